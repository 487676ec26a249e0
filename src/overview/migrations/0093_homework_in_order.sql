-- The homework of a body with its days: what is open of it and not ticked off by a party is put in
-- order without reading it.
DROP INDEX homework_of_body;
CREATE INDEX homework_in_order ON commitment (all_parties_of, state, due_to, id)
    WHERE all_parties_of IS NOT NULL;
