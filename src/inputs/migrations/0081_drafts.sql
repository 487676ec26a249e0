-- Inputs that somebody writes on and has not sent. They are working material, outside the ledger,
-- and read by those alone who write them: of a party, those who act for its organisation.
CREATE TABLE input_draft (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    party TEXT REFERENCES party (id), -- whose it is; null: of who began it, alone
    begun_by TEXT NOT NULL,           -- person; whoever can sign in is never merged away
    begun_at TEXT NOT NULL,
    written_by TEXT NOT NULL,         -- person who wrote last
    written_at TEXT NOT NULL,
    fields TEXT NOT NULL,             -- JSON object: field of the form, words as typed
    sent_as TEXT REFERENCES input (id)
) STRICT;
CREATE INDEX input_draft_of_party ON input_draft (party, written_at) WHERE party IS NOT NULL;
CREATE INDEX input_draft_of_person ON input_draft (begun_by, written_at) WHERE party IS NULL;
CREATE INDEX input_draft_sent ON input_draft (sent_as) WHERE sent_as IS NOT NULL;
