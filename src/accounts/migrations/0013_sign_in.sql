-- Signing in. Secrets and sessions are no records: the ledger does not know them, and of tokens only
-- the SHA-256 stands here.
CREATE TABLE credential (
    account TEXT PRIMARY KEY REFERENCES account (id),
    password_hash TEXT NOT NULL,      -- argon2id, as libsodium writes it
    changed_at TEXT NOT NULL
) STRICT;

CREATE TABLE sign_in (
    id TEXT PRIMARY KEY,              -- SHA-256 of the token in the cookie
    account TEXT NOT NULL REFERENCES account (id),
    begun_at TEXT NOT NULL,
    ends_at TEXT NOT NULL
) STRICT;
CREATE INDEX sign_in_by_account ON sign_in (account);
CREATE INDEX sign_in_by_end ON sign_in (ends_at);

-- A link that signs in once: the first way in, and the way back for who has lost the password.
CREATE TABLE sign_in_link (
    id TEXT PRIMARY KEY,              -- SHA-256 of the token in the address
    account TEXT NOT NULL REFERENCES account (id),
    ends_at TEXT NOT NULL
) STRICT;
CREATE INDEX sign_in_link_by_end ON sign_in_link (ends_at);
