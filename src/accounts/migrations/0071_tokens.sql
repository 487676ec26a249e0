-- A token by which a program acts for a person, under /api/ only. No record, as sign-ins are none.
CREATE TABLE api_token (
    id TEXT PRIMARY KEY,              -- SHA-256 of the token
    account TEXT NOT NULL REFERENCES account (id),
    made_at TEXT NOT NULL,
    ends_at TEXT NOT NULL
) STRICT;
CREATE INDEX api_token_by_account ON api_token (account);
CREATE INDEX api_token_by_end ON api_token (ends_at);
