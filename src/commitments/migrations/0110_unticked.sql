-- Homework that is open and not ticked off yet, by whose it is and in the order of its days: a
-- region that has ticked off all of seven hundred is told so without looking at one of them. Derived
-- from commitment, commitment_tick and party in the act that changes any of them
-- (commitments/unticked.hpp), so that it has no keys of its own to other tables.
CREATE TABLE homework_unticked (
    organisation TEXT NOT NULL,
    due TEXT NOT NULL,                -- its last day; 'undated' comes last
    commitment TEXT NOT NULL,
    body TEXT NOT NULL,               -- whose parties were asked
    PRIMARY KEY (organisation, due, commitment)
) STRICT, WITHOUT ROWID;
CREATE INDEX homework_unticked_by_commitment ON homework_unticked (commitment);

INSERT INTO homework_unticked (organisation, due, commitment, body)
SELECT DISTINCT y.organisation, coalesce(c.due_to, 'undated'), c.id, y.body
FROM commitment c
JOIN party y ON y.body = c.all_parties_of AND y.to_day IS NULL
LEFT JOIN commitment_tick k ON k.commitment = c.id AND k.party = y.id
WHERE c.state = 'open' AND k.id IS NULL
  AND (y.side = 'region'
   OR NOT EXISTS (SELECT 1 FROM party z WHERE z.body = y.body AND z.side = 'region'));
