-- Announced dates wait for a milestone or for the next meeting as promises do (0070).
ALTER TABLE deadline ADD COLUMN due_meeting TEXT REFERENCES meeting (id);
ALTER TABLE deadline ADD COLUMN due_milestone TEXT REFERENCES milestone (id);
CREATE INDEX deadline_by_milestone ON deadline (due_milestone) WHERE due_milestone IS NOT NULL;
CREATE INDEX deadline_by_due_meeting ON deadline (due_meeting) WHERE due_meeting IS NOT NULL;
CREATE INDEX deadline_for_event ON deadline (meeting)
    WHERE due_kind = 'event' AND due_milestone IS NULL;
CREATE INDEX deadline_for_meeting ON deadline (meeting) WHERE due_kind = 'next_meeting';
