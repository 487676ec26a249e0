-- The dialogue in figures, kept up by following the ledger (src/dialogue/following.hpp). Nothing here
-- is a record: all of it can be counted anew. Nothing refers to records either, so that these rows
-- never stand in the way of undoing an act. `is_counted` tells what the public figures hold; in sums
-- the year 0 stands for all years.

-- How far the figures reach.
CREATE TABLE dialogue_reach (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    definition INTEGER NOT NULL,      -- by which definitions they were counted
    next_entry INTEGER NOT NULL,      -- number of the first entry of the ledger that is not in them
    day TEXT NOT NULL,                -- local: what is late is late on it
    stage TEXT,                       -- while all is counted anew: what is being counted …
    after TEXT                        -- … and the last one that has been
) STRICT;

CREATE TABLE dialogue_meeting (
    meeting TEXT PRIMARY KEY,
    body TEXT NOT NULL,
    day TEXT NOT NULL,
    year INTEGER NOT NULL,
    is_counted INTEGER NOT NULL CHECK (is_counted IN (0, 1)),
    information_words INTEGER NOT NULL,
    dialogue_words INTEGER NOT NULL,
    state_words INTEGER NOT NULL,     -- of the words in discussions, those of each side
    region_words INTEGER NOT NULL,
    other_words INTEGER NOT NULL,
    untold_words INTEGER NOT NULL
) STRICT;
CREATE INDEX dialogue_meeting_by_day ON dialogue_meeting (is_counted, day, meeting);
CREATE INDEX dialogue_meeting_by_year ON dialogue_meeting (is_counted, year);

CREATE TABLE dialogue_point (
    point TEXT PRIMARY KEY,
    meeting TEXT NOT NULL,
    position INTEGER NOT NULL,
    day TEXT NOT NULL,
    year INTEGER NOT NULL,
    is_counted INTEGER NOT NULL CHECK (is_counted IN (0, 1)),
    planned TEXT NOT NULL CHECK (planned IN ('information', 'both', 'dialogue', 'untold')),
    information_words INTEGER NOT NULL,
    dialogue_words INTEGER NOT NULL,
    state_words INTEGER NOT NULL,
    region_words INTEGER NOT NULL,
    other_words INTEGER NOT NULL,
    untold_words INTEGER NOT NULL,
    minutes INTEGER,                  -- null where they are not known
    regional_turns INTEGER NOT NULL,  -- in discussions
    taken_along INTEGER NOT NULL
) STRICT;
CREATE INDEX dialogue_point_of_meeting ON dialogue_point (meeting, position);
CREATE INDEX dialogue_point_by_day ON dialogue_point (is_counted, day, meeting, position);
CREATE INDEX dialogue_point_by_year ON dialogue_point (is_counted, year);

-- A region that was heard: at a meeting, or by an input.
CREATE TABLE dialogue_voice (
    source TEXT NOT NULL,             -- the meeting or the input
    organisation TEXT NOT NULL,
    year INTEGER NOT NULL,
    turns INTEGER NOT NULL,
    words INTEGER NOT NULL,
    inputs INTEGER NOT NULL,
    PRIMARY KEY (source, organisation)
) STRICT;
CREATE INDEX dialogue_voice_by_year ON dialogue_voice (year, organisation);

CREATE TABLE dialogue_input (
    input TEXT PRIMARY KEY,
    matter TEXT,
    day TEXT NOT NULL,
    year INTEGER NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('used', 'partly_used', 'not_used', 'open',
        'withdrawn')),
    owed_on TEXT                      -- the first day that an answer is still owed by
) STRICT;
CREATE INDEX dialogue_input_owed ON dialogue_input (owed_on, year) WHERE owed_on IS NOT NULL;
CREATE INDEX dialogue_input_by_year ON dialogue_input (year, outcome);
CREATE INDEX dialogue_input_by_day ON dialogue_input (day, input);

