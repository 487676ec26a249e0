-- As 0041: the same readers as in 0015, told from the small indexes, with the columns that are shown
-- or counted.
CREATE INDEX example_of_organisation ON input (organisation) WHERE kind = 'example';

DROP VIEW deadline_reader;
CREATE VIEW deadline_reader AS
SELECT d.id AS deadline, d.meeting AS meeting, r.reader AS reader
FROM deadline d
JOIN audience_reader r ON r.audience = d.audience
WHERE NOT EXISTS (
    SELECT 1 FROM point p WHERE p.id || '' = d.point || '' AND p.audience IS NOT NULL
    AND NOT EXISTS (
        SELECT 1 FROM audience_reader n WHERE n.audience = p.audience AND n.reader = r.reader))
  AND NOT EXISTS (
    SELECT 1 FROM turn t
    WHERE t.meeting = d.meeting AND t.audience IS NOT NULL AND d.place_begin >= t.place_begin
      AND d.place_begin < t.place_end AND NOT EXISTS (
        SELECT 1 FROM audience_reader n WHERE n.audience = t.audience AND n.reader = r.reader));

DROP VIEW input_reader;
CREATE VIEW input_reader AS
SELECT i.id AS input, r.reader AS reader, i.organisation AS organisation, i.theme AS theme,
    i.merged_into AS merged_into, i.kind AS kind, i.number AS number, i.title AS title,
    i.text AS text
FROM input i
JOIN audience_reader r ON r.audience = i.audience
WHERE NOT EXISTS (
    SELECT 1 FROM point p WHERE p.id || '' = i.point || '' AND p.audience IS NOT NULL
    AND NOT EXISTS (
        SELECT 1 FROM audience_reader n WHERE n.audience = p.audience AND n.reader = r.reader))
  AND NOT EXISTS (
    SELECT 1 FROM turn t WHERE t.id || '' = i.turn || '' AND t.audience IS NOT NULL
    AND NOT EXISTS (
        SELECT 1 FROM audience_reader n WHERE n.audience = t.audience AND n.reader = r.reader));
