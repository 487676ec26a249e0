-- An authority's answer says what it waits for and is never changed. What that turned out to be
-- stands beside it: the milestone that it is tied to, or the next meeting, and the day of either.
CREATE TABLE input_wait (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    input TEXT NOT NULL REFERENCES input (id),
    input_use TEXT NOT NULL REFERENCES input_use (id),
    milestone TEXT REFERENCES milestone (id),
    meeting TEXT REFERENCES meeting (id),
    due_from TEXT,
    due_to TEXT                       -- null while the milestone has no day
) STRICT;
CREATE UNIQUE INDEX input_wait_of_use ON input_wait (input_use);
CREATE INDEX input_wait_by_input ON input_wait (input);
CREATE INDEX input_wait_by_milestone ON input_wait (milestone) WHERE milestone IS NOT NULL;
CREATE INDEX input_wait_by_meeting ON input_wait (meeting) WHERE meeting IS NOT NULL;
CREATE INDEX input_use_for_event ON input_use (said_at)
    WHERE kind = 'waiting' AND due_kind = 'event';
CREATE INDEX input_use_for_meeting ON input_use (said_at)
    WHERE kind = 'waiting' AND due_kind = 'next_meeting';
CREATE INDEX input_use_by_document ON input_use (pointer_document)
    WHERE pointer_document IS NOT NULL;

-- A document that came in as a new version of another.
ALTER TABLE document ADD COLUMN replaces TEXT REFERENCES document (id);
CREATE INDEX document_by_replaced ON document (replaces) WHERE replaces IS NOT NULL;

-- A sender is told again, once each, also when the text that its input was used in has moved, and
-- when what an answer waits for gets its day.
CREATE TABLE input_tellings (
    id TEXT PRIMARY KEY,
    input TEXT NOT NULL REFERENCES input (id),
    input_use TEXT NOT NULL REFERENCES input_use (id),
    what TEXT NOT NULL CHECK (what IN ('decision', 'matter', 'text', 'dated')),
    told_at TEXT NOT NULL,
    words TEXT                        -- of a text: where it stands now, as the officer says
) STRICT;
INSERT INTO input_tellings (id, input, input_use, what, told_at)
    SELECT id, input, input_use, what, told_at FROM input_telling;
DROP TABLE input_telling;
ALTER TABLE input_tellings RENAME TO input_telling;
CREATE UNIQUE INDEX input_telling_once ON input_telling (input_use, what);
CREATE INDEX input_telling_by_input ON input_telling (input);
