-- Bodies that meet, their parties and mandates, who has which role, and who may read what.

CREATE TABLE forum (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('real', 'test', 'demonstration')),
    roster TEXT CHECK (roster IN ('se-regions')),  -- seated in every body of kind forum
    founded_at TEXT NOT NULL
) STRICT;

CREATE TABLE body (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    sort_key BLOB,
    kind TEXT NOT NULL CHECK (kind IN ('forum', 'committee', 'board', 'group', 'network')),
    custodian TEXT REFERENCES organisation (id),
    prepares_for TEXT REFERENCES body (id),
    demonstration INTEGER NOT NULL CHECK (demonstration IN (0, 1)),
    from_day TEXT,
    to_day TEXT
) STRICT;
CREATE INDEX body_by_folded ON body (folded);

-- Who may read: public, or a set of grants. Every record names one audience.
CREATE TABLE audience (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('public', 'members', 'secretariat', 'custom')),
    body TEXT REFERENCES body (id),
    legal_ground TEXT,                -- chapter and section, where a record is withheld
    decided_by TEXT REFERENCES person (id),
    decided_on TEXT
) STRICT;
CREATE INDEX audience_by_body ON audience (body, kind);

-- A party: an organisation in a dated role in a body. Its silence is data too.
CREATE TABLE party (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    body TEXT NOT NULL REFERENCES body (id),
    organisation TEXT NOT NULL REFERENCES organisation (id),
    role TEXT NOT NULL,               -- 'regionally_responsible_actor', 'ministry', 'secretariat' …
    side TEXT NOT NULL CHECK (side IN ('state', 'region', 'association', 'invited_by_region',
        'invited_by_state', 'other')),
    from_day TEXT,
    to_day TEXT
) STRICT;
CREATE INDEX party_by_body ON party (body);
CREATE INDEX party_by_organisation ON party (organisation);

CREATE TABLE audience_grant (
    id TEXT PRIMARY KEY,
    audience TEXT NOT NULL REFERENCES audience (id),
    body TEXT REFERENCES body (id),
    role TEXT CHECK (role IN ('reader', 'member', 'substitute', 'party_administrator', 'officer',
        'secretary', 'chair', 'registrar', 'auditor')),
    party TEXT REFERENCES party (id)
) STRICT;
CREATE INDEX audience_grant_by_audience ON audience_grant (audience);

CREATE TABLE mandate (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    body TEXT NOT NULL REFERENCES body (id),
    person TEXT NOT NULL REFERENCES person (id),
    party TEXT REFERENCES party (id),
    kind TEXT NOT NULL CHECK (kind IN ('ordinary', 'substitute')),
    substitute_for TEXT REFERENCES mandate (id),
    covers_for TEXT REFERENCES mandate (id),
    follows TEXT REFERENCES mandate (id),
    from_day TEXT,
    to_day TEXT
) STRICT;
CREATE INDEX mandate_by_body ON mandate (body);
CREATE INDEX mandate_by_person ON mandate (person);

CREATE TABLE role_grant (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    person TEXT NOT NULL REFERENCES person (id),
    role TEXT NOT NULL CHECK (role IN ('reader', 'member', 'substitute', 'party_administrator',
        'officer', 'secretary', 'chair', 'registrar', 'auditor', 'system_administrator')),
    body TEXT REFERENCES body (id),
    party TEXT REFERENCES party (id),
    from_day TEXT,
    to_day TEXT
) STRICT;
CREATE INDEX role_grant_by_person ON role_grant (person);

-- Derived: which audiences a reader sees ('public' is the reader who has not signed in). Rebuilt by
-- bodies/audience.cpp whenever a grant or a role changes; every list joins it.
CREATE TABLE audience_reader (
    reader TEXT NOT NULL,
    audience TEXT NOT NULL REFERENCES audience (id),
    PRIMARY KEY (reader, audience)
) STRICT, WITHOUT ROWID;
