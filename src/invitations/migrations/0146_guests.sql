-- Guests: who is invited without a seat, for whom, and for which part of the day.
ALTER TABLE invitation ADD COLUMN is_guest INTEGER NOT NULL DEFAULT 0 CHECK (is_guest IN (0, 1));
ALTER TABLE invitation ADD COLUMN organisation TEXT REFERENCES organisation (id);
ALTER TABLE invitation ADD COLUMN slot_start TEXT; -- local, 'HH:MM'
ALTER TABLE invitation ADD COLUMN slot_end TEXT;
CREATE INDEX invitation_by_organisation ON invitation (organisation) WHERE organisation IS NOT NULL;
