-- What somebody who comes to a meeting needs. It may tell of health or faith (GDPR, article 9): it is
-- no record and stands in no ledger, and is forgotten the night after the meeting.
CREATE TABLE invitation_need (
    invitation TEXT PRIMARY KEY REFERENCES invitation (id) ON DELETE CASCADE,
    diet TEXT NOT NULL,
    access TEXT NOT NULL,
    CHECK (diet <> '' OR access <> '')
) STRICT;
