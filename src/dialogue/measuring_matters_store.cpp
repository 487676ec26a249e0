// SQL that finds when a matter was named, when a region was first heard on it, and when it ended.
// See measuring_store.hpp.
#include "dialogue/measuring_store.hpp"
#include "platform/db/joined.hpp"
#include "platform/text/zones.hpp"

#include <map>

namespace radslag::dialogue::store {

namespace {

constexpr db::Statement select_matter = {
    "dialogue.matter",
    "SELECT x.kind FROM matter x JOIN audience_reader r ON r.audience = x.audience AND r.reader = "
    "'public' WHERE x.id = $1"};
// A union of two so that each goes along its own index.
constexpr db::Sql touching =
    "(SELECT id AS reference FROM reference WHERE matter = $1 UNION SELECT k.id FROM matter_number "
    "s JOIN reference k ON k.registry_number = s.registry_number WHERE s.matter = $1) AS touching "
    "JOIN reference f ON f.id = touching.reference JOIN reference_reader r ON r.reference = f.id "
    "AND r.reader = 'public' JOIN meeting m ON m.id = f.meeting AND m.state = 'held' AND m.day IS "
    "NOT NULL JOIN body b ON b.id = m.body AND (b.demonstration = 0 OR EXISTS (SELECT 1 FROM forum "
    "e WHERE e.kind = 'demonstration'))";
constexpr db::Statement select_named = {
    "dialogue.matter_named",
    db::joined<"SELECT m.body, min(m.day) FROM ", touching, " GROUP BY m.body">};
constexpr db::Statement select_said = {
    "dialogue.matter_said",
    db::joined<"SELECT m.body, min(m.day) FROM ", touching,
               " JOIN turn_reader t ON t.meeting = f.meeting AND t.point = f.point AND t.reader = "
               "'public' AND t.side IN ('region', 'invited_by_region') GROUP BY m.body">};
constexpr db::Statement select_decided = {
    "dialogue.matter_decided",
    db::joined<"SELECT min(m.day) FROM ", touching,
               " JOIN decision d ON d.meeting = f.meeting AND d.point = f.point JOIN "
               "decision_reader q ON q.decision = d.id AND q.reader = 'public'">};
constexpr db::Statement select_inputs = {
    "dialogue.matter_inputs",
    "SELECT i.received_at, m.day, CASE WHEN o.county_letter IS NOT NULL OR y.side IN ('region', "
    "'invited_by_region') THEN 1 ELSE 0 END, coalesce(b.id, '') FROM input i JOIN input_reader r "
    "ON r.input = i.id AND "
    "r.reader = 'public' LEFT JOIN meeting m ON m.id = i.meeting LEFT JOIN organisation o ON o.id "
    "= i.organisation LEFT JOIN party y ON y.id = i.party LEFT JOIN body b ON b.id = "
    "coalesce(i.body, m.body) WHERE i.matter = $1 AND i.split_at IS NULL AND "
    "(coalesce(b.demonstration, 0) = 0 OR EXISTS (SELECT 1 FROM forum e WHERE e.kind = "
    "'demonstration'))"};
constexpr db::Statement select_last_milestone = {
    "dialogue.matter_milestone",
    "SELECT max(coalesce(done_on, due_to)) FROM milestone WHERE matter = $1"};
constexpr db::Statement select_named_at = {
    "dialogue.matters_named_at",
    "SELECT matter FROM reference WHERE meeting = $1 AND matter IS NOT NULL UNION SELECT s.matter "
    "FROM reference k JOIN matter_number s ON s.registry_number = k.registry_number WHERE "
    "k.meeting = $1"};
constexpr db::Statement select_of_number = {
    "dialogue.matters_of_number", "SELECT matter FROM matter_number WHERE registry_number = $1"};

std::optional<Day> day_found(db::Session& session, const db::Statement& statement,
                             std::string_view matter) {
    const auto found = session.text(statement, {matter});
    return found ? parse_day(*found) : std::nullopt;
}

/// The first day in each body, and under "" that in any of them, which stands first.
using DayOf = std::map<std::string, Day>;

void keep_in(DayOf& days, const std::string& body, Day day) {
    const auto [known, is_new] = days.emplace(body, day);
    if (!is_new && day < known->second)
        known->second = day;
}

void keep(DayOf& days, const std::string& body, Day day) {
    keep_in(days, "", day);
    if (!body.empty())
        keep_in(days, body, day);
}

void read_days(db::Session& session, const db::Statement& statement, std::string_view matter,
               DayOf& days) {
    session.query(statement, {matter},
                  [&](const db::Row& row) { keep(days, row.string(0), row.day(1)); });
}

std::vector<std::string> texts(db::Session& session, const db::Statement& statement,
                               std::string_view of) {
    std::vector<std::string> found;
    session.query(statement, {of}, [&](const db::Row& row) { found.push_back(row.string(0)); });
    return found;
}

} // namespace

std::optional<MatterUnit> measured_matter(db::Session& session, std::string_view id) {
    const auto kind = session.text(select_matter, {id});
    if (!kind)
        return std::nullopt;
    DayOf named;
    DayOf heard;
    read_days(session, select_named, id, named);
    read_days(session, select_said, id, heard);
    session.query(select_inputs, {id}, [&](const db::Row& row) {
        const Day day =
            row.is_null(1) ? text::local_day(row.instant(0), text::forum_zone) : row.day(1);
        keep(named, row.string(3), day);
        if (row.integer(2) != 0)
            keep(heard, row.string(3), day);
    });
    if (named.empty())
        return std::nullopt;
    auto end = day_found(session, select_decided, id);
    if (!end)
        end = day_found(session, select_last_milestone, id);
    MatterUnit unit{std::string(id), *kind, end, {}};
    for (const auto& [body, day] : named) {
        const auto first = heard.find(body);
        unit.bodies.push_back(
            {body, day, first == heard.end() ? std::nullopt : std::optional(first->second)});
    }
    return unit;
}

std::vector<std::string> matters_named_at(db::Session& session, std::string_view meeting) {
    return texts(session, select_named_at, meeting);
}

std::vector<std::string> matters_of_number(db::Session& session, std::string_view number) {
    return texts(session, select_of_number, number);
}

} // namespace radslag::dialogue::store
