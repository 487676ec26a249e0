// See actions.hpp.
#include "documents/actions.hpp"

#include "documents/store.hpp"

namespace radslag::documents {

void record(ledger::Act& act, const Document& document, const Text& text) {
    store::insert(act, document, text);
}

std::optional<ReadableDocument> readable_document(db::Session& session, DocumentId id,
                                                  const bodies::Reader& reader) {
    return store::document(session, id, reader);
}

std::vector<KeptDocument> kept_documents(db::Session& session) {
    return store::kept_documents(session);
}

bool text_is_unchanged(db::Session& session, DocumentId id) {
    return store::text_is_unchanged(session, id);
}

Text text_of(db::Session& session, DocumentId id) {
    return store::text_of(session, id);
}

} // namespace radslag::documents
