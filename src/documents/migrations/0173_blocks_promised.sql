-- What a document is read by, its blocks and their places, is promised by the ledger as its text is.
ALTER TABLE document ADD COLUMN blocks_sha256 TEXT; -- of document_text.blocks; null: from before
