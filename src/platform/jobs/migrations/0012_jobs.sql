-- Work that is done after an action, outside its transaction; see platform/jobs/jobs.hpp. A job that
-- is done is deleted. Jobs are no records: the ledger does not know them.
CREATE TABLE job (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    same_as TEXT,                 -- of jobs of a kind with the same text, one waits at a time
    payload TEXT NOT NULL,
    due TEXT NOT NULL,            -- an instant; while it is worked on, when another may take it
    attempt INTEGER NOT NULL CHECK (attempt >= 0),
    given_up INTEGER NOT NULL CHECK (given_up IN (0, 1)),
    error TEXT                    -- what the last attempt ended with
) STRICT;

CREATE INDEX job_by_due ON job (kind, given_up, due);
CREATE UNIQUE INDEX job_waiting_once ON job (kind, same_as) WHERE attempt = 0 AND same_as IS NOT NULL;
