-- Who is called to a meeting, what each of them answers, and who comes in whose stead. Whoever holds
-- an ordinary mandate on the day is invited once; a substitute by whoever he stands in for.
CREATE TABLE invitation (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    meeting TEXT NOT NULL REFERENCES meeting (id),
    person TEXT NOT NULL REFERENCES person (id),
    party TEXT REFERENCES party (id),  -- null for somebody without a seat: a chair, an observer
    stands_in_for TEXT REFERENCES invitation (id),
    answer TEXT CHECK (answer IN ('room', 'remote', 'absent')),
    invited_at TEXT NOT NULL,
    answered_at TEXT,
    CHECK ((answer IS NULL) = (answered_at IS NULL))
) STRICT;
CREATE UNIQUE INDEX invitation_by_meeting ON invitation (meeting, person);
CREATE INDEX invitation_by_person ON invitation (person);
CREATE INDEX invitation_unanswered ON invitation (person) WHERE answer IS NULL;
CREATE UNIQUE INDEX invitation_by_stead ON invitation (stands_in_for)
    WHERE stands_in_for IS NOT NULL;
