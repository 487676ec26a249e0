-- Documents as received, their extracted text, and the facts that make something a record.

CREATE TABLE document (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,               -- as the sender named the file; shown, never a path
    format TEXT NOT NULL,
    sha256 TEXT NOT NULL,             -- of the original, which lies in documents/ab/SHA256
    bytes INTEGER NOT NULL,
    text_sha256 TEXT NOT NULL,        -- of the extracted text in document_text
    body TEXT REFERENCES body (id),
    audience TEXT NOT NULL REFERENCES audience (id),
    demonstration INTEGER NOT NULL CHECK (demonstration IN (0, 1))
) STRICT;
CREATE INDEX document_by_sha256 ON document (sha256);

-- Derived from the original by the reader; places in records are byte offsets into `text`.
CREATE TABLE document_text (
    document TEXT PRIMARY KEY,
    text TEXT NOT NULL,
    blocks BLOB NOT NULL              -- documents/stored_blocks.hpp
) STRICT;

-- Record facts of a document, input, answer (use) or minute: `id` is that record's own id.
CREATE TABLE record_facts (
    id TEXT PRIMARY KEY,
    direction TEXT NOT NULL CHECK (direction IN ('in', 'out', 'own')),
    received_at TEXT,
    dispatched_at TEXT,
    drawn_up_at TEXT,                 -- upprättad: an explicit act
    acted_by TEXT,
    counterpart TEXT REFERENCES organisation (id),
    counterpart_number TEXT,
    own_number TEXT,                  -- series per authority and year
    subject TEXT,                     -- a line free of secrets
    custodian TEXT REFERENCES organisation (id),
    custodian_body TEXT REFERENCES body (id),
    retention_class TEXT,
    legal_hold INTEGER NOT NULL CHECK (legal_hold IN (0, 1)),
    disposed_at TEXT,
    disposal TEXT
) STRICT;
