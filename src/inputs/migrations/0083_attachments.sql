-- Files that came with an input. The bytes lie in documents/ab/SHA256, as those of documents do.
CREATE TABLE input_attachment (
    id TEXT PRIMARY KEY,
    input TEXT NOT NULL REFERENCES input (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,               -- as the sender named the file; shown, never a path
    kind TEXT NOT NULL,               -- what its first bytes say, inputs/attachments/attachments.hpp
    bytes INTEGER NOT NULL,
    sha256 TEXT NOT NULL
) STRICT;
CREATE INDEX input_attachment_of_input ON input_attachment (input, position);
CREATE INDEX input_attachment_by_sha256 ON input_attachment (sha256);

-- Files of a draft, and of a form that came back with something wrong. No records.
CREATE TABLE input_draft_file (
    id TEXT PRIMARY KEY,
    draft TEXT NOT NULL REFERENCES input_draft (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    sha256 TEXT NOT NULL
) STRICT;
CREATE INDEX input_draft_file_of_draft ON input_draft_file (draft, position);
CREATE INDEX input_draft_file_by_sha256 ON input_draft_file (sha256);

-- A form that came back holds its files under a key, of which the SHA-256 stands here; nobody has
-- begun it as a draft.
ALTER TABLE input_draft ADD COLUMN waits_for TEXT;
CREATE UNIQUE INDEX input_draft_waiting ON input_draft (waits_for) WHERE waits_for IS NOT NULL;
