// SQL of the list of meetings; see list_store.hpp.
#include "meetings/list_store.hpp"

#include "platform/db/joined.hpp"

#include <fmt/format.h>

namespace radslag::meetings::store {

namespace {

// $1 reader, $2 body, $3 and $4 first and last day, $5 most, $6 skip.
// What belongs to each meeting is counted for the chosen ones only, once they are in order.
constexpr db::Sql columns =
    "SELECT id, title, day, state, body, body_name, (SELECT count(*) FROM point_reader p WHERE "
    "p.meeting = chosen.id AND p.reader = $1), (SELECT count(*) FROM commitment_reader c WHERE "
    "c.meeting = chosen.id AND c.reader = $1) FROM (SELECT m.id AS id, m.title AS title, m.day AS "
    "day, m.state AS state, b.id AS body, b.name AS body_name, b.sort_key AS body_key FROM";
constexpr db::Sql meeting_first = " meeting m JOIN audience_reader r ON r.reader = $1 AND "
                                  "r.audience = m.audience JOIN body b ON b.id = m.body WHERE";
// CROSS keeps SQLite from turning the join round: bodies go along their order.
constexpr db::Sql body_first = " body b CROSS JOIN meeting m JOIN audience_reader r ON r.reader = "
                               "$1 AND r.audience = m.audience WHERE m.body = b.id AND";
constexpr db::Sql counting = "SELECT count(*) FROM (SELECT 1 FROM meeting m JOIN "
                             "audience_reader r ON r.reader = $1 AND r.audience = m.audience WHERE";
constexpr db::Sql counted = " LIMIT 201) AS found";
constexpr db::Sql of_body = " m.body = $2 AND";
constexpr db::Sql in_year = " m.day >= $3 AND m.day <= $4 AND";
constexpr db::Sql sifted = " (CAST($2 AS TEXT) IS NULL OR m.body = $2) AND (CAST($3 AS TEXT) IS "
                           "NULL OR (m.day >= $3 AND m.day <= $4))";
constexpr db::Sql by_day = " ORDER BY m.day NULLS LAST, m.id LIMIT $5 OFFSET $6) AS chosen ORDER "
                           "BY day NULLS LAST, id";
constexpr db::Sql by_day_down = " ORDER BY m.day DESC NULLS LAST, m.id DESC LIMIT $5 OFFSET $6) AS "
                                "chosen ORDER BY day DESC NULLS LAST, id DESC";
constexpr db::Sql by_body =
    " ORDER BY b.sort_key, m.day DESC NULLS LAST, m.id DESC LIMIT $5 OFFSET $6) AS chosen ORDER BY "
    "body_key, day DESC NULLS LAST, id DESC";
constexpr db::Sql by_body_down =
    " ORDER BY b.sort_key DESC, m.day DESC NULLS LAST, m.id DESC LIMIT $5 OFFSET $6) AS chosen "
    "ORDER BY body_key DESC, day DESC NULLS LAST, id DESC";

struct Statements {
    db::Statement by_day, by_day_down, by_body, by_body_down, count;
};
template <db::Sql first>
constexpr Statements statements = {
    {"meetings.by_day", db::joined<columns, meeting_first, first, sifted, by_day>},
    {"meetings.by_day_down", db::joined<columns, meeting_first, first, sifted, by_day_down>},
    {"meetings.by_body", db::joined<columns, body_first, first, sifted, by_body>},
    {"meetings.by_body_down", db::joined<columns, body_first, first, sifted, by_body_down>},
    {"meetings.count", db::joined<counting, first, sifted, counted>}};

constexpr db::Statement select_first_day = {
    "meeting.first_day", "SELECT m.day FROM meeting m JOIN audience_reader r ON r.reader = $1 AND "
                         "r.audience = m.audience WHERE m.day IS NOT NULL ORDER BY m.day LIMIT 1"};
constexpr db::Statement select_last_day = {
    "meeting.last_day",
    "SELECT m.day FROM meeting m JOIN audience_reader r ON r.reader = $1 AND r.audience = "
    "m.audience WHERE m.day IS NOT NULL ORDER BY m.day DESC LIMIT 1"};
constexpr db::Statement select_bodies = {
    "meetings.bodies", "SELECT id, name FROM body ORDER BY sort_key, id LIMIT 200"};

/// A year that was read wrongly shall not make the form endless.
constexpr std::size_t most_years = 100;

const Statements& statements_for(const MeetingFilter& filter) {
    if (filter.body)
        return statements<of_body>;
    return filter.year ? statements<in_year> : statements<"">;
}

const db::Statement& statement_for(const MeetingFilter& filter, MeetingOrder order,
                                   bool descending) {
    const Statements& some = statements_for(filter);
    if (order == MeetingOrder::day)
        return descending ? some.by_day_down : some.by_day;
    return descending ? some.by_body_down : some.by_body;
}

std::optional<std::string> first_day(const MeetingFilter& filter) {
    return filter.year ? std::optional(fmt::format("{:04}-01-01", *filter.year)) : std::nullopt;
}
std::optional<std::string> last_day(const MeetingFilter& filter) {
    return filter.year ? std::optional(fmt::format("{:04}-12-31", *filter.year)) : std::nullopt;
}

ListedMeeting listed(const db::Row& row) {
    return {row.id<MeetingId>(0),
            row.string(1),
            row.optional_day(2),
            meeting_states.require(row.text(3)),
            row.id<bodies::BodyId>(4),
            row.string(5),
            row.integer(6),
            row.integer(7)};
}

} // namespace

void meetings(db::Session& session, const bodies::Reader& reader, const MeetingFilter& filter,
              MeetingOrder order, bool descending, const db::Slice& slice,
              const std::function<void(const ListedMeeting&)>& each) {
    session.query(
        statement_for(filter, order, descending),
        {reader.key, filter.body, first_day(filter), last_day(filter), slice.most, slice.skip},
        [&](const db::Row& row) { each(listed(row)); });
}

std::int64_t count(db::Session& session, const bodies::Reader& reader,
                   const MeetingFilter& filter) {
    return session
        .integer(statements_for(filter).count,
                 {reader.key, filter.body, first_day(filter), last_day(filter)})
        .value_or(0);
}

std::vector<int> years(db::Session& session, const bodies::Reader& reader) {
    const auto first = session.text(select_first_day, {reader.key});
    const auto last = session.text(select_last_day, {reader.key});
    std::vector<int> found;
    if (!first || !last)
        return found;
    const int earliest = std::stoi(first->substr(0, 4));
    for (int year = std::stoi(last->substr(0, 4)); year >= earliest; --year)
        if (found.size() < most_years)
            found.push_back(year);
    return found;
}

std::vector<NamedBody> bodies_of_filter(db::Session& session) {
    std::vector<NamedBody> found;
    session.query(select_bodies, {}, [&](const db::Row& row) {
        found.push_back({row.string(0), row.string(1)});
    });
    return found;
}

} // namespace radslag::meetings::store
