-- What was done last, for the start page.
CREATE INDEX commitment_by_done ON commitment (done_on) WHERE done_on IS NOT NULL;
