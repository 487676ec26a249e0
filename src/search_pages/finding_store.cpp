// SQL that finds; see finding_store.hpp.
#include "search_pages/finding_store.hpp"

#include "people/naming.hpp"
#include "platform/db/joined.hpp"

#include <algorithm>
#include <limits>

namespace radslag::search_pages::store {

namespace {

// $1 reader, $2 what is asked for, $3 and $4 the first number and the one after the last, $5 most.
constexpr db::Sql ids = "SELECT e.id";
constexpr db::Sql ids_and_stems = "SELECT e.id, e.stems";
constexpr db::Sql from_sqlite =
    " FROM search_index CROSS JOIN search_entry e ON e.id = search_index.rowid WHERE search_index "
    "MATCH $2 AND search_index.rowid >= $3 AND search_index.rowid < $4 AND ";
constexpr db::Sql from_postgres =
    " FROM search_index JOIN search_entry e ON e.id = search_index.rowid WHERE search_index.terms "
    "@@ CAST(CAST($2 AS TEXT) AS tsquery) AND search_index.rowid >= $3 AND search_index.rowid < $4 "
    "AND ";
// Who may read a record is told by its view, one row at a time: LIMIT keeps PostgreSQL from reading
// all of a view beforehand.
constexpr db::Sql readable =
    "CASE e.kind "
    "WHEN 'turn' THEN (SELECT 1 FROM turn_reader r WHERE r.turn = e.record AND r.reader = $1 LIMIT "
    "1) "
    "WHEN 'point' THEN (SELECT 1 FROM point_reader r WHERE r.point = e.record AND r.reader = $1 "
    "LIMIT 1) "
    "WHEN 'input' THEN (SELECT 1 FROM input_reader r WHERE r.input = e.record AND r.reader = $1 "
    "LIMIT 1) "
    "WHEN 'answer' THEN (SELECT 1 FROM input_reader r WHERE r.input = e.page AND r.reader = $1 "
    "LIMIT 1) "
    "WHEN 'commitment' THEN (SELECT 1 FROM commitment_reader r WHERE r.commitment = e.record AND "
    "r.reader = $1 LIMIT 1) "
    "WHEN 'decision' THEN (SELECT 1 FROM decision_reader r WHERE r.decision = e.record AND "
    "r.reader = $1 LIMIT 1) "
    "WHEN 'document' THEN (SELECT 1 FROM document_reader r WHERE r.document = e.record AND "
    "r.reader = $1 LIMIT 1) "
    "WHEN 'meeting' THEN (SELECT 1 FROM meeting m JOIN audience_reader r ON r.audience = "
    "m.audience WHERE m.id = e.record AND r.reader = $1 LIMIT 1) "
    "WHEN 'matter' THEN (SELECT 1 FROM matter m JOIN audience_reader r ON r.audience = m.audience "
    "WHERE m.id = e.record AND r.reader = $1 LIMIT 1) "
    "WHEN 'person' THEN (SELECT 1 FROM person p JOIN person_reader r ON r.person = p.id WHERE p.id "
    "= e.record AND p.protected = 0 AND r.reader = $1 LIMIT 1) "
    "WHEN 'organisation' THEN 1 END = 1";
constexpr db::Sql newest = " ORDER BY search_index.rowid DESC LIMIT $5";
constexpr db::Statement select_found_sqlite = {"search.found",
                                               db::joined<ids, from_sqlite, readable, newest>};
constexpr db::Statement select_stems_sqlite = {
    "search.found_stems", db::joined<ids_and_stems, from_sqlite, readable, newest>};
constexpr db::Statement select_found_postgres = {"search.found_postgres",
                                                 db::joined<ids, from_postgres, readable, newest>};
constexpr db::Statement select_stems_postgres = {
    "search.found_stems_postgres", db::joined<ids_and_stems, from_postgres, readable, newest>};
constexpr db::Statement select_scored = {"search.scored",
                                         "SELECT stems, parts FROM search_entry WHERE id = $1"};

constexpr db::Statement select_audiences = {
    "search.audiences", "SELECT audience FROM audience_reader WHERE reader = $1 ORDER BY audience"};
constexpr db::Statement select_hit = {
    "search.hit",
    "SELECT e.kind, e.record, e.page, e.day, e.title, e.text, b.id, b.name, o.id, o.name FROM "
    "search_entry e LEFT JOIN body b ON b.id = e.body LEFT JOIN organisation o ON o.id = "
    "e.organisation WHERE e.id = $1"};
constexpr db::Statement select_words = {
    "search.words",
    "SELECT word FROM search_word WHERE word >= $1 AND word < $2 ORDER BY word LIMIT $3"};
constexpr db::Statement select_bodies = {
    "search.bodies", "SELECT id, name FROM body ORDER BY sort_key, id LIMIT 200"};
constexpr db::Statement select_themes = {
    "search.themes", "SELECT id, name FROM theme ORDER BY sort_key, id LIMIT 500"};

std::vector<std::string> audiences_of(db::Session& session, const auth::Reader& reader) {
    std::vector<std::string> all;
    session.query(select_audiences, {reader.key},
                  [&](const db::Row& row) { all.push_back(row.string(0)); });
    return all;
}

std::int64_t end_id(const Narrowing& narrowing) {
    if (!narrowing.to)
        return std::numeric_limits<std::int64_t>::max();
    return first_id_of(Day(std::chrono::sys_days(*narrowing.to) + std::chrono::days(1)));
}

/// A question to the index by one reader.
class Asking {
  public:
    Asking(db::Session& session, const auth::Reader& reader, const Query& query,
           const Narrowing& narrowing)
        : session_(session), reader_(reader),
          match_(match_text(session.engine(), query, narrowing, audiences_of(session, reader))),
          first_(narrowing.from ? first_id_of(*narrowing.from) : 0) {}

