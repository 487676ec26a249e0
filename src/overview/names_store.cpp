// SQL that finds by name; see names.hpp.
#include "overview/names.hpp"
#include "platform/text/fold.hpp"

namespace radslag::overview::store {

namespace {

constexpr db::Statement select_organisation = {
    "names.organisation",
    "SELECT id, name FROM organisation WHERE id = $1 AND merged_into IS NULL"};
constexpr db::Statement select_organisation_by_name = {
    "names.organisation_by_name",
    "SELECT o.id, o.name FROM organisation_name n JOIN organisation o ON o.id = n.organisation "
    "WHERE n.folded >= $1 AND n.folded < $2 AND o.merged_into IS NULL ORDER BY n.folded, "
    "o.sort_key, o.id LIMIT 1"};
constexpr db::Statement select_person = {
    "names.person",
    "SELECT p.id, p.name FROM person p WHERE p.id = $2 AND p.merged_into IS NULL AND p.protected = "
    "0 AND EXISTS (SELECT 1 FROM person_reader s WHERE s.person = p.id AND s.reader = $1)"};
constexpr db::Statement select_person_by_name = {
    "names.person_by_name",
    "SELECT p.id, p.name FROM person_name n JOIN person p ON p.id = n.person WHERE n.folded >= $2 "
    "AND n.folded < $3 AND p.merged_into IS NULL AND p.protected = 0 AND EXISTS (SELECT 1 FROM "
    "person_reader s WHERE s.person = p.id AND s.reader = $1) ORDER BY n.folded, p.sort_key, p.id "
    "LIMIT 1"};
constexpr db::Statement select_bodies = {
    "names.bodies", "SELECT id, name FROM body ORDER BY sort_key, id LIMIT 200"};

} // namespace

Named organisation_named(db::Session& session, std::string_view typed) {
    Named named{std::string(typed), std::nullopt};
    const auto keep = [&](const db::Row& row) { named.found = Link{row.string(0), row.string(1)}; };
    if (people::OrganisationId::parse(typed))
        session.query(select_organisation, {typed}, keep);
    const std::string folded = text::fold(typed);
    if (!named.found && !folded.empty())
        session.query(select_organisation_by_name, {folded, end_of_prefix(folded)}, keep);
    return named;
}

Named person_named(db::Session& session, const Reader& reader, std::string_view typed) {
    Named named{std::string(typed), std::nullopt};
    const auto keep = [&](const db::Row& row) { named.found = Link{row.string(0), row.string(1)}; };
    if (people::PersonId::parse(typed))
        session.query(select_person, {reader.key, typed}, keep);
    const std::string folded = text::fold(typed);
    if (!named.found && !folded.empty())
        session.query(select_person_by_name, {reader.key, folded, end_of_prefix(folded)}, keep);
    return named;
}

std::vector<Link> body_choices(db::Session& session) {
    std::vector<Link> found;
    session.query(select_bodies, {}, [&](const db::Row& row) {
        found.push_back({row.string(0), row.string(1)});
    });
    return found;
}

std::string end_of_prefix(std::string_view prefix) {
    // U+10FFFF is no character and sorts after every one.
    return std::string(prefix) + "\xF4\x8F\xBF\xBF";
}

} // namespace radslag::overview::store
