-- As 0041 and 0042: the same readers, told with fewer steps. The few points and turns that are for
-- fewer readers are joined, since a subquery opens its index anew for each record; and the views have
-- the columns that pages show, so that each record is read once.
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

-- The last use of an input, and whether it was taken back; the party of an organisation: in the order
-- that is asked for. Homework that is open, by body; who has ticked it off.
DROP INDEX input_use_by_input;
CREATE INDEX input_use_in_order ON input_use (input, said_at, step);
CREATE INDEX input_use_withdrawal_by_use ON input_use_withdrawal (input_use);
DROP INDEX party_of_body;
CREATE INDEX party_of_body ON party (body, organisation, id);
CREATE INDEX homework_of_body ON commitment (all_parties_of, id) WHERE state = 'open';
DROP INDEX commitment_tick_by_commitment;
CREATE INDEX commitment_tick_of_party ON commitment_tick (commitment, party);
