-- Until and with this day, by the clock of the forum, questions to the point are registered beforehand;
-- none: the point takes no questions. Such a question is an input with the point and no meeting: it
-- was sent for the point, not said at it.
ALTER TABLE point ADD COLUMN questions_until TEXT;

DROP VIEW point_reader;
CREATE VIEW point_reader AS
SELECT p.id AS point, m.id AS meeting, r.reader AS reader, p.position AS position,
    p.number AS number, p.title AS title, p.information AS information, p.dialogue AS dialogue,
    p.regional_example AS regional_example, p.decision AS decision,
    p.information_words AS information_words, p.dialogue_words AS dialogue_words,
    p.slides_promised AS slides_promised, p.expected_outcome AS expected_outcome,
    p.planned_start AS planned_start, p.planned_minutes AS planned_minutes,
    p.actual_minutes AS actual_minutes, p.audience AS audience,
    p.questions_until AS questions_until
FROM point p
JOIN meeting m ON m.id = p.meeting
JOIN audience_reader r ON r.audience = m.audience
WHERE p.audience IS NULL
   OR EXISTS (SELECT 1 FROM audience_reader n WHERE n.audience = p.audience AND n.reader = r.reader);
