-- The loop closes: what each asked authority owes, and the state of the input that follows from it,
-- stand beside the steps that they are derived from, so that no list counts them anew; a sender may
-- withdraw an input, an authority a use. Both are steps more, never a change of what was said.
ALTER TABLE input ADD COLUMN state TEXT
    CHECK (state IN ('unanswered', 'in_progress', 'closed', 'withdrawn'));
ALTER TABLE input ADD COLUMN answer_by TEXT;        -- the day that an answer is promised to
ALTER TABLE input ADD COLUMN follows TEXT REFERENCES input (id);  -- the input that it follows up
ALTER TABLE input ADD COLUMN sender TEXT;           -- as a sender without an account names itself
ALTER TABLE input ADD COLUMN meeting TEXT REFERENCES meeting (id);  -- at which it was said
ALTER TABLE input ADD COLUMN withdrawn_at TEXT;
ALTER TABLE input ADD COLUMN withdrawn_words TEXT;  -- why, in the sender's words

ALTER TABLE input_authority ADD COLUMN state TEXT
    CHECK (state IN ('owes', 'waiting', 'passed_on', 'ended', 'released'));
ALTER TABLE input_authority ADD COLUMN through TEXT REFERENCES input_use (id);  -- that passed it on

ALTER TABLE input_use ADD COLUMN step INTEGER;      -- from 1 within an input: the order of uses
ALTER TABLE input_use ADD COLUMN missing TEXT;      -- of partly used: what did not come along, and why

CREATE TABLE input_use_withdrawal (
    id TEXT PRIMARY KEY,
    input TEXT NOT NULL REFERENCES input (id),
    input_use TEXT NOT NULL REFERENCES input_use (id),
    words TEXT NOT NULL,
    withdrawn_at TEXT NOT NULL,
    withdrawn_by TEXT REFERENCES person (id)
) STRICT;
CREATE INDEX input_use_withdrawal_by_input ON input_use_withdrawal (input);

-- By which a sender without an account returns to its input: the SHA-256 of its key. No record.
CREATE TABLE input_key (
    digest TEXT PRIMARY KEY,
    input TEXT NOT NULL REFERENCES input (id)
) STRICT;

UPDATE input_authority SET state = coalesce((
    SELECT CASE u.kind WHEN 'waiting' THEN 'waiting' WHEN 'passed_on' THEN 'passed_on' ELSE 'ended' END
    FROM input_use u WHERE u.input = input_authority.input
    AND u.authority = input_authority.organisation ORDER BY u.said_at DESC, u.id DESC LIMIT 1), 'owes');
UPDATE input SET state = CASE
    WHEN NOT EXISTS (SELECT 1 FROM input_use u WHERE u.input = input.id) THEN 'unanswered'
    WHEN EXISTS (SELECT 1 FROM input_authority a WHERE a.input = input.id AND a.state = 'ended')
     AND NOT EXISTS (SELECT 1 FROM input_authority a WHERE a.input = input.id
                     AND a.state IN ('owes', 'waiting')) THEN 'closed'
    ELSE 'in_progress' END;

UPDATE input SET meeting = coalesce((SELECT t.meeting FROM turn t WHERE t.id = input.turn),
    (SELECT p.meeting FROM point p WHERE p.id = input.point));

CREATE INDEX input_by_meeting ON input (meeting);
CREATE INDEX input_by_state ON input (state, number);
CREATE INDEX input_by_answer_day ON input (state, answer_by, number);
CREATE INDEX input_by_kind ON input (kind, number);
CREATE INDEX input_of_organisation ON input (organisation, number);
CREATE INDEX input_of_matter ON input (matter, number);
CREATE INDEX input_by_owner ON input (owner, state, number);
CREATE INDEX input_by_point ON input (point);
DROP INDEX input_by_organisation;
DROP INDEX input_by_matter;
CREATE INDEX input_authority_by_standing ON input_authority (organisation, state, input);
DROP INDEX input_authority_by_organisation;
CREATE INDEX input_use_by_authority ON input_use (authority, said_at);
