-- A promise that waits for something to happen names the milestone that it waits for, and
-- gets that milestone's day in the act that gives it one.
ALTER TABLE commitment ADD COLUMN due_milestone TEXT REFERENCES milestone (id);
CREATE INDEX commitment_by_milestone ON commitment (due_milestone) WHERE due_milestone IS NOT NULL;
-- What waits for an event that nobody has named yet, newest first.
CREATE INDEX commitment_for_event ON commitment (said_on) WHERE due_kind = 'event'
    AND due_milestone IS NULL AND state = 'open';
-- What waits for the next meeting of a body: the meeting that it has found, or a day after which
-- no meeting changes it.
CREATE INDEX commitment_by_due_meeting ON commitment (due_meeting) WHERE due_meeting IS NOT NULL;
CREATE INDEX commitment_for_meeting ON commitment (body, coalesce(due_to, '9999'))
    WHERE due_kind = 'next_meeting' AND state = 'open';
