-- Mails that came in: each is kept as it came, and what was made of it. What nobody acts on yet waits
-- here for an inbox. No record: the ledger does not know it; what a mail leads to is an act of its own.
CREATE TABLE mail_in (
    id TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL,          -- names the file
    received_at TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'acted', 'kept')),
    outcome TEXT CHECK (outcome IN ('answered', 'undelivered', 'tentative', 'stranger', 'unknown',
        'too_late', 'not_invited', 'older', 'no_substitute', 'other', 'unreadable')),
    meeting TEXT REFERENCES meeting (id),
    person TEXT REFERENCES person (id),
    CHECK ((state = 'waiting') = (outcome IS NULL))
) STRICT;
CREATE INDEX mail_in_by_meeting ON mail_in (meeting, received_at) WHERE meeting IS NOT NULL;
CREATE INDEX mail_in_by_person ON mail_in (person) WHERE person IS NOT NULL;
CREATE UNIQUE INDEX mail_in_once ON mail_in (sha256);
