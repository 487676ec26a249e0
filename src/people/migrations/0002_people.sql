-- Organisations and persons, the names under which they are met, and the posts that persons hold.

CREATE TABLE organisation (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    sort_key BLOB,
    kind TEXT NOT NULL CHECK (kind IN ('ministry', 'authority', 'region', 'municipality',
        'county_board', 'association', 'company', 'university', 'constellation', 'other')),
    country TEXT NOT NULL,            -- ISO 3166-1 alpha-2
    nuts TEXT,                        -- NUTS 2021 code at any level
    county_code TEXT,                 -- '20'
    county_letter TEXT,               -- 'w', lower case: the region's address
    municipality_code TEXT,
    organisation_number TEXT,
    from_day TEXT,                    -- an open end is null; unknown is null too
    to_day TEXT,
    merged_into TEXT REFERENCES organisation (id)
) STRICT;
CREATE INDEX organisation_by_name ON organisation (sort_key);
CREATE UNIQUE INDEX organisation_by_letter ON organisation (county_letter);

-- Every name it is known by (today's included), folded for matching: acronyms, earlier names,
-- spellings found in notes.
CREATE TABLE organisation_name (
    id TEXT PRIMARY KEY,
    organisation TEXT NOT NULL REFERENCES organisation (id),
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    language TEXT,
    from_day TEXT,
    to_day TEXT
) STRICT;
CREATE INDEX organisation_name_by_folded ON organisation_name (folded);
CREATE INDEX organisation_name_by_organisation ON organisation_name (organisation);

-- A dated constellation of others: "Småland–Blekinge".
CREATE TABLE organisation_member (
    id TEXT PRIMARY KEY,
    constellation TEXT NOT NULL REFERENCES organisation (id),
    member TEXT NOT NULL REFERENCES organisation (id),
    from_day TEXT,
    to_day TEXT
) STRICT;
CREATE INDEX organisation_member_by_constellation ON organisation_member (constellation);
CREATE INDEX organisation_member_by_member ON organisation_member (member);

CREATE TABLE person (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    sort_key BLOB,
    organisation TEXT REFERENCES organisation (id),   -- last known; posts and mandates carry dates
    title TEXT,
    protected INTEGER NOT NULL CHECK (protected IN (0, 1)),
    demonstration INTEGER NOT NULL CHECK (demonstration IN (0, 1)),
    merged_into TEXT REFERENCES person (id)
) STRICT;
CREATE INDEX person_by_name ON person (sort_key);
CREATE INDEX person_by_organisation ON person (organisation);

CREATE TABLE person_name (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    name TEXT NOT NULL,
    folded TEXT NOT NULL
) STRICT;
CREATE INDEX person_name_by_folded ON person_name (folded);
CREATE INDEX person_name_by_person ON person_name (person);

CREATE TABLE post (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    organisation TEXT NOT NULL REFERENCES organisation (id),
    unit TEXT,
    title TEXT NOT NULL
) STRICT;
CREATE INDEX post_by_organisation ON post (organisation);

-- Who holds a post from when to when; a holder may cover for another's leave or follow another.
CREATE TABLE post_holding (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    post TEXT REFERENCES post (id),
    person TEXT NOT NULL REFERENCES person (id),
    organisation TEXT REFERENCES organisation (id),
    covers_for TEXT REFERENCES person (id),
    follows TEXT REFERENCES person (id),
    from_day TEXT,
    to_day TEXT,
    known_on TEXT                     -- the day of the notes that say so, where no dates are said
) STRICT;
CREATE INDEX post_holding_by_person ON post_holding (person);
CREATE INDEX post_holding_by_post ON post_holding (post);
