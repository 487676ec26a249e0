-- The words of an input are kept a moment after it has come in, by whoever follows (inputs/gists.hpp):
-- those of all inputs up to this number were.
CREATE TABLE input_gist_reach (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    number INTEGER NOT NULL
) STRICT;
INSERT INTO input_gist_reach (id, number) SELECT 1, coalesce(max(number), 0) FROM input;
