-- What an organisation says of itself: its legal form and its conditions, in its own words.
ALTER TABLE organisation ADD COLUMN legal_form TEXT;
ALTER TABLE organisation ADD COLUMN conditions TEXT;
