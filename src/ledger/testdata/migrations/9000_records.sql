-- Records as a feature would have them, for the tests of the ledger.
CREATE TABLE inputs (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    text TEXT NOT NULL,
    theme TEXT,
    sort_key BLOB,
    attachment BLOB
) STRICT;

CREATE TABLE inputs_uses (
    id TEXT PRIMARY KEY,
    input TEXT NOT NULL REFERENCES inputs (id),
    kind TEXT NOT NULL
) STRICT;
