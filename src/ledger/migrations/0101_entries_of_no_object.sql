-- What happened to a record is told from ledger_images; nothing looks for the object of an act, and
-- every act had to write a page of this index.
DROP INDEX ledger_entries_object;
