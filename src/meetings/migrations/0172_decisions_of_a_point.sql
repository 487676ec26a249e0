-- When a point changes, what search has of its decisions is made anew.
CREATE INDEX decision_by_point ON decision (point) WHERE point IS NOT NULL;
