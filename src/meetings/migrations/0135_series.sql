-- A series says when its meetings are held each year: its pattern is text that is read strictly
-- (meetings/series/pattern.hpp); hours and place are those that its meetings begin with. Older
-- patterns are words, and stay.
ALTER TABLE series ADD COLUMN start_time TEXT;     -- local, 'HH:MM'
ALTER TABLE series ADD COLUMN end_time TEXT;
ALTER TABLE series ADD COLUMN zone TEXT;           -- IANA
ALTER TABLE series ADD COLUMN venue TEXT;
ALTER TABLE series ADD COLUMN to_day TEXT;         -- the last day on which it proposes a meeting
CREATE INDEX series_of_body ON series (body, name, id);

-- Which of the pattern's months a meeting was made for: '2027-02'. It keeps it when it is moved to
-- another day, so that no month gets a second one.
ALTER TABLE meeting ADD COLUMN slot TEXT;
CREATE UNIQUE INDEX meeting_of_slot ON meeting (series, slot) WHERE slot IS NOT NULL;
CREATE INDEX meeting_of_series ON meeting (series, day) WHERE series IS NOT NULL;

-- What a meeting shall be about, before it has any points.
CREATE TABLE meeting_theme (
    id TEXT PRIMARY KEY,
    meeting TEXT NOT NULL REFERENCES meeting (id),
    theme TEXT NOT NULL REFERENCES theme (id)
) STRICT;
CREATE UNIQUE INDEX meeting_theme_of_meeting ON meeting_theme (meeting, theme);
CREATE INDEX meeting_theme_by_theme ON meeting_theme (theme);

CREATE INDEX body_that_prepares ON body (prepares_for, sort_key, id) WHERE prepares_for IS NOT NULL;
