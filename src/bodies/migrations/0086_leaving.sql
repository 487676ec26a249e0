-- What a person holds or has held: posts and seats. A post that somebody else has taken over ends
-- then, also where nobody wrote its last day; of whom the notes only say that somebody follows, that
-- alone is known.
CREATE INDEX post_holding_by_end ON post_holding (to_day) WHERE to_day IS NOT NULL;
CREATE INDEX post_holding_by_follows ON post_holding (follows) WHERE follows IS NOT NULL;
CREATE INDEX mandate_by_end ON mandate (to_day) WHERE to_day IS NOT NULL;

CREATE VIEW person_holding AS
SELECT h.person AS person, coalesce(h.organisation, t.organisation) AS organisation,
    h.to_day AS to_day, (
        SELECT min(coalesce(f.from_day, f.known_on)) FROM post_holding f WHERE f.follows = h.person
        AND coalesce(f.from_day, f.known_on) >= coalesce(h.from_day, h.known_on, '')
    ) AS taken_over_on                -- the first day of whoever follows
FROM post_holding h
LEFT JOIN post t ON t.id = h.post
UNION ALL
SELECT f.follows, coalesce(f.organisation, t.organisation), NULL, coalesce(f.from_day, f.known_on)
FROM post_holding f
LEFT JOIN post t ON t.id = f.post
WHERE f.follows IS NOT NULL AND coalesce(f.from_day, f.known_on) IS NOT NULL
UNION ALL
SELECT d.person, y.organisation, d.to_day, NULL
FROM mandate d
LEFT JOIN party y ON y.id = d.party;
