-- Where the secretariat reaches a person by mail; null: by the address of the account, if there is
-- one. Shown to those who may edit people, and to nobody else.
ALTER TABLE person ADD COLUMN mail TEXT;
