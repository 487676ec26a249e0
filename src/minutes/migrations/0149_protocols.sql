-- Notes in the shape of a protocol: each point is a paragraph, numbered over the year of its body when
-- the text is closed.
ALTER TABLE body ADD COLUMN minutes_shape TEXT NOT NULL DEFAULT 'notes'
    CHECK (minutes_shape IN ('notes', 'protocol'));
ALTER TABLE point ADD COLUMN paragraph INTEGER;  -- the number after the sign

DROP VIEW point_reader;
CREATE VIEW point_reader AS
SELECT p.id AS point, m.id AS meeting, r.reader AS reader, p.position AS position,
    p.number AS number, p.title AS title, p.information AS information, p.dialogue AS dialogue,
    p.regional_example AS regional_example, p.decision AS decision,
    p.information_words AS information_words, p.dialogue_words AS dialogue_words,
    p.slides_promised AS slides_promised, p.expected_outcome AS expected_outcome,
    p.planned_start AS planned_start, p.planned_minutes AS planned_minutes,
    p.actual_minutes AS actual_minutes, p.audience AS audience,
    p.questions_until AS questions_until, p.paragraph AS paragraph
FROM point p
JOIN meeting m ON m.id = p.meeting
JOIN audience_reader r ON r.audience = m.audience
WHERE p.audience IS NULL
   OR EXISTS (SELECT 1 FROM audience_reader n WHERE n.audience = p.audience AND n.reader = r.reader);
