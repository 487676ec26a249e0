-- Inputs that say the same are put together under one of them, and taken apart again: a row for
-- each step. What says several things is divided into parts, which are inputs of their own.
CREATE TABLE input_merge (
    id TEXT PRIMARY KEY,
    input TEXT NOT NULL REFERENCES input (id),
    merged_into TEXT REFERENCES input (id), -- null: from then on it stands for itself again
    words TEXT,                             -- why
    done_at TEXT NOT NULL,
    done_by TEXT REFERENCES person (id)
) STRICT;
CREATE INDEX input_merge_by_input ON input_merge (input, done_at);
CREATE INDEX input_merged ON input (merged_into, number) WHERE merged_into IS NOT NULL;
CREATE INDEX input_merged_of ON input (organisation) WHERE merged_into IS NOT NULL;

ALTER TABLE input ADD COLUMN part_of TEXT REFERENCES input (id);
ALTER TABLE input ADD COLUMN split_at TEXT;  -- when it was divided: its parts are answered instead
CREATE INDEX input_part ON input (part_of, number) WHERE part_of IS NOT NULL;

-- An authority that was asked through an input that was put together with this one, which it owes
-- an answer as long as they are together.
ALTER TABLE input_authority ADD COLUMN through_input TEXT REFERENCES input (id);
