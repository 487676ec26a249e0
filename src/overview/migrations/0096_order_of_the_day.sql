-- What is due or done on one day stands in the order of ids, so that pages read the first of a day
-- without sorting all of it. Indexes that others begin with go.
DROP INDEX commitment_by_state;
CREATE INDEX commitment_in_order ON commitment (state, due_to, id);
DROP INDEX commitment_by_done;
CREATE INDEX commitment_by_done ON commitment (done_on, id) WHERE done_on IS NOT NULL;
DROP INDEX deadline_by_day;
CREATE INDEX deadline_by_day ON deadline (due_to, id);
DROP INDEX commitment_by_organisation;
DROP INDEX party_by_body;
DROP INDEX person_by_organisation;
-- The dates of a matter, found without reading those of all others.
CREATE INDEX deadline_by_matter ON deadline (matter, due_to, id) WHERE matter IS NOT NULL;
-- Which of a meeting's references are to a matter is told from the index alone.
DROP INDEX reference_by_meeting;
CREATE INDEX reference_by_meeting ON reference (meeting, position, matter, registry_number);
