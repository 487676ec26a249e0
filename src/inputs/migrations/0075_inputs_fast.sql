-- Taking an input in writes less: no index holds what it does not say, and the words that others
-- like it are found by, which are made from its text and no record, are not checked one by one.
DROP INDEX input_by_turn;
CREATE INDEX input_by_turn ON input (turn) WHERE turn IS NOT NULL;
DROP INDEX input_by_meeting;
CREATE INDEX input_by_meeting ON input (meeting) WHERE meeting IS NOT NULL;
DROP INDEX input_by_point;
CREATE INDEX input_by_point ON input (point) WHERE point IS NOT NULL;
DROP INDEX input_by_theme;
CREATE INDEX input_by_theme ON input (theme) WHERE theme IS NOT NULL;
DROP INDEX input_of_matter;
CREATE INDEX input_of_matter ON input (matter, number) WHERE matter IS NOT NULL;

-- In the whole order of the list of bodies, so that nothing is sorted for a form.
DROP INDEX body_by_name;
CREATE INDEX body_by_name ON body (sort_key, id);

CREATE TABLE input_stems (
    stem TEXT NOT NULL,
    input TEXT NOT NULL,
    PRIMARY KEY (stem, input)
) STRICT, WITHOUT ROWID;
INSERT INTO input_stems (stem, input) SELECT stem, input FROM input_stem;
DROP TABLE input_stem;
ALTER TABLE input_stems RENAME TO input_stem;
