-- The ledger: one row an entry, and for each row of a record the entries that hold an image of it.
-- What a payload and a root are stands in docs/ledger-format.md.
CREATE TABLE ledger_entries (
    id INTEGER PRIMARY KEY,
    number INTEGER UNIQUE,
    time TEXT NOT NULL,
    who TEXT NOT NULL,
    verb TEXT NOT NULL,
    object TEXT NOT NULL,
    root BLOB NOT NULL,
    payload BLOB NOT NULL
) STRICT;

-- What the sequencer looks for on PostgreSQL; on SQLite it stays empty.
CREATE INDEX ledger_entries_unnumbered ON ledger_entries (id) WHERE number IS NULL;

CREATE INDEX ledger_entries_object ON ledger_entries (object, id);

-- `entry` is the entry's id. No foreign key: only the ledger writes here, always after the entry,
-- and asking for the entry once a row of a record costs more than the rest.
CREATE TABLE ledger_images (
    table_name TEXT NOT NULL,
    row_id TEXT NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (table_name, row_id, entry)
) STRICT, WITHOUT ROWID;