-- What one authority owes, or owed, one input.
CREATE TABLE dialogue_answer (
    id TEXT PRIMARY KEY,              -- of the row input_authority
    input TEXT NOT NULL,
    authority TEXT NOT NULL,
    year INTEGER NOT NULL,            -- in which it was asked
    asked_on TEXT NOT NULL,
    promised_on TEXT NOT NULL,
    answered_on TEXT,
    days INTEGER                      -- from asked to answered
) STRICT;
CREATE INDEX dialogue_answer_of_input ON dialogue_answer (input);
CREATE INDEX dialogue_answer_by_authority ON dialogue_answer (authority, year, days);
CREATE INDEX dialogue_answer_of_authority_by_days ON dialogue_answer (authority, days);
CREATE INDEX dialogue_answer_by_year ON dialogue_answer (year, days);
CREATE INDEX dialogue_answer_by_days ON dialogue_answer (days);
CREATE INDEX dialogue_answer_by_asking ON dialogue_answer (asked_on, id);
CREATE INDEX dialogue_answer_owed ON dialogue_answer (promised_on, authority, year)
    WHERE answered_on IS NULL;

CREATE TABLE dialogue_matter (
    matter TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    year INTEGER NOT NULL,            -- in which it was first named
    named_on TEXT NOT NULL,
    heard_on TEXT,                    -- the first word of a region on it
    end_on TEXT,                      -- decided, or its last milestone
    verdict TEXT NOT NULL CHECK (verdict IN ('before', 'after', 'heard', 'unheard'))
) STRICT;
CREATE INDEX dialogue_matter_by_day ON dialogue_matter (named_on, matter);
CREATE INDEX dialogue_matter_by_year ON dialogue_matter (year, verdict);

-- Sums.
CREATE TABLE dialogue_year (
    year INTEGER PRIMARY KEY,
    meetings INTEGER NOT NULL,
    information_words INTEGER NOT NULL,
    dialogue_words INTEGER NOT NULL,
    state_words INTEGER NOT NULL,
    region_words INTEGER NOT NULL,
    other_words INTEGER NOT NULL,
    untold_words INTEGER NOT NULL
) STRICT;
CREATE TABLE dialogue_planned (
    year INTEGER NOT NULL,
    planned TEXT NOT NULL,
    points INTEGER NOT NULL,
    information_words INTEGER NOT NULL,
    dialogue_words INTEGER NOT NULL,
    timed INTEGER NOT NULL,           -- points whose minutes are known
    minutes INTEGER NOT NULL,
    with_region INTEGER NOT NULL,     -- points with a regional turn in a discussion …
    with_taking INTEGER NOT NULL,     -- … with something taken along …
    kept INTEGER NOT NULL,            -- … with both
    PRIMARY KEY (year, planned)
) STRICT;
CREATE TABLE dialogue_region (
    year INTEGER NOT NULL,
    organisation TEXT NOT NULL,
    turns INTEGER NOT NULL,
    words INTEGER NOT NULL,
    inputs INTEGER NOT NULL,
    PRIMARY KEY (year, organisation)
) STRICT;
CREATE TABLE dialogue_outcome (
    year INTEGER NOT NULL,
    outcome TEXT NOT NULL,            -- 'late' too, which is not among the open ones then
    inputs INTEGER NOT NULL,
    PRIMARY KEY (year, outcome)
) STRICT;
CREATE TABLE dialogue_authority (
    year INTEGER NOT NULL,
    authority TEXT NOT NULL,          -- '': all of them
    asked INTEGER NOT NULL,
    answered INTEGER NOT NULL,
    in_time INTEGER NOT NULL,
    late INTEGER NOT NULL,            -- not answered, on the day of the reach
    median_days INTEGER,
    PRIMARY KEY (year, authority)
) STRICT;
CREATE TABLE dialogue_verdict (
    year INTEGER NOT NULL,
    verdict TEXT NOT NULL,
    matters INTEGER NOT NULL,
    PRIMARY KEY (year, verdict)
) STRICT;
