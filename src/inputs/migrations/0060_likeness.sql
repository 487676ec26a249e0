-- The words of each input, by which others like it are found. Made from the texts and made anew at
-- any time: no record, and not in the ledger.
CREATE TABLE input_gist (
    input TEXT PRIMARY KEY REFERENCES input (id),
    stems TEXT NOT NULL,      -- in byte order, with a space between
    made_with TEXT NOT NULL   -- the analyser that found them
) STRICT;
-- Of each input only its longest stems, which are its rarest.
CREATE TABLE input_stem (
    stem TEXT NOT NULL,
    input TEXT NOT NULL REFERENCES input (id),
    PRIMARY KEY (stem, input)
) STRICT, WITHOUT ROWID;
