-- The answers to homework are the basis of a point at a later meeting: of the one that somebody
-- chose, else of the next meeting of the body. A tick says who gave it.
ALTER TABLE commitment ADD COLUMN basis_meeting TEXT REFERENCES meeting (id);
ALTER TABLE commitment ADD COLUMN basis_point TEXT REFERENCES point (id);
ALTER TABLE commitment_tick ADD COLUMN said_by TEXT REFERENCES person (id);
CREATE INDEX commitment_by_basis ON commitment (basis_meeting) WHERE basis_meeting IS NOT NULL;
CREATE INDEX homework_by_saying ON commitment (all_parties_of, said_on)
    WHERE all_parties_of IS NOT NULL;

-- Whose homework it is: the regions', in a body where they sit, else that of every party; of those
-- that sat there when it was given.
CREATE VIEW homework_party AS
SELECT c.id AS commitment, y.id AS party, y.organisation AS organisation
FROM commitment c
JOIN party y ON y.body = c.all_parties_of
WHERE (y.side = 'region'
   OR NOT EXISTS (SELECT 1 FROM party z WHERE z.body = y.body AND z.side = 'region'))
  AND (y.from_day IS NULL OR c.said_on IS NULL OR y.from_day <= c.said_on)
  AND (y.to_day IS NULL OR c.said_on IS NULL OR y.to_day >= c.said_on);

-- Which meeting homework is a basis of. While nobody has chosen, or the chosen meeting is cancelled,
-- it is the first one after it was given that is not before its last day. Nothing is kept of that:
-- it follows whatever meeting is planned, moved or cancelled.
CREATE VIEW homework_basis AS
SELECT c.id AS commitment, m.id AS meeting, c.basis_point AS point, 1 AS is_chosen
FROM commitment c
JOIN meeting m ON m.id = c.basis_meeting
WHERE m.state <> 'cancelled' AND c.all_parties_of IS NOT NULL AND c.state <> 'withdrawn'
UNION ALL
SELECT c.id, m.id, NULL, 0
FROM commitment c
JOIN meeting m ON m.body = c.all_parties_of AND c.said_on < m.day
LEFT JOIN meeting k ON k.id = c.basis_meeting
WHERE c.state <> 'withdrawn' AND (k.id IS NULL OR k.state = 'cancelled')
  AND m.id = (
    SELECT e.id FROM meeting e
    WHERE e.body = c.all_parties_of AND e.day > c.said_on AND e.state <> 'cancelled'
      AND (c.due_to IS NULL OR e.day >= c.due_to)
    ORDER BY e.day, e.id LIMIT 1);
