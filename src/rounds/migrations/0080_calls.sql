-- What a call brings in are inputs; a party may also say that something it told before answers it.
ALTER TABLE input ADD COLUMN round TEXT REFERENCES round (id);
CREATE INDEX input_by_round ON input (round, number) WHERE round IS NOT NULL;

CREATE TABLE round_reuse (
    id TEXT PRIMARY KEY,
    round TEXT NOT NULL REFERENCES round (id),
    party TEXT NOT NULL REFERENCES party (id),
    input TEXT NOT NULL REFERENCES input (id),
    confirmed_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX round_reuse_once ON round_reuse (round, input);

CREATE INDEX round_by_state ON round (state, closes_on);
CREATE INDEX round_by_return ON round (return_meeting) WHERE return_meeting IS NOT NULL;
CREATE INDEX round_party_by_party ON round_party (party);
