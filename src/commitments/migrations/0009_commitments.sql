-- Promises, requests, homework and what is taken along; and the dates that were announced.

CREATE TABLE commitment (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('promise', 'request', 'takes_along', 'homework')),
    text TEXT NOT NULL,
    who TEXT,                         -- as printed
    person TEXT REFERENCES person (id),
    organisation TEXT REFERENCES organisation (id),
    all_parties_of TEXT REFERENCES body (id),  -- one commitment, one tick a party
    body TEXT NOT NULL REFERENCES body (id),
    meeting TEXT REFERENCES meeting (id),
    point TEXT REFERENCES point (id),
    turn TEXT REFERENCES turn (id),
    said_on TEXT,                     -- the day of the meeting
    due_kind TEXT CHECK (due_kind IN ('day', 'window', 'event', 'next_meeting', 'open')),
    due_from TEXT,
    due_to TEXT,                      -- the last day: late from the day after
    due_words TEXT,
    due_meeting TEXT REFERENCES meeting (id),
    state TEXT NOT NULL CHECK (state IN ('open', 'done', 'withdrawn')),
    done_on TEXT,
    done_by TEXT REFERENCES person (id),
    audience TEXT NOT NULL REFERENCES audience (id),
    place_begin INTEGER,
    place_end INTEGER,
    confidence INTEGER NOT NULL
) STRICT;
CREATE INDEX commitment_by_state ON commitment (state, due_to);
CREATE INDEX commitment_by_meeting ON commitment (meeting);
CREATE INDEX commitment_by_person ON commitment (person);
CREATE INDEX commitment_by_organisation ON commitment (organisation);

CREATE TABLE commitment_person (
    id TEXT PRIMARY KEY,
    commitment TEXT NOT NULL REFERENCES commitment (id),
    person TEXT NOT NULL REFERENCES person (id)
) STRICT;
CREATE INDEX commitment_person_by_commitment ON commitment_person (commitment);
CREATE INDEX commitment_person_by_person ON commitment_person (person);

CREATE TABLE commitment_tick (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    commitment TEXT NOT NULL REFERENCES commitment (id),
    party TEXT NOT NULL REFERENCES party (id),
    done_on TEXT NOT NULL,
    text TEXT
) STRICT;
CREATE INDEX commitment_tick_by_commitment ON commitment_tick (commitment);

-- The inputs that somebody takes along; there may be none yet.
CREATE TABLE commitment_input (
    id TEXT PRIMARY KEY,
    commitment TEXT NOT NULL REFERENCES commitment (id),
    input TEXT NOT NULL REFERENCES input (id)
) STRICT;
CREATE INDEX commitment_input_by_commitment ON commitment_input (commitment);
CREATE INDEX commitment_input_by_input ON commitment_input (input);

-- A date that the notes announce: something is to be delivered or done by then, hard or soft.
CREATE TABLE deadline (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    what TEXT NOT NULL,
    who TEXT,
    organisation TEXT REFERENCES organisation (id),
    matter TEXT REFERENCES matter (id),
    meeting TEXT REFERENCES meeting (id),
    point TEXT REFERENCES point (id),
    due_kind TEXT NOT NULL CHECK (due_kind IN ('day', 'window', 'event', 'next_meeting', 'open')),
    due_from TEXT,
    due_to TEXT,
    due_words TEXT NOT NULL,
    audience TEXT NOT NULL REFERENCES audience (id),
    place_begin INTEGER,
    place_end INTEGER,
    confidence INTEGER NOT NULL
) STRICT;
CREATE INDEX deadline_by_day ON deadline (due_to);
CREATE INDEX deadline_by_meeting ON deadline (meeting);
