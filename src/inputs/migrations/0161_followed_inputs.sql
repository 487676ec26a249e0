-- What follows up an input is asked for on its page.
CREATE INDEX input_by_followed ON input (follows, number) WHERE follows IS NOT NULL;
