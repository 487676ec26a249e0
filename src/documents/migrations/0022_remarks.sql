-- What the reader of the file said of it ("text only", "read by OCR"): documents/stored_remarks.hpp.
ALTER TABLE document_text ADD COLUMN remarks TEXT;
