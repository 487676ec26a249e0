-- Joint positions of the parties that a preparing body holds, and where each party stands. They belong
-- to that body: until one is released, those alone who prepare there read it, or see that it exists.
CREATE TABLE joint_position (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    body TEXT NOT NULL REFERENCES body (id),          -- that prepares, and whose it is
    prepared_for TEXT NOT NULL REFERENCES body (id),
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    edition INTEGER NOT NULL,         -- the version that brought title and text: versions only rise,
                                      -- so that none that was taken back comes again
    drafted_by TEXT NOT NULL,         -- person; whoever can sign in is never merged away
    drafted_at TEXT NOT NULL,
    meant_for TEXT,                   -- point; a foreign key would keep the point, and so tell of it
    replaces TEXT REFERENCES joint_position (id),     -- one that has been released
    audience TEXT NOT NULL REFERENCES audience (id),  -- those who prepare; they go on reading it
    -- From its release on:
    released_at TEXT,
    released_by TEXT,                 -- person, as drafted_by
    released_to TEXT REFERENCES audience (id),
    point TEXT REFERENCES point (id),
    parties INTEGER,                  -- how many there were, and how they stood
    behind INTEGER,
    deviating INTEGER,
    abstaining INTEGER
) STRICT;
CREATE INDEX joint_position_of_body ON joint_position (body, drafted_at, id);
CREATE INDEX joint_position_of_point ON joint_position (point) WHERE point IS NOT NULL;
CREATE INDEX joint_position_replacing ON joint_position (replaces) WHERE replaces IS NOT NULL;

CREATE TABLE party_stand (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    joint_position TEXT NOT NULL REFERENCES joint_position (id),
    party TEXT NOT NULL REFERENCES party (id),        -- its seat in the body that prepares
    stance TEXT NOT NULL CHECK (stance IN ('behind', 'deviates', 'abstains')),
    text TEXT,                        -- its own position, where it deviates
    edition INTEGER NOT NULL,         -- of the position that it was said of
    said_by TEXT NOT NULL,            -- person, as drafted_by
    said_at TEXT NOT NULL,
    counted INTEGER CHECK (counted IN (0, 1)),        -- in the release; null before
    audience TEXT NOT NULL REFERENCES audience (id)   -- of the position
) STRICT;
CREATE UNIQUE INDEX party_stand_of ON party_stand (joint_position, party);
CREATE INDEX party_stand_by_party ON party_stand (party);

-- Who reads a position as one who prepares it, whether it is released or not.
CREATE VIEW held_position_reader AS
SELECT p.id AS joint_position, r.reader AS reader, p.version AS version, p.body AS body,
    p.prepared_for AS prepared_for, p.title AS title, p.text AS text, p.edition AS edition,
    p.drafted_by AS drafted_by, p.drafted_at AS drafted_at,
    coalesce(p.point, p.meant_for) AS point, p.replaces AS replaces, p.audience AS audience,
    p.released_at AS released_at, p.released_by AS released_by, p.parties AS parties,
    p.behind AS behind, p.deviating AS deviating, p.abstaining AS abstaining
FROM joint_position p
JOIN audience_reader r ON r.audience = p.audience;

-- Who reads it by its release: whom it was released to, as far as they read its point.
CREATE VIEW released_position_reader AS
SELECT p.id AS joint_position, r.reader AS reader, p.version AS version, p.body AS body,
    p.prepared_for AS prepared_for, p.title AS title, p.text AS text, p.edition AS edition,
    p.drafted_by AS drafted_by, p.drafted_at AS drafted_at, p.point AS point,
    p.replaces AS replaces, p.audience AS audience, p.released_at AS released_at,
    p.released_by AS released_by, p.parties AS parties, p.behind AS behind,
    p.deviating AS deviating, p.abstaining AS abstaining, m.id AS meeting
FROM joint_position p
JOIN point q ON q.id = p.point
JOIN meeting m ON m.id = q.meeting
JOIN audience_reader r ON r.audience = m.audience
JOIN audience_reader s ON s.audience = p.released_to AND s.reader = r.reader
WHERE q.audience IS NULL
   OR EXISTS (SELECT 1 FROM audience_reader n WHERE n.audience = q.audience AND n.reader = r.reader);
