-- The Word templates out of which the notes of a body's meetings are made. Another one ends the one
-- before, whose row and file stay. The bytes lie in documents/ab/SHA256, as those of documents do.
CREATE TABLE note_template (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    body TEXT NOT NULL REFERENCES body (id),
    name TEXT NOT NULL,               -- as the sender named the file; shown, never a path
    bytes INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    in_force INTEGER NOT NULL CHECK (in_force IN (0, 1)) -- at most one of a body is
) STRICT;
CREATE INDEX note_template_of_body ON note_template (body, in_force);
CREATE INDEX note_template_by_sha256 ON note_template (sha256);
