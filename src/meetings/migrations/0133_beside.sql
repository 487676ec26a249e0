-- Another wording of what somebody else was writing at the same time, which could not be brought
-- together with it: it stands beside that turn until somebody has looked at both.
ALTER TABLE turn ADD COLUMN beside TEXT REFERENCES turn (id);
CREATE INDEX turn_beside ON turn (beside) WHERE beside IS NOT NULL;
