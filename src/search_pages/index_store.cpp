// SQL that writes the index; see index_store.hpp.
#include "search_pages/index_store.hpp"

namespace radslag::search_pages::store {

namespace {

constexpr db::Statement select_reach = {
    "search_reach.get", "SELECT made_with, next_entry, done, stage, after FROM search_reach"};
constexpr db::Statement insert_reach = {
    "search_reach.insert",
    "INSERT INTO search_reach (id, made_with, next_entry, done, stage, after) VALUES (1, $1, $2, "
    "$3, $4, $5) ON CONFLICT (id) DO NOTHING"};
constexpr db::Statement update_reach = {
    "search_reach.move",
    "UPDATE search_reach SET made_with = $1, next_entry = $2, done = $3, stage = $4, after = $5 "
    "WHERE made_with = $6 AND next_entry = $7 AND done = $8 AND stage IS NOT DISTINCT FROM $9 AND "
    "after IS NOT DISTINCT FROM $10"};

constexpr db::Statement select_entries = {
    "search_entry.of_record", "SELECT id FROM search_entry WHERE kind = $1 AND record = $2"};
constexpr db::Statement delete_entry = {"search_entry.delete",
                                        "DELETE FROM search_entry WHERE id = $1"};
constexpr db::Statement delete_terms = {"search_index.delete",
                                        "DELETE FROM search_index WHERE rowid = $1"};
constexpr db::Statement select_taken = {"search_entry.taken",
                                        "SELECT 1 FROM search_entry WHERE id = $1"};
constexpr db::Statement insert_entry = {
    "search_entry.insert",
    "INSERT INTO search_entry (id, kind, record, part, page, day, body, organisation, title, text, "
    "stems, parts) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"};
constexpr db::Statement insert_terms_sqlite = {
    "search_index.insert", "INSERT INTO search_index (rowid, terms) VALUES ($1, $2)"};
constexpr db::Statement insert_terms_postgres = {
    "search_index.insert_vector", "INSERT INTO search_index (rowid, terms) VALUES ($1, "
                                  "array_to_tsvector(string_to_array($2, ' ')))"};
constexpr db::Statement insert_word = {
    "search_word.insert",
    "INSERT INTO search_word (word) VALUES ($1) ON CONFLICT (word) DO NOTHING"};

constexpr db::Statement clear_entries = {"search_entry.clear", "DELETE FROM search_entry"};
constexpr db::Statement clear_terms = {"search_index.clear", "DELETE FROM search_index"};
constexpr db::Statement clear_words = {"search_word.clear", "DELETE FROM search_word"};

constexpr std::size_t longest_word = 40; ///< bytes; what is longer is nobody's word

std::optional<std::string_view> text_of(const std::optional<Kind>& stage) {
    return stage ? std::optional(kinds.text(*stage)) : std::nullopt;
}

std::optional<std::string_view> after_of(const Reach& reach) {
    return reach.stage ? std::optional<std::string_view>(reach.after) : std::nullopt;
}

void write_later(db::Session& session, const db::Statement& statement,
                 std::initializer_list<db::Parameter> parameters) {
    session.query_later(statement, {parameters.begin(), parameters.size()}, [](const db::Row&) {});
}

void remove(db::Session& session, const Record& record) {
    std::vector<std::int64_t> ids;
    session.query(select_entries, {kinds.text(record.kind), record.id},
                  [&](const db::Row& row) { ids.push_back(row.integer(0)); });
    for (const std::int64_t id : ids) {
        session.execute(delete_terms, {id});
        session.execute(delete_entry, {id});
    }
}

void add(db::Session& session, const Source& source, const Entry& entry) {
    std::int64_t id = entry.id;
    while (session.integer(select_taken, {id}))
        ++id; // two of one day meet once in four thousand million
    session.execute(insert_entry,
                    {id, kinds.text(source.record.kind), source.record.id, entry.part, source.page,
                     source.day ? std::optional(to_text(*source.day)) : std::nullopt, source.body,
                     source.organisation, source.title, entry.text, entry.stems, entry.parts});
    session.execute(session.engine() == db::Engine::sqlite ? insert_terms_sqlite
                                                           : insert_terms_postgres,
                    {id, entry.terms});
    for (const std::string& word : entry.words)
        if (word.size() <= longest_word)
            write_later(session, insert_word, {word});
}

} // namespace

std::optional<Reach> reach(db::Session& session) {
    std::optional<Reach> found;
    session.query(select_reach, {}, [&](const db::Row& row) {
        found = {.made_with = row.string(0),
                 .next_entry = row.integer(1),
                 .done = row.integer(2),
                 .stage = row.is_null(3) ? std::nullopt : std::optional(kinds.require(row.text(3))),
                 .after = row.string(4)};
    });
    return found;
}

bool move_reach(db::Session& session, const std::optional<Reach>& from, const Reach& to) {
    if (!from)
        return session.execute(insert_reach, {to.made_with, to.next_entry, to.done,
                                              text_of(to.stage), after_of(to)}) == 1;
    return session.execute(update_reach, {to.made_with, to.next_entry, to.done, text_of(to.stage),
                                          after_of(to), from->made_with, from->next_entry,
                                          from->done, text_of(from->stage), after_of(*from)}) == 1;
}

void replace(db::Session& session, const Renewed& renewed) {
    remove(session, renewed.record);
    if (renewed.source)
        for (const Entry& entry : renewed.entries)
            add(session, *renewed.source, entry);
}

void clear(db::Session& session) {
    session.execute(clear_entries);
    session.execute(clear_terms);
    session.execute(clear_words);
}

} // namespace radslag::search_pages::store