    /// Gives the newest entries before `end`: their numbers, and their stems where they are wanted.
    void run(bool with_stems, std::int64_t end, std::size_t most,
             const std::function<void(const db::Row&)>& each) const {
        const bool is_sqlite = session_.engine() == db::Engine::sqlite;
        const db::Statement& statement =
            with_stems ? (is_sqlite ? select_stems_sqlite : select_stems_postgres)
                       : (is_sqlite ? select_found_sqlite : select_found_postgres);
        session_.query(statement, {reader_.key, match_, first_, end, most}, each);
    }

  private:
    db::Session& session_;
    const auth::Reader& reader_;
    std::string match_;
    std::int64_t first_;
};

std::optional<Link> link_at(const db::Row& row, int column) {
    return row.is_null(column) ? std::nullopt
                               : std::optional(Link{row.string(column), row.string(column + 1)});
}

std::vector<Link> links(db::Session& session, const db::Statement& statement) {
    std::vector<Link> all;
    session.query(statement, {}, [&](const db::Row& row) {
        all.push_back({row.string(0), row.string(1)});
    });
    return all;
}

} // namespace

Found found(db::Session& session, const auth::Reader& reader, const Query& query,
            const Narrowing& narrowing, const Score& score) {
    const Asking asking(session, reader, query, narrowing);
    const bool looks_through = query.has_phrases();
    std::int64_t end = end_id(narrowing);
    Found all;
    std::size_t looked_through = 0;
    std::size_t came = 0;
    do {
        came = 0;
        asking.run(looks_through, end, most_hits + 1, [&](const db::Row& row) {
            ++came;
            end = row.integer(0);
            if (looks_through && !has_phrases(query, row.text(1)))
                return;
            if (all.hits.size() < most_hits)
                all.hits.push_back({end, 0});
            else
                all.is_more = true;
        });
        looked_through += came;
        all.is_cut = came > most_hits && !all.is_more && looked_through >= most_looked_through;
    } while (came > most_hits && !all.is_more && !all.is_cut);
    for (std::size_t i = 0; score && i < std::min(all.hits.size(), most_ranked); ++i)
        session.query(select_scored, {all.hits[i].id}, [&](const db::Row& row) {
            all.hits[i].score = score(row.text(0), row.text(1));
        });
    return all;
}

bool is_anything_found(db::Session& session, const auth::Reader& reader, const Query& query) {
    bool is_any = false;
    Asking(session, reader, query, {}).run(false, end_id({}), 1, [&](const db::Row&) {
        is_any = true;
    });
    return is_any;
}

std::optional<Hit> hit(db::Session& session, std::int64_t id) {
    std::optional<Hit> found;
    session.query(select_hit, {id}, [&](const db::Row& row) {
        found = {.record = {kinds.require(row.text(0)), row.string(1)},
                 .page = row.string(2),
                 .day = row.optional_day(3),
                 .title = row.string(4),
                 .text = row.string(5),
                 .body = link_at(row, 6),
                 .organisation = link_at(row, 8)};
    });
    return found;
}

std::vector<std::string> words_beginning(db::Session& session, std::string_view begun,
                                         std::int64_t most) {
    std::vector<std::string> words;
    session.query(select_words, {begun, people::end_of_prefix(begun), most},
                  [&](const db::Row& row) { words.push_back(row.string(0)); });
    return words;
}

std::vector<Link> bodies(db::Session& session) {
    return links(session, select_bodies);
}

std::vector<Link> themes(db::Session& session) {
    return links(session, select_themes);
}

} // namespace radslag::search_pages::store
