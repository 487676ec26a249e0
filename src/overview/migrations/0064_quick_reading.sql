-- As 0041 and 0042: the same readers, told with fewer steps. The few points and turns that are for
-- fewer readers are joined, since a subquery opens its index anew for each record; and the views
-- have the columns that pages show, so that each record is read once.
DROP VIEW point_reader;
CREATE VIEW point_reader AS
SELECT p.id AS point, m.id AS meeting, r.reader AS reader, p.position AS position,
    p.number AS number, p.title AS title, p.information AS information, p.dialogue AS dialogue,
    p.regional_example AS regional_example, p.decision AS decision,
    p.information_words AS information_words, p.dialogue_words AS dialogue_words,
    p.slides_promised AS slides_promised, p.expected_outcome AS expected_outcome,
    p.planned_start AS planned_start, p.planned_minutes AS planned_minutes,
    p.actual_minutes AS actual_minutes, p.audience AS audience
FROM point p
JOIN meeting m ON m.id = p.meeting
JOIN audience_reader r ON r.audience = m.audience
WHERE p.audience IS NULL
   OR EXISTS (SELECT 1 FROM audience_reader n WHERE n.audience = p.audience AND n.reader = r.reader);

DROP VIEW turn_reader;
CREATE VIEW turn_reader AS
SELECT t.id AS turn, m.id AS meeting, r.reader AS reader, t.organisation AS organisation,
    t.position AS position, t.point AS point, t.section AS section, t.depth AS depth, t.text AS text,
    t.person AS person, t.group_words AS group_words, t.side AS side, t.place_begin AS place_begin,
    t.place_end AS place_end, t.audience AS audience
FROM turn t
JOIN meeting m ON m.id = t.meeting
JOIN audience_reader r ON r.audience = m.audience
LEFT JOIN point p ON p.id || '' = t.point || '' AND p.audience IS NOT NULL
WHERE (p.audience IS NULL
   OR EXISTS (SELECT 1 FROM audience_reader n WHERE n.audience = p.audience AND n.reader = r.reader))
  AND (t.audience IS NULL
   OR EXISTS (SELECT 1 FROM audience_reader n WHERE n.audience = t.audience AND n.reader = r.reader));

DROP VIEW decision_reader;
CREATE VIEW decision_reader AS
SELECT d.id AS decision, m.id AS meeting, r.reader AS reader
FROM decision d
JOIN meeting m ON m.id = d.meeting
JOIN audience_reader r ON r.audience = m.audience
LEFT JOIN point p ON p.id || '' = d.point || '' AND p.audience IS NOT NULL
LEFT JOIN turn t ON t.id || '' = d.turn || '' AND t.audience IS NOT NULL
WHERE (p.audience IS NULL
   OR EXISTS (SELECT 1 FROM audience_reader n WHERE n.audience = p.audience AND n.reader = r.reader))
  AND (t.audience IS NULL
   OR EXISTS (SELECT 1 FROM audience_reader n WHERE n.audience = t.audience AND n.reader = r.reader));

DROP VIEW commitment_reader;
CREATE VIEW commitment_reader AS
SELECT c.id AS commitment, c.meeting AS meeting, r.reader AS reader,
    c.organisation AS organisation, c.state AS state, c.kind AS kind, c.text AS text, c.who AS who,
    c.person AS person, c.body AS body, c.point AS point, c.turn AS turn, c.due_kind AS due_kind,
    c.due_to AS due_to, c.due_words AS due_words, c.said_on AS said_on, c.done_on AS done_on,
    c.place_begin AS place_begin
FROM commitment c
JOIN audience_reader r ON r.audience = c.audience
LEFT JOIN point p ON p.id || '' = c.point || '' AND p.audience IS NOT NULL
LEFT JOIN turn t ON t.id || '' = c.turn || '' AND t.audience IS NOT NULL
WHERE (p.audience IS NULL
   OR EXISTS (SELECT 1 FROM audience_reader n WHERE n.audience = p.audience AND n.reader = r.reader))
  AND (t.audience IS NULL
   OR EXISTS (SELECT 1 FROM audience_reader n WHERE n.audience = t.audience AND n.reader = r.reader));

