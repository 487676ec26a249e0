// SQL of documents; see store.hpp.
#include "documents/store.hpp"

#include "documents/files.hpp"
#include "documents/stored_blocks.hpp"

#include <stdexcept>

namespace radslag::documents {

std::optional<Format> format_named(std::string_view name) {
    for (int i = 0; i <= static_cast<int>(Format::msg); ++i)
        if (name_of(static_cast<Format>(i)) == name)
            return static_cast<Format>(i);
    return std::nullopt;
}

namespace store {

namespace {

using ledger::Write;

constexpr Write insert_document = {
    "document",
    {"document.insert",
     "INSERT INTO document (id, version, name, format, sha256, bytes, text_sha256, body, audience, "
     "demonstration, replaces, blocks_sha256) VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, "
     "$11) RETURNING *"}};
constexpr Write insert_facts = {
    "record_facts",
    {"record_facts.received",
     "INSERT INTO record_facts (id, direction, received_at, custodian_body, legal_hold) VALUES "
     "($1, 'in', $2, $3, 0) RETURNING *"}};
constexpr db::Statement insert_text = {
    "document_text.insert",
    "INSERT INTO document_text (document, text, blocks) VALUES ($1, $2, $3)"};

constexpr db::Statement select_by_sha256 = {
    "document.by_sha256", "SELECT id FROM document WHERE sha256 = $1 AND body = $2"};
constexpr db::Statement select_document = {
    "document.get",
    "SELECT d.id, d.name, d.format, d.sha256, d.bytes, f.received_at FROM document d JOIN "
    "document_reader r ON r.document = d.id AND r.reader = $2 LEFT JOIN record_facts f ON "
    "f.id = d.id WHERE d.id = $1"};
constexpr db::Statement select_text = {
    "document_text.get", "SELECT text, blocks FROM document_text WHERE document = $1"};

constexpr db::Statement select_kept = {"document.kept",
                                       "SELECT id, name, sha256 FROM document ORDER BY id"};
constexpr db::Statement select_text_and_hash = {
    "document.text_and_hash",
    "SELECT d.text_sha256, t.text, d.blocks_sha256, t.blocks FROM document d LEFT JOIN "
    "document_text t ON t.document = d.id WHERE d.id = $1"};

Format require_format(std::string_view name) {
    const auto format = format_named(name);
    if (!format)
        throw std::runtime_error("unknown document format in the database");
    return *format;
}

} // namespace

void insert(ledger::Act& act, const Document& document, const Text& text) {
    const std::string text_sha256 = sha256_hex(std::as_bytes(std::span(text.text)));
    const auto blocks = encode_blocks(text);
    const std::string blocks_sha256 = sha256_hex(std::as_bytes(std::span(blocks)));
    act.add(insert_document, {document.id, document.name, name_of(document.format), document.sha256,
                              document.bytes, text_sha256, document.body, document.audience,
                              document.demonstration, document.replaces, blocks_sha256});
    act.add(insert_facts, {document.id, to_text(act.session().now()), document.body});
    act.session().execute(insert_text, {document.id, text.text, std::span(blocks)});
}

std::optional<DocumentId> document_of(db::Session& session, std::string_view sha256,
                                      bodies::BodyId body) {
    std::optional<DocumentId> found;
    session.query(select_by_sha256, {sha256, body},
                  [&](const db::Row& row) { found = row.id<DocumentId>(0); });
    return found;
}

std::optional<ReadableDocument> document(db::Session& session, DocumentId id,
                                         const bodies::Reader& reader) {
    std::optional<ReadableDocument> found;
    session.query(select_document, {id, reader.key}, [&](const db::Row& row) {
        found = ReadableDocument{row.id<DocumentId>(0),
                                 row.string(1),
                                 require_format(row.text(2)),
                                 row.string(3),
                                 static_cast<std::uint64_t>(row.integer(4)),
                                 row.string(5)};
    });
    return found;
}

std::vector<KeptDocument> kept_documents(db::Session& session) {
    std::vector<KeptDocument> kept;
    session.query(select_kept, {}, [&](const db::Row& row) {
        kept.push_back({row.id<DocumentId>(0), row.string(1), row.string(2)});
    });
    return kept;
}

bool text_is_unchanged(db::Session& session, DocumentId id) {
    bool same = false;
    session.query(select_text_and_hash, {id}, [&](const db::Row& row) {
        same = !row.is_null(1) &&
               sha256_hex(std::as_bytes(std::span(row.text(1)))) == row.text(0) &&
               (row.is_null(2) || sha256_hex(row.bytes(3)) == row.text(2));
    });
    return same;
}

Text text_of(db::Session& session, DocumentId id) {
    std::optional<Text> found;
    session.query(select_text, {id},
                  [&](const db::Row& row) { found = decode_blocks(row.string(0), row.bytes(1)); });
    if (!found)
        throw std::runtime_error("a document without its text");
    return std::move(*found);
}

} // namespace store

} // namespace radslag::documents
