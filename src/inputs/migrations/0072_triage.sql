-- Inputs that nobody has been asked to answer yet stand in the triage of their body.
ALTER TABLE input ADD COLUMN unsorted INTEGER CHECK (unsorted IN (0, 1));
UPDATE input SET unsorted = CASE WHEN EXISTS (SELECT 1 FROM input_authority a
    WHERE a.input = input.id) THEN 0 ELSE 1 END;
CREATE INDEX input_unsorted ON input (body, number) WHERE unsorted = 1;
CREATE INDEX matter_open ON matter (id) WHERE state = 'open';
