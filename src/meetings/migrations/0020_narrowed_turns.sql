-- A point with a part for fewer readers is left out of the figures that everybody sees, so that they
-- tell nothing of that part; this finds such points by index.
CREATE INDEX turn_narrowed ON turn (point) WHERE audience IS NOT NULL;
