-- Mails to those who are asked to comment on notes, or to approve them. What a mail server says is no
-- record: it stands in no ledger.
CREATE TABLE minute_mail (
    id TEXT PRIMARY KEY,
    minute TEXT NOT NULL REFERENCES minute (id),
    person TEXT NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL CHECK (kind IN ('comment', 'approval')),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'refused', 'unreachable', 'failed',
        'needless')),
    queued_at TEXT NOT NULL,
    ended_at TEXT,
    answer TEXT                       -- of the mail server, in its words
) STRICT;
CREATE INDEX minute_mail_by_minute ON minute_mail (minute, kind, state);
CREATE INDEX minute_mail_by_person ON minute_mail (person);
