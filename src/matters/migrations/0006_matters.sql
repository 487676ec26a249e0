-- Matters that live on between meetings, their registry numbers, milestones and themes.

CREATE TABLE theme (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    parent TEXT REFERENCES theme (id),
    name TEXT NOT NULL,
    sort_key BLOB
) STRICT;

CREATE TABLE matter (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('assignment', 'inquiry', 'strategy', 'programme', 'call',
        'study', 'survey', 'other')),
    title TEXT NOT NULL,
    sort_key BLOB,
    owner TEXT REFERENCES organisation (id),
    officer TEXT REFERENCES person (id),
    theme TEXT REFERENCES theme (id),
    state TEXT NOT NULL CHECK (state IN ('open', 'reported', 'closed')),
    audience TEXT NOT NULL REFERENCES audience (id)
) STRICT;

CREATE TABLE registry_number (
    id TEXT PRIMARY KEY,
    number TEXT NOT NULL,             -- as first met: 'N2016/06374/RTS'
    folded TEXT NOT NULL,             -- for finding it in any spelling
    kind TEXT NOT NULL CHECK (kind IN ('registry_number', 'dir', 'sou', 'ds', 'prop', 'bet', 'sfs',
        'com', 'issue')),
    authority TEXT REFERENCES organisation (id)
) STRICT;
CREATE UNIQUE INDEX registry_number_by_folded ON registry_number (folded);

CREATE TABLE matter_number (
    id TEXT PRIMARY KEY,
    matter TEXT NOT NULL REFERENCES matter (id),
    registry_number TEXT NOT NULL REFERENCES registry_number (id),
    extent TEXT NOT NULL CHECK (extent IN ('whole', 'partial'))
) STRICT;
CREATE INDEX matter_number_by_matter ON matter_number (matter);
CREATE INDEX matter_number_by_number ON matter_number (registry_number);

CREATE TABLE matter_partner (
    id TEXT PRIMARY KEY,
    matter TEXT NOT NULL REFERENCES matter (id),
    organisation TEXT NOT NULL REFERENCES organisation (id),
    role TEXT NOT NULL CHECK (role IN ('consult', 'partner'))
) STRICT;
CREATE INDEX matter_partner_by_matter ON matter_partner (matter);

CREATE TABLE milestone (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    matter TEXT NOT NULL REFERENCES matter (id),
    text TEXT NOT NULL,
    due_kind TEXT NOT NULL CHECK (due_kind IN ('day', 'window', 'event', 'next_meeting', 'open')),
    due_from TEXT,
    due_to TEXT,
    due_words TEXT NOT NULL,
    due_meeting TEXT REFERENCES meeting (id),
    done_on TEXT
) STRICT;
CREATE INDEX milestone_by_matter ON milestone (matter);

-- A number found in the notes of a meeting: where it stands and, once known, which matter it is of.
CREATE TABLE reference (
    id TEXT PRIMARY KEY,
    meeting TEXT NOT NULL REFERENCES meeting (id),
    point TEXT REFERENCES point (id),
    registry_number TEXT NOT NULL REFERENCES registry_number (id),
    matter TEXT REFERENCES matter (id),
    position INTEGER NOT NULL,
    place_begin INTEGER,
    place_end INTEGER,
    confidence INTEGER NOT NULL
) STRICT;
CREATE INDEX reference_by_meeting ON reference (meeting, position);
CREATE INDEX reference_by_number ON reference (registry_number);
