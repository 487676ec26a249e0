-- Meetings, their agenda points and what was said. A place is a range of bytes in the text of the
-- meeting's source document.

CREATE TABLE series (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    body TEXT NOT NULL REFERENCES body (id),
    name TEXT NOT NULL,
    pattern TEXT
) STRICT;

CREATE TABLE meeting (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    body TEXT NOT NULL REFERENCES body (id),
    series TEXT REFERENCES series (id),
    title TEXT NOT NULL,
    day TEXT,                         -- null where the notes print none
    end_day TEXT,
    start_time TEXT,                  -- local, 'HH:MM'
    end_time TEXT,
    zone TEXT,                        -- IANA
    venue TEXT,
    state TEXT NOT NULL CHECK (state IN ('planned', 'called', 'held', 'cancelled')),
    chair TEXT REFERENCES person (id),
    next_day TEXT,                    -- as the notes print it
    document TEXT REFERENCES document (id),
    language TEXT NOT NULL,
    audience TEXT NOT NULL REFERENCES audience (id)
) STRICT;
CREATE INDEX meeting_by_body ON meeting (body, day);
CREATE INDEX meeting_by_day ON meeting (day);
CREATE INDEX meeting_by_document ON meeting (document);

CREATE TABLE attendance (
    id TEXT PRIMARY KEY,
    meeting TEXT NOT NULL REFERENCES meeting (id),
    position INTEGER NOT NULL,
    person TEXT REFERENCES person (id),
    organisation TEXT REFERENCES organisation (id),
    title TEXT,
    presence TEXT NOT NULL CHECK (presence IN ('present', 'remote', 'absent', 'mentioned')),
    substitute_for TEXT REFERENCES person (id),
    place_begin INTEGER,
    place_end INTEGER,
    confidence INTEGER NOT NULL
) STRICT;
CREATE INDEX attendance_by_meeting ON attendance (meeting, position);
CREATE INDEX attendance_by_person ON attendance (person);
CREATE INDEX attendance_by_organisation ON attendance (organisation);

CREATE TABLE point (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    meeting TEXT NOT NULL REFERENCES meeting (id),
    position INTEGER NOT NULL,
    number TEXT,                      -- as printed; null when no number is printed
    title TEXT NOT NULL,
    information INTEGER NOT NULL CHECK (information IN (0, 1)),
    dialogue INTEGER NOT NULL CHECK (dialogue IN (0, 1)),
    regional_example INTEGER NOT NULL CHECK (regional_example IN (0, 1)),
    decision INTEGER NOT NULL CHECK (decision IN (0, 1)),
    expected_outcome TEXT,
    planned_start TEXT,
    planned_minutes INTEGER,
    actual_minutes INTEGER,
    information_words INTEGER,
    dialogue_words INTEGER,
    slides_promised INTEGER NOT NULL CHECK (slides_promised IN (0, 1)),
    audience TEXT REFERENCES audience (id),  -- narrower than the meeting's, or null
    place_begin INTEGER,
    place_end INTEGER,
    confidence INTEGER NOT NULL
) STRICT;
CREATE INDEX point_by_meeting ON point (meeting, position);

CREATE TABLE presenter (
    id TEXT PRIMARY KEY,
    point TEXT NOT NULL REFERENCES point (id),
    position INTEGER NOT NULL,
    person TEXT REFERENCES person (id),
    organisation TEXT REFERENCES organisation (id)
) STRICT;
CREATE INDEX presenter_by_point ON presenter (point, position);
CREATE INDEX presenter_by_person ON presenter (person);

CREATE TABLE section (
    id TEXT PRIMARY KEY,
    point TEXT NOT NULL REFERENCES point (id),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('presentation', 'discussion', 'action_note')),
    heading TEXT NOT NULL
) STRICT;
CREATE INDEX section_by_point ON section (point, position);

CREATE TABLE turn (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    meeting TEXT NOT NULL REFERENCES meeting (id),
    point TEXT REFERENCES point (id),
    section TEXT REFERENCES section (id),
    position INTEGER NOT NULL,        -- through the whole meeting
    depth INTEGER NOT NULL,           -- of the list; 0 is a paragraph
    text TEXT NOT NULL,
    person TEXT REFERENCES person (id),
    organisation TEXT REFERENCES organisation (id),
    group_words TEXT,                 -- 'ett flertal regionala företrädare'
    side TEXT CHECK (side IN ('state', 'region', 'association', 'invited_by_region',
        'invited_by_state', 'other')),
    side_set INTEGER NOT NULL CHECK (side_set IN (0, 1)),  -- a secretary has overridden it
    place_begin INTEGER,
    place_end INTEGER,
    confidence INTEGER NOT NULL
) STRICT;
CREATE INDEX turn_by_meeting ON turn (meeting, position);
CREATE INDEX turn_by_person ON turn (person);
CREATE INDEX turn_by_organisation ON turn (organisation);

-- Further speakers of one turn, after turn.person.
CREATE TABLE turn_speaker (
    id TEXT PRIMARY KEY,
    turn TEXT NOT NULL REFERENCES turn (id),
    position INTEGER NOT NULL,
    person TEXT NOT NULL REFERENCES person (id)
) STRICT;
CREATE INDEX turn_speaker_by_turn ON turn_speaker (turn, position);
CREATE INDEX turn_speaker_by_person ON turn_speaker (person);

CREATE TABLE decision (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    meeting TEXT NOT NULL REFERENCES meeting (id),
    point TEXT REFERENCES point (id),
    turn TEXT REFERENCES turn (id),
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    place_begin INTEGER,
    place_end INTEGER,
    confidence INTEGER NOT NULL
) STRICT;
CREATE INDEX decision_by_meeting ON decision (meeting, position);

CREATE TABLE footnote (
    id TEXT PRIMARY KEY,
    meeting TEXT NOT NULL REFERENCES meeting (id),
    point TEXT REFERENCES point (id),
    position INTEGER NOT NULL,
    marker TEXT NOT NULL,
    text TEXT NOT NULL,
    mark_at INTEGER,                  -- byte offset of the reference in the document's text
    place_begin INTEGER,
    place_end INTEGER
) STRICT;
CREATE INDEX footnote_by_meeting ON footnote (meeting, position);

-- A document of a point; one promised in the notes ("PPT bifogas") that is not there has none.
CREATE TABLE attachment (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    meeting TEXT NOT NULL REFERENCES meeting (id),
    point TEXT REFERENCES point (id),
    position INTEGER NOT NULL,
    words TEXT NOT NULL,
    document TEXT REFERENCES document (id)
) STRICT;
CREATE INDEX attachment_by_meeting ON attachment (meeting, position);

-- The minutes as a record of their own, with approval.
CREATE TABLE minute (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    meeting TEXT NOT NULL REFERENCES meeting (id),
    state TEXT NOT NULL CHECK (state IN ('draft', 'commented', 'approved', 'published')),
    document TEXT REFERENCES document (id),
    approved_on TEXT,
    approved_by TEXT REFERENCES person (id)
) STRICT;
CREATE INDEX minute_by_meeting ON minute (meeting);
