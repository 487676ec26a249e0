-- The notes of a meeting on their way: written by the secretariat, commented by the members, approved,
-- drawn up (record_facts.drawn_up_at) and published. Until a part is published, what was said and
-- decided in it has the audience of its minute.
ALTER TABLE minute ADD COLUMN audience TEXT REFERENCES audience (id);  -- who reads the draft
ALTER TABLE minute ADD COLUMN comments_until TEXT;  -- the last day; silence is consent
ALTER TABLE minute ADD COLUMN closed_on TEXT;       -- from this day on the text stands as it is
CREATE INDEX minute_out_for_comment ON minute (comments_until)
    WHERE comments_until IS NOT NULL AND closed_on IS NULL;
CREATE INDEX minute_by_audience ON minute (audience) WHERE audience IS NOT NULL;

-- What somebody says of the draft, of a passage or of the whole, and what the secretariat did with it.
CREATE TABLE minute_comment (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    minute TEXT NOT NULL REFERENCES minute (id),
    turn TEXT REFERENCES turn (id),
    passage TEXT,                     -- the words as they stood when they were commented
    person TEXT NOT NULL REFERENCES person (id),
    organisation TEXT REFERENCES organisation (id),
    said_on TEXT NOT NULL,
    text TEXT NOT NULL,
    outcome TEXT CHECK (outcome IN ('taken', 'not_taken')),
    answer TEXT,
    answered_by TEXT REFERENCES person (id)
) STRICT;
CREATE INDEX minute_comment_by_minute ON minute_comment (minute);
CREATE INDEX minute_comment_by_turn ON minute_comment (turn) WHERE turn IS NOT NULL;
CREATE INDEX minute_comment_by_person ON minute_comment (person);

-- Who is to approve the notes, and the print of the text that each approved.
CREATE TABLE minute_approval (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    minute TEXT NOT NULL REFERENCES minute (id),
    person TEXT NOT NULL REFERENCES person (id),
    approved_at TEXT,
    text_sha256 TEXT
) STRICT;
CREATE UNIQUE INDEX minute_approval_of ON minute_approval (minute, person);
CREATE INDEX minute_approval_by_person ON minute_approval (person);

-- What is put right after the text stands: the text stays, the note is shown beside it.
CREATE TABLE correction (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    meeting TEXT NOT NULL REFERENCES meeting (id),
    turn TEXT REFERENCES turn (id),
    text TEXT NOT NULL,
    person TEXT NOT NULL REFERENCES person (id),
    noted_on TEXT NOT NULL
) STRICT;
CREATE INDEX correction_by_meeting ON correction (meeting);
CREATE INDEX correction_by_turn ON correction (turn) WHERE turn IS NOT NULL;
CREATE INDEX correction_by_person ON correction (person);

-- A decision may be for fewer readers than its meeting, as a turn may: that of a draft is.
ALTER TABLE decision ADD COLUMN audience TEXT REFERENCES audience (id);

DROP VIEW decision_reader;
CREATE VIEW decision_reader AS
SELECT d.id AS decision, m.id AS meeting, r.reader AS reader
FROM decision d
JOIN meeting m ON m.id = d.meeting
JOIN audience_reader r ON r.audience = m.audience
LEFT JOIN point p ON p.id || '' = d.point || '' AND p.audience IS NOT NULL
LEFT JOIN turn t ON t.id || '' = d.turn || '' AND t.audience IS NOT NULL
WHERE (d.audience IS NULL
   OR EXISTS (SELECT 1 FROM audience_reader n WHERE n.audience = d.audience AND n.reader = r.reader))
  AND (p.audience IS NULL
   OR EXISTS (SELECT 1 FROM audience_reader n WHERE n.audience = p.audience AND n.reader = r.reader))
  AND (t.audience IS NULL
   OR EXISTS (SELECT 1 FROM audience_reader n WHERE n.audience = t.audience AND n.reader = r.reader));
