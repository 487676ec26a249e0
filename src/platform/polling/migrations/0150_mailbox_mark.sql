-- How far each mailbox that is polled has been taken; see platform/polling. No record: the ledger
-- does not know it. What is lost with a row is taken once more, and known by its content.
CREATE TABLE mailbox_mark (
    mailbox TEXT PRIMARY KEY,      -- user, server and folder
    validity INTEGER NOT NULL,     -- the mailbox's UIDVALIDITY: by another, numbers mean other mails
    uid INTEGER NOT NULL           -- every mail up to this number is kept here, or was left for good
) STRICT;
