-- Rounds: a question, draft or form sent to chosen parties, and what each of them gave.

CREATE TABLE round (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('sounding', 'consultation', 'report_back', 'call_for_input',
        'call_for_examples')),
    body TEXT NOT NULL REFERENCES body (id),
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    point TEXT REFERENCES point (id),
    return_meeting TEXT REFERENCES meeting (id),
    opens_at TEXT,
    closes_on TEXT,                   -- local day and time with zone
    closes_time TEXT,
    zone TEXT,
    state TEXT NOT NULL CHECK (state IN ('draft', 'open', 'closed')),
    audience TEXT NOT NULL REFERENCES audience (id)
) STRICT;
CREATE INDEX round_by_body ON round (body);

CREATE TABLE round_party (
    id TEXT PRIMARY KEY,
    round TEXT NOT NULL REFERENCES round (id),
    party TEXT NOT NULL REFERENCES party (id)
) STRICT;
CREATE INDEX round_party_by_round ON round_party (round);

CREATE TABLE response (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    round TEXT NOT NULL REFERENCES round (id),
    party TEXT NOT NULL REFERENCES party (id),
    kind TEXT NOT NULL CHECK (kind IN ('given', 'abstained', 'voice_given')),
    reason TEXT,
    voice_to TEXT REFERENCES party (id),
    text TEXT,
    given_at TEXT NOT NULL,
    given_by TEXT REFERENCES person (id)
) STRICT;
CREATE INDEX response_by_round ON response (round);
