-- What lists sort and filter by, and who may read what they name. An order of a list that reads
-- everything has its index; an order within one organisation or body sorts the rows found there.
CREATE INDEX person_by_organisation_and_name ON person (organisation, sort_key);
CREATE INDEX organisation_by_kind ON organisation (kind, sort_key);
CREATE INDEX body_by_name ON body (sort_key);
CREATE INDEX mandate_by_party ON mandate (party);
-- Longer than those that they take the place of: meetings of one day keep their order too.
DROP INDEX meeting_by_body;
DROP INDEX meeting_by_day;
CREATE INDEX meeting_by_body_and_day ON meeting (body, day, id);
CREATE INDEX meeting_by_day_and_id ON meeting (day, id);
CREATE INDEX matter_by_title ON matter (sort_key);
CREATE INDEX matter_by_kind ON matter (kind, sort_key);
CREATE INDEX matter_by_state ON matter (state, sort_key);
CREATE INDEX matter_by_owner ON matter (owner, sort_key);
CREATE INDEX matter_by_theme ON matter (theme, sort_key);
CREATE INDEX matter_partner_by_organisation ON matter_partner (organisation);
CREATE INDEX theme_by_parent ON theme (parent, sort_key);
CREATE INDEX reference_by_matter ON reference (matter);
CREATE INDEX milestone_by_day ON milestone (due_to);
CREATE INDEX commitment_by_saying ON commitment (state, said_on);
CREATE INDEX commitment_by_day_and_saying ON commitment (state, due_to, said_on);
CREATE INDEX commitment_by_day ON commitment (due_to);
CREATE INDEX commitment_by_saying_in_any_state ON commitment (said_on);
CREATE INDEX commitment_of_organisation_by_saying ON commitment (organisation, said_on);
CREATE INDEX commitment_of_organisation ON commitment (organisation, state, due_to);
CREATE INDEX commitment_of_body ON commitment (body, state, due_to);
CREATE INDEX deadline_by_organisation ON deadline (organisation, due_to);
CREATE INDEX input_by_theme ON input (theme);
CREATE INDEX turn_of_meeting_by_organisation ON turn (meeting, organisation);
CREATE INDEX turn_narrow ON turn (meeting) WHERE audience IS NOT NULL;

-- A person is shown to who may read a meeting that names the person; who holds a mandate is shown
-- to everybody: who sits in a body is public.
CREATE VIEW person_reader AS
SELECT a.person AS person, r.reader AS reader
FROM attendance a
JOIN meeting m ON m.id = a.meeting
JOIN audience_reader r ON r.audience = m.audience
UNION ALL
SELECT d.person, r.reader
FROM mandate d
JOIN audience p ON p.kind = 'public' AND p.body IS NULL
JOIN audience_reader r ON r.audience = p.id;

-- A number or date that stands inside a turn for fewer readers is read by those readers only.
CREATE VIEW reference_reader AS
SELECT f.id AS reference, m.id AS meeting, r.reader AS reader
FROM reference f
JOIN meeting m ON m.id = f.meeting
JOIN audience_reader r ON r.audience = m.audience
LEFT JOIN point p ON p.id = f.point
WHERE (p.audience IS NULL
   OR EXISTS (SELECT 1 FROM audience_reader n WHERE n.audience = p.audience AND n.reader = r.reader))
  AND NOT EXISTS (
    SELECT 1 FROM turn t
    WHERE t.meeting = f.meeting AND t.audience IS NOT NULL AND f.place_begin >= t.place_begin
      AND f.place_begin < t.place_end AND NOT EXISTS (
        SELECT 1 FROM audience_reader n WHERE n.audience = t.audience AND n.reader = r.reader));

DROP VIEW deadline_reader;
CREATE VIEW deadline_reader AS
SELECT d.id AS deadline, d.meeting AS meeting, r.reader AS reader
FROM deadline d
JOIN audience_reader r ON r.audience = d.audience
LEFT JOIN point p ON p.id = d.point
WHERE (p.audience IS NULL
   OR EXISTS (SELECT 1 FROM audience_reader n WHERE n.audience = p.audience AND n.reader = r.reader))
  AND NOT EXISTS (
    SELECT 1 FROM turn t
    WHERE t.meeting = d.meeting AND t.audience IS NOT NULL AND d.place_begin >= t.place_begin
      AND d.place_begin < t.place_end AND NOT EXISTS (
        SELECT 1 FROM audience_reader n WHERE n.audience = t.audience AND n.reader = r.reader));

-- An input is read by who may read it and the point and turn that it comes from.
CREATE VIEW input_reader AS
SELECT i.id AS input, r.reader AS reader
FROM input i
JOIN audience_reader r ON r.audience = i.audience
LEFT JOIN point p ON p.id = i.point
LEFT JOIN turn t ON t.id = i.turn
WHERE (p.audience IS NULL
   OR EXISTS (SELECT 1 FROM audience_reader n WHERE n.audience = p.audience AND n.reader = r.reader))
  AND (t.audience IS NULL
   OR EXISTS (SELECT 1 FROM audience_reader n WHERE n.audience = t.audience AND n.reader = r.reader));
