-- What somebody who left a post still owned.
CREATE INDEX matter_by_officer ON matter (officer) WHERE officer IS NOT NULL AND state = 'open';
CREATE INDEX commitment_open_of_person ON commitment (person, body)
    WHERE person IS NOT NULL AND state = 'open';
