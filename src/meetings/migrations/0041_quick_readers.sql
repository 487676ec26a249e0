-- What pages ask often, answered from small indexes. Few points and turns are for fewer readers than
-- their meeting; whether one is, is asked of every record that stands in it. These indexes hold the
-- few only. They are over an expression, so that no engine turns to the key of the whole table.
CREATE INDEX point_for_fewer ON point ((id || ''), audience) WHERE audience IS NOT NULL;
CREATE INDEX turn_for_fewer ON turn ((id || ''), audience) WHERE audience IS NOT NULL;
CREATE INDEX party_of_body ON party (body, organisation);
CREATE INDEX attendance_of_meeting_by_organisation ON attendance (meeting, organisation);
-- Who may read what is counted is told from the index alone; the last two take the place of shorter
-- ones.
CREATE INDEX point_of_meeting ON point (meeting, audience);
DROP INDEX commitment_by_meeting;
CREATE INDEX commitment_of_meeting ON commitment (meeting, audience, point, turn);
DROP INDEX turn_by_organisation;
CREATE INDEX turn_of_organisation ON turn (organisation, meeting, point, audience);

-- The same readers as before (0014, 0015), with the columns that are shown or counted, so that each
-- record is read once.
DROP VIEW point_reader;
CREATE VIEW point_reader AS
SELECT p.id AS point, m.id AS meeting, r.reader AS reader, p.position AS position
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
WHERE NOT EXISTS (
    SELECT 1 FROM point p WHERE p.id || '' = t.point || '' AND p.audience IS NOT NULL
    AND NOT EXISTS (
        SELECT 1 FROM audience_reader n WHERE n.audience = p.audience AND n.reader = r.reader))
  AND (t.audience IS NULL
   OR EXISTS (SELECT 1 FROM audience_reader n WHERE n.audience = t.audience AND n.reader = r.reader));

DROP VIEW decision_reader;
CREATE VIEW decision_reader AS
SELECT d.id AS decision, m.id AS meeting, r.reader AS reader
FROM decision d
JOIN meeting m ON m.id = d.meeting
JOIN audience_reader r ON r.audience = m.audience
WHERE NOT EXISTS (
    SELECT 1 FROM point p WHERE p.id || '' = d.point || '' AND p.audience IS NOT NULL
    AND NOT EXISTS (
        SELECT 1 FROM audience_reader n WHERE n.audience = p.audience AND n.reader = r.reader))
  AND NOT EXISTS (
    SELECT 1 FROM turn t WHERE t.id || '' = d.turn || '' AND t.audience IS NOT NULL
    AND NOT EXISTS (
        SELECT 1 FROM audience_reader n WHERE n.audience = t.audience AND n.reader = r.reader));

DROP VIEW commitment_reader;
CREATE VIEW commitment_reader AS
SELECT c.id AS commitment, c.meeting AS meeting, r.reader AS reader,
    c.organisation AS organisation, c.state AS state
FROM commitment c
JOIN audience_reader r ON r.audience = c.audience
WHERE NOT EXISTS (
    SELECT 1 FROM point p WHERE p.id || '' = c.point || '' AND p.audience IS NOT NULL
    AND NOT EXISTS (
        SELECT 1 FROM audience_reader n WHERE n.audience = p.audience AND n.reader = r.reader))
  AND NOT EXISTS (
    SELECT 1 FROM turn t WHERE t.id || '' = c.turn || '' AND t.audience IS NOT NULL
    AND NOT EXISTS (
        SELECT 1 FROM audience_reader n WHERE n.audience = t.audience AND n.reader = r.reader));
