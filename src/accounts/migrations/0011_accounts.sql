-- Who may sign in. Passwords and sessions come with sign-in and stay outside the ledger.

CREATE TABLE account (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    person TEXT NOT NULL REFERENCES person (id),
    mail TEXT NOT NULL,
    folded TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX account_by_folded ON account (folded);
