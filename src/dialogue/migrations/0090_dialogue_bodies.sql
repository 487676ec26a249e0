-- The figures of each body beside those of all, whose rows have no body (''). All of it is counted
-- anew at the next start.
DELETE FROM dialogue_reach;
DELETE FROM dialogue_meeting;
DELETE FROM dialogue_point;
DELETE FROM dialogue_voice;
DELETE FROM dialogue_input;
DELETE FROM dialogue_answer;
ALTER TABLE dialogue_point ADD COLUMN body TEXT NOT NULL DEFAULT '';
ALTER TABLE dialogue_voice ADD COLUMN body TEXT NOT NULL DEFAULT '';
ALTER TABLE dialogue_input ADD COLUMN body TEXT NOT NULL DEFAULT '';
ALTER TABLE dialogue_answer ADD COLUMN body TEXT NOT NULL DEFAULT '';
CREATE INDEX dialogue_meeting_of_body ON dialogue_meeting (is_counted, body, day, meeting);
CREATE INDEX dialogue_point_of_body ON dialogue_point (is_counted, body, day, meeting, position);
CREATE INDEX dialogue_input_of_body ON dialogue_input (body, day, input);
CREATE INDEX dialogue_answer_of_body ON dialogue_answer (body, asked_on, id);
CREATE INDEX dialogue_answer_of_body_by_days ON dialogue_answer (body, days);

-- A matter once for all bodies, and once for each in which it was named.
DROP TABLE dialogue_matter;
CREATE TABLE dialogue_matter (
    matter TEXT NOT NULL,
    body TEXT NOT NULL,
    kind TEXT NOT NULL,
    year INTEGER NOT NULL,            -- in which it was first named there
    named_on TEXT NOT NULL,
    heard_on TEXT,                    -- the first word of a region on it there
    end_on TEXT,                      -- decided anywhere, or its last milestone
    verdict TEXT NOT NULL CHECK (verdict IN ('before', 'after', 'heard', 'unheard')),
    PRIMARY KEY (matter, body)
) STRICT;
CREATE INDEX dialogue_matter_by_day ON dialogue_matter (body, named_on, matter);
CREATE INDEX dialogue_matter_by_year ON dialogue_matter (body, year, verdict);

DROP TABLE dialogue_year;
CREATE TABLE dialogue_year (
    body TEXT NOT NULL,
    year INTEGER NOT NULL,
    meetings INTEGER NOT NULL,
    information_words INTEGER NOT NULL,
    dialogue_words INTEGER NOT NULL,
    state_words INTEGER NOT NULL,
    region_words INTEGER NOT NULL,
    other_words INTEGER NOT NULL,
    untold_words INTEGER NOT NULL,
    PRIMARY KEY (body, year)
) STRICT;
DROP TABLE dialogue_planned;
CREATE TABLE dialogue_planned (
    body TEXT NOT NULL,
    year INTEGER NOT NULL,
    planned TEXT NOT NULL,
    points INTEGER NOT NULL,
    information_words INTEGER NOT NULL,
    dialogue_words INTEGER NOT NULL,
    timed INTEGER NOT NULL,
    minutes INTEGER NOT NULL,
    with_region INTEGER NOT NULL,
    with_taking INTEGER NOT NULL,
    kept INTEGER NOT NULL,
    PRIMARY KEY (body, year, planned)
) STRICT;
DROP TABLE dialogue_region;
CREATE TABLE dialogue_region (
    body TEXT NOT NULL,
    year INTEGER NOT NULL,
    organisation TEXT NOT NULL,
    turns INTEGER NOT NULL,
    words INTEGER NOT NULL,
    inputs INTEGER NOT NULL,
    PRIMARY KEY (body, year, organisation)
) STRICT;
DROP TABLE dialogue_outcome;
CREATE TABLE dialogue_outcome (
    body TEXT NOT NULL,
    year INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    inputs INTEGER NOT NULL,
    PRIMARY KEY (body, year, outcome)
) STRICT;
DROP TABLE dialogue_authority;
CREATE TABLE dialogue_authority (
    body TEXT NOT NULL,
    year INTEGER NOT NULL,
    authority TEXT NOT NULL,
    asked INTEGER NOT NULL,
    answered INTEGER NOT NULL,
    in_time INTEGER NOT NULL,
    late INTEGER NOT NULL,
    median_days INTEGER,
    PRIMARY KEY (body, year, authority)
) STRICT;
DROP TABLE dialogue_verdict;
CREATE TABLE dialogue_verdict (
    body TEXT NOT NULL,
    year INTEGER NOT NULL,
    verdict TEXT NOT NULL,
    matters INTEGER NOT NULL,
    PRIMARY KEY (body, year, verdict)
) STRICT;