DROP VIEW deadline_reader;
CREATE VIEW deadline_reader AS
SELECT d.id AS deadline, d.meeting AS meeting, r.reader AS reader, d.what AS what,
    d.due_to AS due_to, d.due_words AS due_words, d.place_begin AS place_begin
FROM deadline d
JOIN audience_reader r ON r.audience = d.audience
LEFT JOIN point p ON p.id || '' = d.point || '' AND p.audience IS NOT NULL
WHERE (p.audience IS NULL
   OR EXISTS (SELECT 1 FROM audience_reader n WHERE n.audience = p.audience AND n.reader = r.reader))
  AND NOT EXISTS (
    SELECT 1 FROM turn t
    WHERE t.meeting = d.meeting AND t.audience IS NOT NULL AND d.place_begin >= t.place_begin
      AND d.place_begin < t.place_end AND NOT EXISTS (
        SELECT 1 FROM audience_reader n WHERE n.audience = t.audience AND n.reader = r.reader));

-- The region's own order of its examples stands with whose they are, so that the first are found
-- without sorting all.
ALTER TABLE input ADD COLUMN rank INTEGER;   -- of an example: 1 comes first; null: not ranked
UPDATE input SET rank = (SELECT e.rank FROM example e WHERE e.id = input.id) WHERE kind = 'example';
ALTER TABLE example DROP COLUMN rank;
CREATE INDEX example_in_order ON input (organisation, rank, number) WHERE kind = 'example';
DROP INDEX example_of_organisation;

DROP VIEW input_reader;
CREATE VIEW input_reader AS
SELECT i.id AS input, r.reader AS reader, i.organisation AS organisation, i.theme AS theme,
    i.merged_into AS merged_into, i.kind AS kind, i.number AS number, i.title AS title,
    i.text AS text, i.rank AS rank, i.state AS state, i.received_at AS received_at,
    i.answer_by AS answer_by, i.meeting AS meeting, i.turn AS turn
FROM input i
JOIN audience_reader r ON r.audience = i.audience
LEFT JOIN point p ON p.id || '' = i.point || '' AND p.audience IS NOT NULL
LEFT JOIN turn t ON t.id || '' = i.turn || '' AND t.audience IS NOT NULL
WHERE (p.audience IS NULL
   OR EXISTS (SELECT 1 FROM audience_reader n WHERE n.audience = p.audience AND n.reader = r.reader))
  AND (t.audience IS NULL
   OR EXISTS (SELECT 1 FROM audience_reader n WHERE n.audience = t.audience AND n.reader = r.reader));

-- What is asked for, in the order in which it is asked for: the last use of an input, and whether
-- it was taken back; the party of an organisation; open homework of a body, and who has ticked it off;
-- the roles of a person; who took a post by the notes of a day.
DROP INDEX input_use_by_input;
CREATE INDEX input_use_in_order ON input_use (input, said_at, step);
CREATE INDEX input_use_withdrawal_by_use ON input_use_withdrawal (input_use);
DROP INDEX party_of_body;
CREATE INDEX party_of_body ON party (body, organisation, id);
CREATE INDEX homework_of_body ON commitment (all_parties_of, id) WHERE state = 'open';
DROP INDEX commitment_tick_by_commitment;
CREATE INDEX commitment_tick_of_party ON commitment_tick (commitment, party);
DROP INDEX role_grant_by_person;
CREATE INDEX role_grant_of_person ON role_grant (person, id);
CREATE INDEX post_holding_by_day ON post_holding (known_on);
-- What is counted for each organisation is told from the index alone; both take the place of
-- shorter ones.
DROP INDEX commitment_of_organisation;
CREATE INDEX commitment_of_organisation ON commitment
    (organisation, state, due_to, audience, point, turn);
DROP INDEX input_of_organisation;
CREATE INDEX input_of_organisation ON input
    (organisation, number, merged_into, audience, point, turn);
