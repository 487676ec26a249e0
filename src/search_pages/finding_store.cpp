// SQL that finds; see finding_store.hpp.
#include "search_pages/finding_store.hpp"

#include "people/naming.hpp"
#include "platform/db/joined.hpp"

#include <algorithm>
#include <limits>

namespace radslag::search_pages::store {

namespace {

// $1 reader, $2 what is asked for, $3 and $4 the first number and the one after the last, $5 most.
// Each gives the number of an entry, whether the reader may read it, and perhaps its stems.
constexpr db::Sql beginning = "SELECT e.id, ";
constexpr db::Sql stems = ", e.stems";
constexpr db::Sql from_sqlite =
    " FROM (SELECT rowid AS id FROM search_index WHERE search_index MATCH $2 AND rowid >= $3 AND "
    "rowid < $4 ORDER BY rowid DESC LIMIT $5) AS i CROSS JOIN search_entry e ON e.id = i.id ORDER "
    "BY i.id DESC";
// PostgreSQL finds a rare word by its index and a common one sooner by walking over the newest
// entries, but cannot tell which of the two it is given: first the newest are walked over.
constexpr db::Sql from_newest_postgres =
    " FROM (SELECT id FROM (SELECT rowid AS id, terms FROM search_index WHERE rowid >= $3 AND "
    "rowid < $4 ORDER BY rowid DESC LIMIT 4000) AS newest WHERE terms @@ CAST(CAST($2 AS TEXT) AS "
    "tsquery) ORDER BY id DESC LIMIT $5) AS i JOIN search_entry e ON e.id = i.id ORDER BY i.id "
    "DESC";
constexpr db::Sql from_postgres =
    " FROM (SELECT rowid AS id FROM search_index WHERE terms @@ CAST(CAST($2 AS TEXT) AS tsquery) "
    "AND rowid >= $3 AND rowid < $4 ORDER BY rowid + 0 DESC LIMIT $5) AS i JOIN search_entry e ON "
    "e.id = i.id ORDER BY i.id DESC";
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
    "WHEN 'organisation' THEN 1 END";

/// One way to walk over the index.
struct Statements {
    db::Statement ids, with_stems;
};
constexpr Statements on_sqlite = {
    {"search.found", db::joined<beginning, readable, from_sqlite>},
    {"search.found_stems", db::joined<beginning, readable, stems, from_sqlite>}};
constexpr Statements newest_on_postgres = {
    {"search.found_newest", db::joined<beginning, readable, from_newest_postgres>},
    {"search.found_newest_stems", db::joined<beginning, readable, stems, from_newest_postgres>}};
constexpr Statements on_postgres = {
    {"search.found_postgres", db::joined<beginning, readable, from_postgres>},
    {"search.found_stems_postgres", db::joined<beginning, readable, stems, from_postgres>}};
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
          first_(narrowing.from ? first_id_of(*narrowing.from) : 0), end_(end_id(narrowing)) {}

    /// Calls `each` for the entries that have what is asked for and that the reader may read, from
    /// the newest on, `slice` at a time; until none is left or `is_enough` says so between two
    /// slices.
    void walk(bool with_stems, std::size_t slice, const std::function<bool()>& is_enough,
              const std::function<void(const db::Row&)>& each) {
        if (session_.engine() == db::Engine::sqlite) {
            walk(on_sqlite, with_stems, slice, is_enough, each);
            return;
        }
        // What it has passed over has nothing more: the rest begins below the last one found.
        walk(newest_on_postgres, with_stems, slice, is_enough, each);
        walk(on_postgres, with_stems, slice, is_enough, each);
    }

  private:
    void walk(const Statements& statements, bool with_stems, std::size_t slice,
              const std::function<bool()>& is_enough,
              const std::function<void(const db::Row&)>& each) {
        std::size_t came = slice;
        while (came == slice && !is_enough()) {
            came = 0;
            session_.query(with_stems ? statements.with_stems : statements.ids,
                           {reader_.key, match_, first_, end_, slice}, [&](const db::Row& row) {
                               ++came;
                               end_ = row.integer(0);
                               if (!row.is_null(1))
                                   each(row);
                           });
        }
    }

    db::Session& session_;
    const auth::Reader& reader_;
    std::string match_;
    std::int64_t first_;
    std::int64_t end_;
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
    const bool looks_through = query.has_phrases();
    Found all;
    std::size_t looked_through = 0;
    const auto is_enough = [&] {
        all.is_cut = looks_through && !all.is_more && looked_through >= most_looked_through;
        return all.is_more || all.is_cut;
    };
    Asking(session, reader, query, narrowing)
        .walk(looks_through, most_hits + 1, is_enough, [&](const db::Row& row) {
            ++looked_through;
            if (looks_through && !has_phrases(query, row.text(2)))
                return;
            if (all.hits.size() < most_hits)
                all.hits.push_back({row.integer(0), 0});
            else
                all.is_more = true;
        });
    for (std::size_t i = 0; score && i < std::min(all.hits.size(), most_ranked); ++i)
        session.query(select_scored, {all.hits[i].id}, [&](const db::Row& row) {
            all.hits[i].score = score(row.text(0), row.text(1));
        });
    return all;
}

bool is_anything_found(db::Session& session, const auth::Reader& reader, const Query& query) {
    constexpr std::size_t slice = 20;
    bool is_any = false;
    Asking(session, reader, query, {})
        .walk(
            false, slice, [&] { return is_any; }, [&](const db::Row&) { is_any = true; });
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
