-- The log's hash tree over the numbered entries (RFC 9162 §2.1.1): the root of each perfect subtree,
-- of 2^level leaves from leaf position · 2^level on. Made from the entries' roots, which it follows,
-- and never changed. Level 0 holds the leaves.
CREATE TABLE ledger_nodes (
    level INTEGER NOT NULL,
    position INTEGER NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY (level, position)
) STRICT, WITHOUT ROWID;
