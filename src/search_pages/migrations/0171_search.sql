-- What search finds, kept up by following the ledger (src/search_pages/following.hpp). Nothing here is
-- a record: all of it can be made anew. Nothing refers to records either, so that these rows never
-- stand in the way of undoing an act. Who may read an entry is not here: it is asked of the readers'
-- views when a query is answered.

-- A record, or a passage of a document.
CREATE TABLE search_entry (
    id INTEGER PRIMARY KEY,           -- its day and then some of its record's id: the newest is last
    kind TEXT NOT NULL,
    record TEXT NOT NULL,
    part INTEGER NOT NULL,            -- the how manyth passage; 0 where there is one
    page TEXT NOT NULL,               -- the record on whose page it stands
    day TEXT,
    body TEXT,
    organisation TEXT,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    stems TEXT NOT NULL,              -- of the searched title and the text: ' plan möte | vi möta '
    parts TEXT NOT NULL               -- of compounds: ' livsmedel strategi '
) STRICT;
CREATE INDEX search_entry_of_record ON search_entry (kind, record, part);

-- The words by which entries are found, and what they are filtered by; made by us, so that both
-- engines have the same. `rowid` is the entry's.
-- on SQLite:
CREATE VIRTUAL TABLE search_index USING fts5 (
    terms, tokenize = "ascii tokenchars '.'", detail = none, columnsize = 0);
-- on PostgreSQL:
CREATE TABLE search_index (
    rowid BIGINT PRIMARY KEY,
    terms TSVECTOR NOT NULL
);
CREATE INDEX search_index_by_term ON search_index USING gin (terms) WITH (fastupdate = off);
-- on both:

-- The words of the register as they are written, by which is found what somebody may have meant.
CREATE TABLE search_word (
    word TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- How far the index reaches.
CREATE TABLE search_reach (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    made_with TEXT NOT NULL,          -- how words were found
    next_entry INTEGER NOT NULL,      -- number of the first entry of the ledger that is not in it
    done INTEGER NOT NULL,            -- of the records which that one touched
    stage TEXT,                       -- while all is made anew: which kind of record …
    after TEXT                        -- … and the last one that is in it
) STRICT;
