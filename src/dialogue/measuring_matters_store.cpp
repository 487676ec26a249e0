// SQL that finds when a matter was named, when a region was first heard on it, and when it ended.
// See measuring_store.hpp.
#include "dialogue/measuring_store.hpp"
#include "platform/db/joined.hpp"
#include "platform/text/zones.hpp"

#include <algorithm>

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
constexpr db::Statement select_named = {"dialogue.matter_named",
                                        db::joined<"SELECT min(m.day) FROM ", touching>};
constexpr db::Statement select_said = {
    "dialogue.matter_said",
    db::joined<"SELECT min(m.day) FROM ", touching,
               " JOIN turn_reader t ON t.meeting = f.meeting AND t.point = f.point AND t.reader = "
               "'public' AND t.side IN ('region', 'invited_by_region')">};
constexpr db::Statement select_decided = {
    "dialogue.matter_decided",
    db::joined<"SELECT min(m.day) FROM ", touching,
               " JOIN decision d ON d.meeting = f.meeting AND d.point = f.point JOIN "
               "decision_reader q ON q.decision = d.id AND q.reader = 'public'">};
constexpr db::Statement select_inputs = {
    "dialogue.matter_inputs",
    "SELECT i.received_at, m.day, CASE WHEN o.county_letter IS NOT NULL OR y.side IN ('region', "
    "'invited_by_region') THEN 1 ELSE 0 END FROM input i JOIN input_reader r ON r.input = i.id AND "
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

void keep_earlier(std::optional<Day>& day, const std::optional<Day>& other) {
    if (other && (!day || *other < *day))
        day = other;
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
    std::optional<Day> named = day_found(session, select_named, id);
    std::optional<Day> heard = day_found(session, select_said, id);
    session.query(select_inputs, {id}, [&](const db::Row& row) {
        const Day day =
            row.is_null(1) ? text::local_day(row.instant(0), text::forum_zone) : row.day(1);
        keep_earlier(named, day);
        if (row.integer(2) != 0)
            keep_earlier(heard, day);
    });
    if (!named)
        return std::nullopt;
    auto end = day_found(session, select_decided, id);
    if (!end)
        end = day_found(session, select_last_milestone, id);
    return MatterUnit{std::string(id), *kind, *named, heard, end};
}

std::vector<std::string> matters_named_at(db::Session& session, std::string_view meeting) {
    return texts(session, select_named_at, meeting);
}

std::vector<std::string> matters_of_number(db::Session& session, std::string_view number) {
    return texts(session, select_of_number, number);
}

} // namespace radslag::dialogue::store
