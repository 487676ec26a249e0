-- What the public has been able to read by the read API, kept up by following the ledger
-- (src/opendata/following.hpp). Nothing here is a record: all of it can be made anew, save that what
-- has gone before is then forgotten. Nothing refers to records either, so that these rows never stand
-- in the way of undoing an act. Whether something may be read is not here: it is asked of the readers'
-- views when a request is answered.

-- A record that was public once, with the instant of the last act that touched it.
CREATE TABLE open_change (
    collection TEXT NOT NULL,
    record TEXT NOT NULL,
    time TEXT NOT NULL,               -- rises from act to act: no two acts have the same
    gone INTEGER NOT NULL CHECK (gone IN (0, 1)),
    PRIMARY KEY (collection, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX open_change_in_order ON open_change (collection, time, record);

-- How far it reaches.
CREATE TABLE open_reach (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    next_entry INTEGER NOT NULL,      -- number of the first entry of the ledger that is not in it
    time TEXT NOT NULL                -- of the last act that is
) STRICT;

-- What a filter of a collection leads to, in the order of ids.
CREATE INDEX meeting_of_body ON meeting (body, id);
CREATE INDEX commitment_of_body_by_id ON commitment (body, id);
CREATE INDEX commitment_of_organisation_by_id ON commitment (organisation, id);
CREATE INDEX input_authority_by_input_of ON input_authority (organisation, input);
