-- Remarks stand with the blocks (documents/stored_blocks.hpp); a column of their own is one too many.
ALTER TABLE document_text DROP COLUMN remarks;
