-- Review in the browser: who brought a document in, where it shall go, and what has been decided of
-- each fact. Working material, outside the ledger until the proposal is accepted.

ALTER TABLE import ADD COLUMN uploaded_by TEXT;       -- person; null from the command line
ALTER TABLE import ADD COLUMN proposed_body TEXT;     -- asked for, or as the heading says
ALTER TABLE import ADD COLUMN proposed_folded TEXT;   -- the same, as body.folded
ALTER TABLE import ADD COLUMN revision INTEGER NOT NULL DEFAULT 0; -- grows with every decision

ALTER TABLE import_doubt ADD COLUMN fact TEXT;        -- imports/facts.hpp; null in older doubts

CREATE TABLE import_decision (
    id TEXT PRIMARY KEY,
    import TEXT NOT NULL REFERENCES import (id),
    fact TEXT NOT NULL,               -- imports/facts.hpp: 'turn-1204'
    version INTEGER NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('undecided', 'accepted', 'corrected', 'rejected',
        'merged')),
    corrections TEXT NOT NULL,        -- JSON object: field, words
    decided_by TEXT NOT NULL,         -- person
    decided_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX import_decision_of_fact ON import_decision (import, fact);

-- Files on their way to be read. The file itself waits beside the kept documents.
CREATE TABLE upload (
    id TEXT PRIMARY KEY,
    batch TEXT NOT NULL,              -- what came in one form
    position INTEGER NOT NULL,
    file_name TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    body_name TEXT,                   -- asked for; null: the heading decides
    visibility TEXT NOT NULL CHECK (visibility IN ('public', 'members', 'secretariat')),
    uploaded_by TEXT NOT NULL,        -- person
    uploaded_at TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'proposed', 'known', 'refused')),
    reason TEXT,                      -- of a refused one: an English message key
    reason_arguments TEXT,            -- JSON array
    import TEXT REFERENCES import (id)
) STRICT;
CREATE INDEX upload_by_batch ON upload (batch, position);
CREATE INDEX upload_by_person ON upload (uploaded_by, uploaded_at);
