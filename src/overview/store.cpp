// SQL across features: persons, organisations, bodies; dates_store.cpp holds that of commitments,
// the horizon and documents. See store.hpp.
#include "overview/store.hpp"

#include "overview/rows.hpp"

namespace radslag::overview::store {

namespace {

constexpr db::Statement select_people = {
    "overview.people",
    "SELECT p.id, p.name, o.id, o.name, p.title FROM person p LEFT JOIN organisation o ON o.id = "
    "p.organisation WHERE p.merged_into IS NULL AND p.protected = 0 AND EXISTS (SELECT 1 FROM "
    "attendance a JOIN meeting m ON m.id = a.meeting JOIN audience_reader r ON r.audience = "
    "m.audience AND r.reader = $3 WHERE a.person = p.id) ORDER BY p.sort_key, p.id LIMIT $1 OFFSET "
    "$2"};
constexpr db::Statement select_person = {
    "overview.person",
    "SELECT p.id, p.name, o.id, o.name, p.title, p.demonstration FROM person p LEFT JOIN "
    "organisation o ON o.id = p.organisation WHERE p.id = $1 AND p.merged_into IS NULL AND "
    "p.protected = 0 AND EXISTS (SELECT 1 FROM attendance a JOIN meeting m ON m.id = a.meeting "
    "JOIN audience_reader r ON r.audience = m.audience AND r.reader = $2 WHERE a.person = p.id)"};
constexpr db::Statement select_person_names = {
    "overview.person_names", "SELECT name FROM person_name WHERE person = $1 ORDER BY name"};
constexpr db::Statement select_attended = {
    "overview.attended",
    "SELECT m.id, b.name, m.day, a.presence, o.name FROM attendance a JOIN meeting m ON m.id = "
    "a.meeting JOIN audience_reader r ON r.audience = m.audience AND r.reader = $2 JOIN body b ON "
    "b.id = m.body LEFT JOIN organisation o ON o.id = a.organisation WHERE a.person = $1 ORDER BY "
    "m.day DESC, m.id LIMIT 200"};
constexpr db::Statement select_said_by_person = {
    "overview.said_by_person",
    "SELECT m.id, t.point, t.text, b.name, m.day FROM turn t JOIN meeting m ON m.id = t.meeting "
    "JOIN turn_reader r ON r.turn = t.id AND r.reader = $2 JOIN body b ON b.id = m.body WHERE "
    "t.person = $1 ORDER BY m.day DESC, m.id, t.position LIMIT $3"};
constexpr db::Statement select_said_by_organisation = {
    "overview.said_by_organisation",
    "SELECT m.id, t.point, t.text, b.name, m.day FROM turn t JOIN meeting m ON m.id = t.meeting "
    "JOIN turn_reader r ON r.turn = t.id AND r.reader = $2 JOIN body b ON b.id = m.body WHERE "
    "t.organisation = $1 ORDER BY m.day DESC, m.id, t.position LIMIT $3"};
constexpr db::Statement select_organisations = {
    "overview.organisations", "SELECT id, name, kind FROM organisation WHERE merged_into IS NULL "
                              "ORDER BY sort_key, id LIMIT $1 OFFSET $2"};
constexpr db::Statement select_organisation = {
    "overview.organisation",
    "SELECT id, name, kind, county_letter FROM organisation WHERE id = $1 AND merged_into IS NULL"};
constexpr db::Statement select_organisation_names = {
    "overview.organisation_names",
    "SELECT name FROM organisation_name WHERE organisation = $1 ORDER BY name"};
constexpr db::Statement select_seats = {
    "overview.seats", "SELECT b.id, b.name FROM party p JOIN body b ON b.id = p.body WHERE "
                      "p.organisation = $1 ORDER BY b.sort_key, b.id"};
constexpr db::Statement select_people_of = {
    "overview.people_of_organisation",
    "SELECT p.id, p.name, NULL, NULL, p.title FROM person p WHERE p.organisation = $1 AND "
    "p.merged_into IS NULL AND p.protected = 0 AND EXISTS (SELECT 1 FROM attendance a JOIN meeting "
    "m ON m.id = a.meeting JOIN audience_reader r ON r.audience = m.audience AND r.reader = $2 "
    "WHERE a.person = p.id) ORDER BY p.sort_key, p.id LIMIT 200"};
constexpr db::Statement select_region = {"overview.region",
                                         "SELECT id FROM organisation WHERE county_letter = $1"};
ListedPerson listed_person(const db::Row& row) {
    return {link_at(row, 0).value(), link_at(row, 2), row.optional_text(4)};
}

std::vector<Said> said(db::Session& session, const db::Statement& statement, std::string_view by,
                       const Reader& reader) {
    std::vector<Said> found;
    session.query(statement, {by, reader.key, most_said}, [&](const db::Row& row) {
        found.push_back({row.string(0),
                         row.string(1),
                         row.string(2),
                         {row.string(0), row.string(3), row.optional_day(4)}});
    });
    return found;
}

/// The further names of something, without the one that it is shown under.
std::vector<std::string> other_names(db::Session& session, const db::Statement& statement,
                                     const Link& of) {
    std::vector<std::string> names;
    session.query(statement, {of.id}, [&](const db::Row& row) {
        if (row.text(0) != of.name)
            names.push_back(row.string(0));
    });
    return names;
}

} // namespace

std::vector<ListedPerson> people(db::Session& session, const Reader& reader, std::int64_t skip,
                                 std::int64_t most) {
    std::vector<ListedPerson> found;
    session.query(select_people, {most, skip, reader.key},
                  [&](const db::Row& row) { found.push_back(listed_person(row)); });
    return found;
}

std::optional<ShownPerson> person(db::Session& session, const Reader& reader, people::PersonId id) {
    std::optional<ShownPerson> shown;
    session.query(select_person, {id, reader.key}, [&](const db::Row& row) {
        shown.emplace();
        shown->person = link_at(row, 0).value();
        shown->organisation = link_at(row, 2);
        shown->title = row.optional_text(4);
        shown->demonstration = row.integer(5) != 0;
    });
    if (!shown)
        return shown;
    shown->other_names = other_names(session, select_person_names, shown->person);
    session.query(select_attended, {id, reader.key}, [&](const db::Row& row) {
        shown->attended.push_back({{row.string(0), row.string(1), row.optional_day(2)},
                                   row.string(3),
                                   row.optional_text(4)});
    });
    shown->said = said(session, select_said_by_person, id.text(), reader);
    shown->promised = promised_by_person(session, reader, id.text());
    return shown;
}

std::vector<ListedOrganisation> organisations(db::Session& session, std::int64_t skip,
                                              std::int64_t most) {
    std::vector<ListedOrganisation> found;
    session.query(select_organisations, {most, skip}, [&](const db::Row& row) {
        found.push_back({link_at(row, 0).value(), row.string(2)});
    });
    return found;
}

std::optional<ShownOrganisation> organisation(db::Session& session, const Reader& reader,
                                              people::OrganisationId id) {
    std::optional<ShownOrganisation> shown;
    session.query(select_organisation, {id}, [&](const db::Row& row) {
        shown.emplace();
        shown->organisation = link_at(row, 0).value();
        shown->kind = row.string(2);
        shown->county_letter = row.optional_text(3);
    });
    if (!shown)
        return shown;
    shown->other_names = other_names(session, select_organisation_names, shown->organisation);
    session.query(select_seats, {id},
                  [&](const db::Row& row) { shown->bodies.push_back(link_at(row, 0).value()); });
    session.query(select_people_of, {id, reader.key},
                  [&](const db::Row& row) { shown->people.push_back(listed_person(row)); });
    shown->said = said(session, select_said_by_organisation, id.text(), reader);
    shown->promised = promised_by_organisation(session, reader, id.text());
    return shown;
}

std::optional<people::OrganisationId> region(db::Session& session, std::string_view letter) {
    std::optional<people::OrganisationId> found;
    session.query(select_region, {letter},
                  [&](const db::Row& row) { found = row.id<people::OrganisationId>(0); });
    return found;
}

} // namespace radslag::overview::store
