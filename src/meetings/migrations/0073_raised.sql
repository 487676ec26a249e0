-- What notes show that a turn raises: a proposed input.
ALTER TABLE turn ADD COLUMN raises TEXT CHECK (raises IN ('view', 'question', 'example'));
