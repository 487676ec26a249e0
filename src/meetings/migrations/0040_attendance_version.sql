-- Attendance is changed by hand too, so that two who change it at once must meet.
ALTER TABLE attendance ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
