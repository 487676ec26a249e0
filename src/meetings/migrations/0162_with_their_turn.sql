-- When a turn moves to another point, what came of it moves along.
CREATE INDEX commitment_by_turn ON commitment (turn) WHERE turn IS NOT NULL;
CREATE INDEX decision_by_turn ON decision (turn) WHERE turn IS NOT NULL;
