-- A meeting that gets a day looks through what waits for one, not through all earlier meetings.
DROP INDEX deadline_for_meeting;
CREATE INDEX deadline_for_next_meeting ON deadline (coalesce(due_to, '9999'))
    WHERE due_kind = 'next_meeting';
