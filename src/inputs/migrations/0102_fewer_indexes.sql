-- Taking an input in writes a page of each index that it stands in. Nothing looks for inputs by their
-- kind alone, and only those that have an owner are looked for by it.
DROP INDEX input_by_kind;
DROP INDEX input_by_owner;
CREATE INDEX input_by_owner ON input (owner, state, number) WHERE owner IS NOT NULL;
