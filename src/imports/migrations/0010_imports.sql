-- Proposals read out of documents. They are working material: outside the ledger until accepted.

CREATE TABLE import (
    id TEXT PRIMARY KEY,
    document_name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    format TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    text TEXT NOT NULL,
    blocks BLOB NOT NULL,
    body_name TEXT,                   -- asked for with --body; null: the heading decides
    visibility TEXT NOT NULL CHECK (visibility IN ('public', 'members', 'secretariat')),
    state TEXT NOT NULL CHECK (state IN ('proposed', 'accepted', 'differs', 'rejected')),
    imported_at TEXT NOT NULL,
    document TEXT,                    -- once accepted
    meeting TEXT                      -- once accepted, or the known meeting that it differs from
) STRICT;
CREATE INDEX import_by_sha256 ON import (sha256);
CREATE INDEX import_by_state ON import (state, imported_at);

-- What was kept apart when the rest was accepted, for a person to decide.
CREATE TABLE import_doubt (
    id TEXT PRIMARY KEY,
    import TEXT NOT NULL REFERENCES import (id),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('person', 'organisation', 'fact', 'difference', 'count')),
    words TEXT NOT NULL,
    reason TEXT NOT NULL,             -- an English message key; arguments in reason_arguments
    reason_arguments TEXT NOT NULL,   -- JSON array
    place_begin INTEGER,
    place_end INTEGER,
    confidence INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'settled'))
) STRICT;
CREATE INDEX import_doubt_by_import ON import_doubt (import, position);
