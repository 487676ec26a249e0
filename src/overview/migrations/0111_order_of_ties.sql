-- What an organisation was told or has told at one instant stands in the order of ids, so that pages
-- read the latest without sorting all of that instant.
DROP INDEX input_use_by_told;
CREATE INDEX input_use_by_told ON input_use (told_to, said_at, id) WHERE told_to IS NOT NULL;
DROP INDEX input_effect_of_organisation;
CREATE INDEX input_effect_of_organisation ON input_effect (organisation, said_at, id);

-- What is open of all that somebody ever promised is told from indexes alone.
DROP INDEX commitment_person_by_person;
CREATE INDEX commitment_person_by_person ON commitment_person (person, commitment);
CREATE INDEX commitment_state ON commitment (id, state);
