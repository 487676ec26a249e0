-- Reviews and studies whose recommendations and lessons are followed like inputs, and what they have
-- led to at each level.

CREATE TABLE review (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('review', 'evaluation', 'study')),
    title TEXT NOT NULL,
    sort_key BLOB,
    organisation TEXT REFERENCES organisation (id),  -- who made it
    year INTEGER,                     -- in which it came out
    source TEXT,                      -- where it is found, in words
    document TEXT REFERENCES document (id),
    text TEXT,                        -- what it looked at
    body TEXT NOT NULL REFERENCES body (id),  -- which follows it
    matter TEXT REFERENCES matter (id),
    audience TEXT NOT NULL REFERENCES audience (id)
) STRICT;
CREATE INDEX review_by_title ON review (sort_key, id);
CREATE INDEX review_by_year ON review (year, id);
CREATE INDEX review_of_matter ON review (matter) WHERE matter IS NOT NULL;
CREATE INDEX review_of_organisation ON review (organisation) WHERE organisation IS NOT NULL;

ALTER TABLE input ADD COLUMN review TEXT REFERENCES review (id);
ALTER TABLE input ADD COLUMN review_place TEXT;   -- where in the review it stands
-- How far a recommendation has reached; null where it addresses no level. Follows from what was told.
ALTER TABLE input ADD COLUMN reach TEXT CHECK (reach IN ('nobody', 'only_one', 'some', 'every'));
CREATE INDEX input_of_review ON input (review, number) WHERE review IS NOT NULL;
CREATE INDEX input_by_reach ON input (reach, number) WHERE reach IS NOT NULL;

-- What was told of a level, appended by many: who acted, what came of it, and where that is seen.
CREATE TABLE input_effect (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    input TEXT NOT NULL REFERENCES input (id),
    level TEXT NOT NULL CHECK (level IN ('european', 'national', 'regional', 'local')),
    kind TEXT NOT NULL CHECK (kind IN ('acted', 'under_way', 'declined')),
    organisation TEXT NOT NULL REFERENCES organisation (id),
    text TEXT NOT NULL,
    acted_on TEXT,
    pointer_text TEXT,
    pointer_place TEXT,
    pointer_decision TEXT REFERENCES decision (id),
    pointer_matter TEXT REFERENCES matter (id),
    said_at TEXT NOT NULL,
    said_by TEXT REFERENCES person (id)
) STRICT;
CREATE INDEX input_effect_of_input ON input_effect (input, level, said_at);
CREATE INDEX input_effect_of_organisation ON input_effect (organisation, said_at);
CREATE INDEX input_effect_by_matter ON input_effect (pointer_matter)
    WHERE pointer_matter IS NOT NULL;

-- Where a level stands follows from what was told of it. The one line that it held before came from
-- no form; its act keeps it.
ALTER TABLE input_level ADD COLUMN state TEXT
    CHECK (state IN ('silent', 'declined', 'under_way', 'acted'));
ALTER TABLE input_level DROP COLUMN effect;
UPDATE input_level SET state = 'silent';
UPDATE input SET reach = 'nobody' WHERE EXISTS (SELECT 1 FROM input_level l
    WHERE l.input = input.id AND l.addressed = 1);
DROP INDEX input_level_by_input;
CREATE UNIQUE INDEX input_level_once ON input_level (input, level);
CREATE INDEX input_level_by_level ON input_level (level, state);
