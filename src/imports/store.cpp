// SQL of proposals; see store.hpp.
#include "imports/store.hpp"

#include "documents/stored_blocks.hpp"
#include "platform/text/fold.hpp"

#include <boost/json.hpp>

namespace radslag::imports::store {

namespace {

constexpr db::Statement select_import_of = {
    "import.by_sha256",
    "SELECT id, state, meeting FROM import WHERE sha256 = $1 AND (body_name = $2 OR (body_name IS "
    "NULL AND $2 IS NULL)) AND state <> 'rejected' ORDER BY imported_at DESC LIMIT 1"};
constexpr db::Statement insert_import = {
    "import.insert",
    "INSERT INTO import (id, document_name, sha256, format, bytes, text, blocks, body_name, "
    "visibility, state, imported_at, uploaded_by, proposed_body, proposed_folded) VALUES ($1, $2, "
    "$3, $4, $5, $6, $7, $8, $9, 'proposed', $10, $11, $12, $13)"};
constexpr db::Statement update_state = {
    "import.set_state", "UPDATE import SET state = $2, document = $3, meeting = $4 WHERE id = $1"};
constexpr db::Statement update_dropping_text = {
    "import.drop_text", "UPDATE import SET text = '', blocks = $2 WHERE id = $1"};
constexpr db::Statement insert_doubt = {
    "import_doubt.insert",
    "INSERT INTO import_doubt (id, import, position, kind, words, reason, reason_arguments, "
    "place_begin, place_end, confidence, state, fact) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, "
    "$10, 'open', $11)"};
constexpr db::Statement select_import = {
    "import.get",
    "SELECT i.id, i.document_name, i.state, i.imported_at, (SELECT count(*) FROM import_doubt d "
    "WHERE d.import = i.id AND d.state = 'open') FROM import i WHERE i.id = $1"};
constexpr db::Statement select_doubts = {
    "import_doubt.list",
    "SELECT kind, words, reason, reason_arguments, place_begin, place_end, confidence FROM "
    "import_doubt WHERE import = $1 ORDER BY position"};

std::string to_json(const std::vector<std::string>& words) {
    boost::json::array array;
    for (const auto& word : words)
        array.emplace_back(word);
    return boost::json::serialize(array);
}

std::vector<std::string> words_of(std::string_view json) {
    std::vector<std::string> words;
    const auto array = boost::json::parse(json);
    for (const auto& word : array.as_array())
        words.emplace_back(word.as_string());
    return words;
}

} // namespace

std::optional<KnownImport> import_of(db::Session& session, std::string_view sha256,
                                     const std::optional<std::string>& body) {
    std::optional<KnownImport> found;
    session.query(select_import_of, {sha256, body}, [&](const db::Row& row) {
        found = KnownImport{row.id<ImportId>(0), states.require(row.text(1)),
                            row.optional_id<meetings::MeetingId>(2)};
    });
    return found;
}

void insert(db::Session& session, ImportId id, const Reading& reading, const Wishes& wishes,
            std::string_view body) {
    const auto blocks = documents::encode_blocks(reading.text);
    session.execute(insert_import,
                    {id, reading.name, reading.sha256, documents::name_of(reading.text.format),
                     reading.bytes, reading.text.text, std::span(blocks), wishes.body,
                     bodies::visibilities.text(wishes.visibility), to_text(session.now()),
                     wishes.uploaded_by, body, text::fold(body)});
}

void set_state(db::Session& session, ImportId id, State state,
               const std::optional<documents::DocumentId>& document,
               const std::optional<meetings::MeetingId>& meeting) {
    session.execute(update_state, {id, states.text(state), document, meeting});
}

void drop_text(db::Session& session, ImportId id) {
    const auto blocks = documents::encode_blocks(documents::Text{});
    session.execute(update_dropping_text, {id, std::span(blocks)});
}

void insert(db::Session& session, ImportId import, int position, const Doubt& doubt) {
    std::optional<std::size_t> begin;
    std::optional<std::size_t> end;
    std::optional<std::string_view> fact;
    if (!doubt.fact.empty())
        fact = doubt.fact;
    if (doubt.place) {
        begin = doubt.place->begin;
        end = doubt.place->end;
    }
    session.execute(insert_doubt,
                    {Id<struct DoubtTag>::make(), import, position, doubt_kinds.text(doubt.kind),
                     doubt.words, doubt.reason.text, to_json(doubt.reason.arguments), begin, end,
                     doubt.confidence, fact});
}

std::optional<ListedImport> import(db::Session& session, ImportId id) {
    std::optional<ListedImport> found;
    session.query(select_import, {id}, [&](const db::Row& row) {
        found = ListedImport{row.id<ImportId>(0), row.string(1), states.require(row.text(2)),
                             row.string(3), row.integer(4)};
    });
    return found;
}

std::vector<Doubt> doubts(db::Session& session, ImportId id) {
    std::vector<Doubt> found;
    session.query(select_doubts, {id}, [&](const db::Row& row) {
        Doubt doubt;
        doubt.kind = doubt_kinds.require(row.text(0));
        doubt.words = row.string(1);
        doubt.reason = {row.string(2), words_of(row.text(3))};
        if (!row.is_null(4))
            doubt.place = documents::Place{static_cast<std::size_t>(row.integer(4)),
                                           static_cast<std::size_t>(row.integer(5))};
        doubt.confidence = static_cast<int>(row.integer(6));
        found.push_back(std::move(doubt));
    });
    return found;
}

} // namespace radslag::imports::store
