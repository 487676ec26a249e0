-- A sender is told again, once, when the decision that its input was used in changes or the matter
-- is reported or closed.
CREATE TABLE input_telling (
    id TEXT PRIMARY KEY,
    input TEXT NOT NULL REFERENCES input (id),
    input_use TEXT NOT NULL REFERENCES input_use (id),
    what TEXT NOT NULL CHECK (what IN ('decision', 'matter')),
    told_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX input_telling_once ON input_telling (input_use, what);
CREATE INDEX input_telling_by_input ON input_telling (input);
CREATE INDEX input_use_by_decision ON input_use (pointer_decision)
    WHERE pointer_decision IS NOT NULL;
CREATE INDEX input_use_by_matter ON input_use (pointer_matter) WHERE pointer_matter IS NOT NULL;

-- Who was told, beside the answer, so that the newest of it is found without sorting all.
ALTER TABLE input_use ADD COLUMN told_to TEXT REFERENCES organisation (id);
UPDATE input_use SET told_to = (SELECT i.organisation FROM input i WHERE i.id = input_use.input);
CREATE INDEX input_use_by_told ON input_use (told_to, said_at) WHERE told_to IS NOT NULL;
