-- The region itself says which of its examples comes first.
ALTER TABLE example ADD COLUMN rank INTEGER;   -- 1 comes first; null: not ranked
