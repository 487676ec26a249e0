-- A point or a single turn may be for fewer readers than its meeting, never for more: a reader needs
-- to be let in at every level, and a document is read by who may read all that stands in it. These
-- views are the one place that says so; every statement that reads a record joins one of them.
ALTER TABLE turn ADD COLUMN audience TEXT REFERENCES audience (id);

CREATE VIEW point_reader AS
SELECT p.id AS point, m.id AS meeting, r.reader AS reader
FROM point p
JOIN meeting m ON m.id = p.meeting
JOIN audience_reader r ON r.audience = m.audience
WHERE p.audience IS NULL
   OR EXISTS (SELECT 1 FROM audience_reader n WHERE n.audience = p.audience AND n.reader = r.reader);

CREATE VIEW turn_reader AS
SELECT t.id AS turn, m.id AS meeting, r.reader AS reader
FROM turn t
JOIN meeting m ON m.id = t.meeting
JOIN audience_reader r ON r.audience = m.audience
LEFT JOIN point p ON p.id = t.point
WHERE (p.audience IS NULL
   OR EXISTS (SELECT 1 FROM audience_reader n WHERE n.audience = p.audience AND n.reader = r.reader))
  AND (t.audience IS NULL
   OR EXISTS (SELECT 1 FROM audience_reader n WHERE n.audience = t.audience AND n.reader = r.reader));

CREATE VIEW decision_reader AS
SELECT d.id AS decision, m.id AS meeting, r.reader AS reader
FROM decision d
JOIN meeting m ON m.id = d.meeting
JOIN audience_reader r ON r.audience = m.audience
LEFT JOIN point p ON p.id = d.point
LEFT JOIN turn t ON t.id = d.turn
WHERE (p.audience IS NULL
   OR EXISTS (SELECT 1 FROM audience_reader n WHERE n.audience = p.audience AND n.reader = r.reader))
  AND (t.audience IS NULL
   OR EXISTS (SELECT 1 FROM audience_reader n WHERE n.audience = t.audience AND n.reader = r.reader));

CREATE VIEW commitment_reader AS
SELECT c.id AS commitment, c.meeting AS meeting, r.reader AS reader
FROM commitment c
JOIN audience_reader r ON r.audience = c.audience
LEFT JOIN point p ON p.id = c.point
LEFT JOIN turn t ON t.id = c.turn
WHERE (p.audience IS NULL
   OR EXISTS (SELECT 1 FROM audience_reader n WHERE n.audience = p.audience AND n.reader = r.reader))
  AND (t.audience IS NULL
   OR EXISTS (SELECT 1 FROM audience_reader n WHERE n.audience = t.audience AND n.reader = r.reader));

CREATE VIEW deadline_reader AS
SELECT d.id AS deadline, d.meeting AS meeting, r.reader AS reader
FROM deadline d
JOIN audience_reader r ON r.audience = d.audience
LEFT JOIN point p ON p.id = d.point
WHERE p.audience IS NULL
   OR EXISTS (SELECT 1 FROM audience_reader n WHERE n.audience = p.audience AND n.reader = r.reader);

CREATE VIEW document_reader AS
SELECT d.id AS document, r.reader AS reader
FROM document d
JOIN audience_reader r ON r.audience = d.audience
WHERE NOT EXISTS (
    SELECT 1 FROM meeting m JOIN point p ON p.meeting = m.id
    WHERE m.document = d.id AND p.audience IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM audience_reader n WHERE n.audience = p.audience AND n.reader = r.reader))
  AND NOT EXISTS (
    SELECT 1 FROM meeting m JOIN turn t ON t.meeting = m.id
    WHERE m.document = d.id AND t.audience IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM audience_reader n WHERE n.audience = t.audience AND n.reader = r.reader));
