// SQL of the horizon; see store.hpp.
#include "overview/horizon/store.hpp"

#include "overview/rows.hpp"
#include "platform/db/joined.hpp"

#include <algorithm>

namespace radslag::overview::horizon {

namespace {

// $1 reader, $2 first day, $3 organisation, $4 most. The columns are those of date_at().
constexpr db::Sql counting = "SELECT count(*) FROM (SELECT 1 AS one FROM";
constexpr db::Sql counted = " LIMIT 201) AS found";

constexpr db::Sql meeting_columns =
    "SELECT m.id, m.title, NULL, NULL, NULL, NULL, NULL, m.day, m.day, NULL, 'day', NULL, NULL, "
    "b.name, NULL FROM";
constexpr db::Sql meetings =
    " meeting m JOIN audience_reader r ON r.audience = m.audience AND r.reader = $1 JOIN body b ON "
    "b.id = m.body WHERE m.day >= $2 AND m.state <> 'cancelled' AND (CAST($3 AS TEXT) IS NULL OR "
    "EXISTS (SELECT 1 FROM party y WHERE y.body = m.body AND y.organisation = $3))";
constexpr db::Sql by_meeting = " ORDER BY m.day, m.id LIMIT $4";

constexpr db::Sql promise_columns =
    "SELECT c.id, c.text, c.who, p.id, p.name, o.id, o.name, c.due_from, c.due_to, c.due_words, "
    "c.due_kind, c.point, m.id, b.name, m.day FROM";
constexpr db::Sql promises =
    " commitment c JOIN commitment_reader r ON r.commitment = c.id AND r.reader = $1 JOIN body b "
    "ON b.id = c.body LEFT JOIN meeting m ON m.id = c.meeting LEFT JOIN person p ON p.id = "
    "c.person LEFT JOIN organisation o ON o.id = c.organisation WHERE c.state = 'open' AND";
constexpr db::Sql of_all = " CAST($3 AS TEXT) IS NULL";
constexpr db::Sql of_organisation = " c.organisation = $3";
constexpr db::Sql promise_has_day = " AND c.due_to >= $2";
constexpr db::Sql promise_is_open = " AND c.due_to IS NULL AND CAST($2 AS TEXT) IS NOT NULL";
constexpr db::Sql by_promise = " ORDER BY c.due_to, c.said_on NULLS LAST, c.place_begin NULLS "
                               "LAST, c.id LIMIT $4";
constexpr db::Sql by_promise_age = " ORDER BY c.said_on NULLS LAST, c.place_begin NULLS LAST, c.id "
                                   "LIMIT $4";

constexpr db::Sql announced_columns =
    "SELECT d.id, d.what, d.who, NULL, NULL, o.id, o.name, d.due_from, d.due_to, d.due_words, "
    "d.due_kind, d.point, m.id, b.name, m.day FROM";
constexpr db::Sql announced =
    " deadline d JOIN deadline_reader r ON r.deadline = d.id AND r.reader = $1 LEFT JOIN meeting m "
    "ON m.id = d.meeting LEFT JOIN body b ON b.id = m.body LEFT JOIN organisation o ON o.id = "
    "d.organisation WHERE";
constexpr db::Sql announced_by = " d.organisation = $3";
constexpr db::Sql announced_has_day = " AND d.due_to >= $2";
constexpr db::Sql announced_is_open = " AND d.due_to IS NULL AND CAST($2 AS TEXT) IS NOT NULL";
constexpr db::Sql by_announced =
    " ORDER BY d.due_to, m.day NULLS LAST, d.place_begin NULLS LAST, d.id LIMIT $4";

constexpr db::Sql milestone_columns =
    "SELECT x.id, s.text, NULL, NULL, NULL, o.id, o.name, s.due_from, s.due_to, s.due_words, "
    "s.due_kind, NULL, NULL, x.title, NULL FROM";
constexpr db::Sql milestones =
    " milestone s JOIN matter x ON x.id = s.matter JOIN audience_reader r ON r.audience = "
    "x.audience AND r.reader = $1 LEFT JOIN organisation o ON o.id = x.owner WHERE s.done_on IS "
    "NULL AND s.due_to >= $2 AND (CAST($3 AS TEXT) IS NULL OR x.owner = $3 OR EXISTS (SELECT 1 "
    "FROM matter_partner y WHERE y.matter = x.id AND y.organisation = $3))";
constexpr db::Sql by_milestone = " ORDER BY s.due_to, s.id LIMIT $4";

/// The two statements of one kind of date: for everybody and for one organisation.
struct Statements {
    db::Statement all, of_one, count_all, count_of_one;
};

constexpr Statements statements_of_meetings = {
    {"horizon.meetings", db::joined<meeting_columns, meetings, by_meeting>},
    {"horizon.meetings", db::joined<meeting_columns, meetings, by_meeting>},
    {"horizon.count_meetings", db::joined<counting, meetings, counted>},
    {"horizon.count_meetings", db::joined<counting, meetings, counted>}};
constexpr Statements statements_of_promises = {
    {"horizon.promises",
     db::joined<promise_columns, promises, of_all, promise_has_day, by_promise>},
    {"horizon.promises_of",
     db::joined<promise_columns, promises, of_organisation, promise_has_day, by_promise>},
    {"horizon.count_promises", db::joined<counting, promises, of_all, promise_has_day, counted>},
    {"horizon.count_promises_of",
     db::joined<counting, promises, of_organisation, promise_has_day, counted>}};
constexpr Statements statements_of_announced = {
    {"horizon.announced",
     db::joined<announced_columns, announced, of_all, announced_has_day, by_announced>},
    {"horizon.announced_of",
     db::joined<announced_columns, announced, announced_by, announced_has_day, by_announced>},
    {"horizon.count_announced",
     db::joined<counting, announced, of_all, announced_has_day, counted>},
    {"horizon.count_announced_of",
     db::joined<counting, announced, announced_by, announced_has_day, counted>}};
constexpr Statements statements_of_milestones = {
    {"horizon.milestones", db::joined<milestone_columns, milestones, by_milestone>},
    {"horizon.milestones", db::joined<milestone_columns, milestones, by_milestone>},
    {"horizon.count_milestones", db::joined<counting, milestones, counted>},
    {"horizon.count_milestones", db::joined<counting, milestones, counted>}};

constexpr db::Statement select_open_promises = {
    "horizon.open_promises",
    db::joined<promise_columns, promises, of_all, promise_is_open, by_promise_age>};
constexpr db::Statement select_open_promises_of = {
    "horizon.open_promises_of",
    db::joined<promise_columns, promises, of_organisation, promise_is_open, by_promise_age>};
constexpr db::Statement select_open_announced = {
    "horizon.open_announced",
    db::joined<announced_columns, announced, of_all, announced_is_open, by_announced>};
constexpr db::Statement select_open_announced_of = {
    "horizon.open_announced_of",
    db::joined<announced_columns, announced, announced_by, announced_is_open, by_announced>};

const Statements& statements_of(Kind kind) {
    switch (kind) {
    case Kind::meeting:
        return statements_of_meetings;
    case Kind::promise:
        return statements_of_promises;
    case Kind::announced:
        return statements_of_announced;
    case Kind::milestone:
        return statements_of_milestones;
    }
    return statements_of_meetings;
}

Date date_at(const db::Row& row, Kind kind) {
    Date date;
    date.kind = kind;
    date.id = row.string(0);
    date.text = row.string(1);
    date.who = row.optional_text(2);
    date.person = store::link_at(row, 3);
    date.organisation = store::link_at(row, 5);
    date.from = row.optional_day(7);
    date.to = row.optional_day(8);
    date.words = row.string(9);
    date.due_kind = row.string(10);
    date.point = row.optional_text(11);
    date.occasion = {row.string(12), row.string(13), row.optional_day(14)};
    return date;
}

bool is_wanted(const Filter& filter, Kind kind) {
    return !filter.kind || *filter.kind == kind;
}

} // namespace

std::vector<Date> dates(db::Session& session, const Reader& reader, const Filter& filter,
                        const db::Slice& slice) {
    std::vector<Date> found;
    const std::string from = to_text(filter.from);
    for (const auto& [kind, word] : kinds.pairs()) {
        if (!is_wanted(filter, kind))
            continue;
        const Statements& some = statements_of(kind);
        session.query(
            filter.organisation ? some.of_one : some.all,
            {reader.key, from, filter.organisation, slice.skip + slice.most},
            [&, kind = kind](const db::Row& row) { found.push_back(date_at(row, kind)); });
    }
    std::ranges::stable_sort(found, {}, [](const Date& date) { return *date.to; });
    const auto begin = std::min<std::size_t>(found.size(), static_cast<std::size_t>(slice.skip));
    found.erase(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(begin));
    if (found.size() > static_cast<std::size_t>(slice.most))
        found.erase(found.begin() + slice.most, found.end());
    return found;
}

std::int64_t count(db::Session& session, const Reader& reader, const Filter& filter) {
    std::int64_t all = 0;
    for (const auto& [kind, word] : kinds.pairs()) {
        if (!is_wanted(filter, kind) || all > db::most_counted)
            continue;
        const Statements& some = statements_of(kind);
        all += session
                   .integer(filter.organisation ? some.count_of_one : some.count_all,
                            {reader.key, to_text(filter.from), filter.organisation})
                   .value_or(0);
    }
    return std::min(all, db::most_counted + 1);
}

std::vector<Date> open(db::Session& session, const Reader& reader, const Filter& filter,
                       std::int64_t most) {
    std::vector<Date> found;
    const std::string from = to_text(filter.from);
    const auto keep = [&](Kind kind) {
        return [&found, kind](const db::Row& row) { found.push_back(date_at(row, kind)); };
    };
    if (is_wanted(filter, Kind::promise))
        session.query(filter.organisation ? select_open_promises_of : select_open_promises,
                      {reader.key, from, filter.organisation, most}, keep(Kind::promise));
    if (is_wanted(filter, Kind::announced))
        session.query(filter.organisation ? select_open_announced_of : select_open_announced,
                      {reader.key, from, filter.organisation, most}, keep(Kind::announced));
    std::ranges::stable_sort(found, {}, [](const Date& date) {
        return date.occasion.day.value_or(Day{std::chrono::year::max() / 12 / 31});
    });
    if (found.size() > static_cast<std::size_t>(most))
        found.erase(found.begin() + most, found.end());
    return found;
}

} // namespace radslag::overview::horizon
