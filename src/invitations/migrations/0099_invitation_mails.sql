-- What was sent by mail to whom about a meeting: one row a mail, the newest of a person marked. A row
-- says what is to be told; the text is made when it is sent. Its id makes the mail's Message-ID, so
-- that what is sent again is seen to be the same. No record: the ledger does not know it.
CREATE TABLE invitation_mail (
    id TEXT PRIMARY KEY,
    meeting TEXT NOT NULL REFERENCES meeting (id),
    person TEXT NOT NULL REFERENCES person (id),
    uid TEXT NOT NULL,             -- of the meeting in the person's calendar; a secret of the two
    is_last INTEGER NOT NULL CHECK (is_last IN (0, 1)),
    kind TEXT NOT NULL CHECK (kind IN ('invitation', 'change', 'cancellation', 'called_off', 'reminder')),
    told TEXT NOT NULL,            -- what of the meeting is told, to be compared with what it says now
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'refused', 'unreachable', 'failed', 'needless')),
    queued_at TEXT NOT NULL,
    ended_at TEXT,                 -- null while it waits
    answer TEXT,                   -- of the mail server, in its words
    CHECK ((state = 'waiting') = (ended_at IS NULL))
) STRICT;
CREATE UNIQUE INDEX invitation_mail_last ON invitation_mail (meeting, person) WHERE is_last = 1;
CREATE INDEX invitation_mail_by_person ON invitation_mail (person);
CREATE INDEX invitation_mail_by_uid ON invitation_mail (uid);

-- The address of somebody's account is looked up for each mail.
CREATE INDEX account_by_person ON account (person);
