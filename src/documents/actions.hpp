// Recording a document that has come in, and reading it again.
#pragma once

#include "documents/records.hpp"
#include "ledger/ledger.hpp"

namespace radslag::documents {

/// Records the document with its extracted text as received now. Its original is kept already
/// (Files::keep): the file is on disk before the row is.
void record(ledger::Act& act, const Document& document, const Text& text);

struct ReadableDocument {
    DocumentId id;
    std::string name;
    Format format;
    std::string sha256;
    std::uint64_t bytes;
    std::string received_at; ///< instant
};

/// The document, if this reader may read it.
std::optional<ReadableDocument> readable_document(db::Session& session, DocumentId id,
                                                  const bodies::Reader& reader);

/// Its extracted text; the caller has asked readable_document() first.
Text text_of(db::Session& session, DocumentId id);

/// A recorded document and the file that must be kept for it.
struct KeptDocument {
    DocumentId id;
    std::string name;
    std::string sha256;
};
/// All of them, for checking; grows with the register.
std::vector<KeptDocument> kept_documents(db::Session& session);

/// Whether the stored text still has the SHA-256 that its document's row names.
bool text_is_unchanged(db::Session& session, DocumentId id);

} // namespace radslag::documents
