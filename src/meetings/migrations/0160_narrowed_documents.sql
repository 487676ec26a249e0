-- A document of a meeting may be for fewer readers than what it stands under: as with points and
-- turns, `audience` is set for those few only. Whoever may not read it finds neither file nor words.
ALTER TABLE attachment ADD COLUMN audience TEXT REFERENCES audience (id);
CREATE INDEX attachment_by_document ON attachment (document);

CREATE VIEW attachment_reader AS
SELECT a.id AS attachment, a.meeting AS meeting, r.reader AS reader, a.position AS position,
    a.point AS point, a.words AS words, a.document AS document, a.audience AS audience
FROM attachment a
JOIN meeting m ON m.id = a.meeting
JOIN audience_reader r ON r.audience = m.audience
WHERE NOT EXISTS (
    SELECT 1 FROM point p WHERE p.id || '' = a.point || '' AND p.audience IS NOT NULL
    AND NOT EXISTS (
        SELECT 1 FROM audience_reader n WHERE n.audience = p.audience AND n.reader = r.reader))
  AND (a.audience IS NULL
   OR EXISTS (SELECT 1 FROM audience_reader n WHERE n.audience = a.audience AND n.reader = r.reader));

-- As before (0014), and cut by the attachments and their points: a point may have been narrowed
-- after the file had come.
DROP VIEW document_reader;
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
        SELECT 1 FROM audience_reader n WHERE n.audience = t.audience AND n.reader = r.reader))
  AND NOT EXISTS (
    SELECT 1 FROM attachment a
    WHERE a.document = d.id AND a.audience IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM audience_reader n WHERE n.audience = a.audience AND n.reader = r.reader))
  AND NOT EXISTS (
    SELECT 1 FROM attachment a JOIN point p ON p.id = a.point
    WHERE a.document = d.id AND p.audience IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM audience_reader n WHERE n.audience = p.audience AND n.reader = r.reader));
