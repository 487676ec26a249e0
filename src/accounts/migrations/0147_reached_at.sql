-- Where a person is reached by mail: at the address that the secretariat keeps, else at that of the
-- account; empty where none is known.
CREATE VIEW person_reached AS
SELECT p.id AS person, coalesce(p.mail, (SELECT a.mail FROM account a WHERE a.person = p.id
    ORDER BY a.id LIMIT 1), '') AS mail
FROM person p;
