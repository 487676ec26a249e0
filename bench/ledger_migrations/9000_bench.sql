CREATE TABLE turns (
    id TEXT PRIMARY KEY,
    point TEXT NOT NULL,
    position INTEGER NOT NULL,
    section TEXT NOT NULL,
    depth INTEGER NOT NULL,
    speaker TEXT,
    side TEXT NOT NULL,
    text TEXT NOT NULL,
    place_begin INTEGER NOT NULL,
    place_end INTEGER NOT NULL
) STRICT;
CREATE INDEX turns_point ON turns (point, position);

CREATE TABLE plain (
    id TEXT PRIMARY KEY,
    text TEXT NOT NULL
) STRICT;
