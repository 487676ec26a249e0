-- Points that somebody proposes for a meeting of a body. Those who prepare the meeting take them into
-- the agenda or decline them with words.
CREATE TABLE point_proposal (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    number INTEGER NOT NULL,          -- in its body, from 1
    body TEXT NOT NULL REFERENCES body (id),
    title TEXT NOT NULL,
    information INTEGER NOT NULL CHECK (information IN (0, 1)),
    dialogue INTEGER NOT NULL CHECK (dialogue IN (0, 1)),
    regional_example INTEGER NOT NULL CHECK (regional_example IN (0, 1)),
    decision INTEGER NOT NULL CHECK (decision IN (0, 1)),
    expected_outcome TEXT NOT NULL,   -- why, and what shall come of it
    planned_minutes INTEGER,
    presented_by TEXT REFERENCES person (id),
    meeting TEXT REFERENCES meeting (id),             -- nothing: the next one that suits
    party TEXT REFERENCES party (id), -- that proposes; nothing: somebody with a role in the body alone
    proposed_by TEXT NOT NULL,        -- person; whoever can sign in is never merged away
    proposed_at TEXT NOT NULL,
    own_audience TEXT NOT NULL REFERENCES audience (id),  -- who prepares the meetings, and the party
    audience TEXT NOT NULL REFERENCES audience (id),      -- that one, or the members of the body
    state TEXT NOT NULL CHECK (state IN ('proposed', 'taken', 'declined', 'withdrawn')),
    point TEXT REFERENCES point (id), -- that was made of it
    answer TEXT,                      -- why it was declined
    decided_by TEXT,                  -- person, as proposed_by
    decided_at TEXT,
    CHECK ((state = 'taken') = (point IS NOT NULL)),
    CHECK ((state = 'declined') = (answer IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX point_proposal_of_body ON point_proposal (body, number);
CREATE INDEX point_proposal_of_point ON point_proposal (point) WHERE point IS NOT NULL;

CREATE VIEW point_proposal_reader AS
SELECT p.id AS point_proposal, r.reader AS reader
FROM point_proposal p
JOIN audience_reader r ON r.audience = p.audience;
