// SQL of exports; whole tables are read by platform/db/whole_tables.hpp.
#include "exports/store.hpp"

namespace radslag::exports::store {

namespace {

// Ten, since each may be long.
constexpr db::Statement select_texts = {
    "exports.texts",
    "SELECT d.id, d.text_sha256, t.text FROM document d JOIN document_text t ON t.document = d.id "
    "WHERE d.id > $1 ORDER BY d.id LIMIT 10"};

} // namespace

std::vector<DocumentText> texts_after(db::Session& session, std::string_view document) {
    std::vector<DocumentText> texts;
    session.query(select_texts, {document}, [&](const db::Row& row) {
        texts.push_back({row.string(0), row.string(1), row.string(2)});
    });
    return texts;
}

} // namespace radslag::exports::store
