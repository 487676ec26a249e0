// Documents in the database.
#pragma once

#include "documents/actions.hpp"
#include "ledger/ledger.hpp"

namespace radslag::documents::store {

/// Inserts the document, its extracted text, and the record facts of something received.
void insert(ledger::Act& act, const Document& document, const Text& text);

/// Whether this very file has been recorded already, and as which document.
std::optional<DocumentId> document_of(db::Session& session, std::string_view sha256,
                                      bodies::BodyId body);

/// The document, if this reader may read it.
std::optional<ReadableDocument> document(db::Session& session, DocumentId id,
                                         const bodies::Reader& reader);

/// Its extracted text; the caller has asked document() first.
Text text_of(db::Session& session, DocumentId id);

std::vector<KeptDocument> kept_documents(db::Session& session);
bool text_is_unchanged(db::Session& session, DocumentId id);

} // namespace radslag::documents::store
