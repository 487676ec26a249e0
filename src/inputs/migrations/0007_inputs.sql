-- Inputs from the parties, who must answer them, and how they were used.

CREATE TABLE input (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    number INTEGER NOT NULL,          -- runs through the forum; shown and searched, never an address
    kind TEXT NOT NULL CHECK (kind IN ('view', 'question', 'example', 'recommendation', 'lesson')),
    party TEXT REFERENCES party (id),
    organisation TEXT REFERENCES organisation (id),
    person TEXT REFERENCES person (id),
    title TEXT,
    text TEXT NOT NULL,
    body TEXT REFERENCES body (id),
    matter TEXT REFERENCES matter (id),
    theme TEXT REFERENCES theme (id),
    point TEXT REFERENCES point (id),
    turn TEXT REFERENCES turn (id),
    origin TEXT NOT NULL CHECK (origin IN ('turn', 'mail', 'form', 'import', 'api')),
    owner TEXT REFERENCES person (id),
    received_at TEXT NOT NULL,
    merged_into TEXT REFERENCES input (id),
    audience TEXT NOT NULL REFERENCES audience (id),
    place_begin INTEGER,
    place_end INTEGER,
    confidence INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX input_by_number ON input (number);
CREATE INDEX input_by_turn ON input (turn);
CREATE INDEX input_by_organisation ON input (organisation);
CREATE INDEX input_by_matter ON input (matter);

-- The structured shape of a good example; `id` is the input's.
CREATE TABLE example (
    id TEXT PRIMARY KEY,
    who TEXT,
    place TEXT,
    done TEXT,
    result TEXT,
    cost TEXT,
    contact TEXT,
    reuse TEXT,
    links TEXT
) STRICT;

CREATE TABLE input_authority (
    id TEXT PRIMARY KEY,
    input TEXT NOT NULL REFERENCES input (id),
    organisation TEXT NOT NULL REFERENCES organisation (id),
    asked_at TEXT NOT NULL,
    asked_by TEXT
) STRICT;
CREATE INDEX input_authority_by_input ON input_authority (input);
CREATE INDEX input_authority_by_organisation ON input_authority (organisation);

-- Appended, never changed: what an authority says of an input.
CREATE TABLE input_use (
    id TEXT PRIMARY KEY,
    input TEXT NOT NULL REFERENCES input (id),
    authority TEXT NOT NULL REFERENCES organisation (id),
    kind TEXT NOT NULL CHECK (kind IN ('used', 'partly_used', 'not_used', 'passed_on', 'waiting')),
    text TEXT NOT NULL,
    pointer_text TEXT,
    pointer_place TEXT,
    pointer_document TEXT REFERENCES document (id),
    pointer_decision TEXT REFERENCES decision (id),
    pointer_matter TEXT REFERENCES matter (id),
    pointer_meeting TEXT REFERENCES meeting (id),
    passed_to TEXT REFERENCES organisation (id),
    due_kind TEXT CHECK (due_kind IN ('day', 'window', 'event', 'next_meeting', 'open')),
    due_from TEXT,
    due_to TEXT,
    due_words TEXT,
    said_at TEXT NOT NULL,
    said_by TEXT REFERENCES person (id),
    told_at TEXT
) STRICT;
CREATE INDEX input_use_by_input ON input_use (input, said_at);

-- Levels that a recommendation or lesson addresses, with its effect on each.
CREATE TABLE input_level (
    id TEXT PRIMARY KEY,
    input TEXT NOT NULL REFERENCES input (id),
    level TEXT NOT NULL CHECK (level IN ('european', 'national', 'regional', 'local')),
    addressed INTEGER NOT NULL CHECK (addressed IN (0, 1)),
    effect TEXT
) STRICT;
CREATE INDEX input_level_by_input ON input_level (input);
