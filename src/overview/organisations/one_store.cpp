// SQL of the page of one organisation or region; see store.hpp.
#include "overview/organisations/store.hpp"
#include "overview/rows.hpp"

#include <algorithm>

namespace radslag::overview::organisations {

namespace {

constexpr db::Statement select_organisation = {
    "organisation_page.get",
    "SELECT id, name, kind, country, nuts, county_code, county_letter, organisation_number, "
    "legal_form, conditions, from_day, to_day FROM organisation WHERE id = $1 AND merged_into IS "
    "NULL"};
constexpr db::Statement select_names = {
    "organisation_page.names",
    "SELECT name FROM organisation_name WHERE organisation = $1 ORDER BY folded, name"};
constexpr db::Statement select_part_of = {
    "organisation_page.part_of",
    "SELECT o.id, o.name, m.from_day, m.to_day FROM organisation_member m JOIN organisation o ON "
    "o.id = m.constellation WHERE m.member = $1 ORDER BY o.sort_key, m.id"};
constexpr db::Statement select_members = {
    "organisation_page.members",
    "SELECT o.id, o.name, m.from_day, m.to_day FROM organisation_member m JOIN organisation o ON "
    "o.id = m.member WHERE m.constellation = $1 ORDER BY o.sort_key, m.id"};
constexpr db::Statement select_seats = {
    "organisation_page.seats",
    "SELECT y.id, b.id, b.name, y.role, y.from_day, y.to_day FROM party y JOIN body b ON b.id = "
    "y.body WHERE y.organisation = $1 ORDER BY y.to_day IS NOT NULL, b.sort_key, y.id LIMIT 200"};
constexpr db::Statement select_holders = {
    "organisation_page.holders",
    "SELECT y.id, p.id, p.name, d.kind FROM party y JOIN mandate d ON d.party = y.id JOIN person p "
    "ON p.id = d.person WHERE y.organisation = $1 AND p.protected = 0 AND (d.from_day IS NULL OR "
    "d.from_day <= $2) AND (d.to_day IS NULL OR d.to_day >= $2) ORDER BY d.kind, p.sort_key, d.id "
    "LIMIT 400"};
constexpr db::Statement select_matters = {
    "organisation_page.matters",
    "SELECT m.id, m.title FROM matter m JOIN audience_reader r ON r.audience = m.audience AND "
    "r.reader = $1 WHERE m.owner = $2 ORDER BY m.sort_key, m.id LIMIT 100"};
constexpr db::Statement select_people = {
    "organisation_page.people",
    "SELECT p.id, p.name, p.title FROM person p WHERE p.organisation = $2 AND p.merged_into IS "
    "NULL AND p.protected = 0 AND EXISTS (SELECT 1 FROM person_reader s WHERE s.person = p.id AND "
    "s.reader = $1) ORDER BY p.sort_key, p.id LIMIT 50"};
constexpr db::Statement select_examples = {
    "organisation_page.examples",
    "SELECT i.input, i.number, i.title, i.text, e.place, e.result FROM input_reader i LEFT JOIN "
    "example e ON e.id = i.input WHERE i.organisation = $2 AND i.reader = $1 AND i.kind = "
    "'example' ORDER BY i.rank NULLS LAST, i.number LIMIT $3"};
// The latest that was said, found in one of two ways: of who has said little all of it is sorted;
// of who speaks often the meetings are walked from the latest on until there is enough; those that
// are to come, where nothing was said, are told from an index alone. CROSS keeps SQLite from
// turning that walk round.
constexpr db::Statement select_said_often = {
    "organisation_page.said_often",
    "SELECT count(*) FROM (SELECT 1 FROM turn WHERE organisation = $1 LIMIT 61) AS found"};
constexpr db::Statement select_said_of_little = {
    "organisation_page.said",
    "SELECT m.id, t.point, t.text, b.name, m.day FROM turn_reader t JOIN meeting m ON m.id = "
    "t.meeting JOIN body b ON b.id = m.body WHERE t.organisation = $2 AND t.reader = $1 ORDER BY "
    "m.day DESC NULLS LAST, m.id DESC, t.position LIMIT $3"};
constexpr db::Statement select_said_of_much = {
    "organisation_page.said_by_meeting",
    "SELECT m.id, t.point, t.text, b.name, m.day FROM meeting m CROSS JOIN turn_reader t JOIN body "
    "b ON b.id = m.body WHERE EXISTS (SELECT 1 FROM turn s WHERE s.organisation = $2 AND s.meeting "
    "= m.id) AND t.meeting = m.id AND t.organisation = $2 AND t.reader = $1 ORDER BY m.day DESC "
    "NULLS LAST, m.id DESC, t.position LIMIT $3"};

std::optional<ShownOrganisation> itself(db::Session& session, people::OrganisationId id) {
    std::optional<ShownOrganisation> shown;
    session.query(select_organisation, {id}, [&](const db::Row& row) {
        shown.emplace();
        shown->organisation = {row.string(0), row.string(1)};
        shown->kind = row.string(2);
        shown->country = row.string(3);
        shown->nuts = row.optional_text(4);
        shown->county_code = row.optional_text(5);
        shown->county_letter = row.optional_text(6);
        shown->organisation_number = row.optional_text(7);
        shown->legal_form = row.optional_text(8);
        shown->conditions = row.optional_text(9);
        shown->from = row.optional_day(10);
        shown->to = row.optional_day(11);
    });
    return shown;
}

std::vector<Membership> memberships(db::Session& session, const db::Statement& statement,
                                    people::OrganisationId id) {
    std::vector<Membership> found;
    session.query(statement, {id}, [&](const db::Row& row) {
        found.push_back({{row.string(0), row.string(1)}, row.optional_day(2), row.optional_day(3)});
    });
    return found;
}

std::vector<Seat> seats_of(db::Session& session, people::OrganisationId id, Day today) {
    std::vector<Seat> seats;
    std::vector<std::string> parties;
    session.query(select_seats, {id}, [&](const db::Row& row) {
        parties.push_back(row.string(0));
        seats.push_back({{row.string(1), row.string(2)},
                         row.string(3),
                         row.optional_day(4),
                         row.optional_day(5),
                         {},
                         {}});
    });
    session.query(select_holders, {id, to_text(today)}, [&](const db::Row& row) {
        const auto party = std::ranges::find(parties, row.text(0));
        if (party == parties.end())
            return;
        Seat& seat = seats[static_cast<std::size_t>(party - parties.begin())];
        auto& holders = row.text(3) == "ordinary" ? seat.ordinary : seat.substitutes;
        holders.push_back({row.string(1), row.string(2)});
    });
    return seats;
}

/// Keeps the first `most`; tells whether there were more.
template <class T>
bool cut(std::vector<T>& rows, std::size_t most) {
    const bool has_more = rows.size() > most;
    if (has_more)
        rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(most), rows.end());
    return has_more;
}

void read_people_and_examples(db::Session& session, const Reader& reader, people::OrganisationId id,
                              ShownOrganisation& shown) {
    session.query(select_people, {reader.key, id}, [&](const db::Row& row) {
        shown.people.push_back(
            {{row.string(0), row.string(1)}, std::nullopt, row.optional_text(2)});
    });
    session.query(select_examples, {reader.key, id, most_examples + 1}, [&](const db::Row& row) {
        shown.examples.push_back({row.string(0), row.integer(1),
                                  row.optional_text(2).value_or(row.string(3)),
                                  row.optional_text(4), row.optional_text(5)});
    });
    shown.has_more_examples = cut(shown.examples, most_examples);
}

} // namespace

std::optional<ShownOrganisation> organisation(db::Session& session, const Reader& reader,
                                              people::OrganisationId id, Day today) {
    std::optional<ShownOrganisation> shown = itself(session, id);
    if (!shown)
        return shown;
    session.query(select_names, {id}, [&](const db::Row& row) {
        if (row.text(0) != shown->organisation.name)
            shown->other_names.push_back(row.string(0));
    });
    shown->part_of = memberships(session, select_part_of, id);
    shown->members = memberships(session, select_members, id);
    shown->seats = seats_of(session, id, today);
    session.query(select_matters, {reader.key, id}, [&](const db::Row& row) {
        shown->matters.push_back({row.string(0), row.string(1)});
    });
    read_people_and_examples(session, reader, id, *shown);
    const bool is_talker = session.integer(select_said_often, {id}).value_or(0) > 60;
    session.query(is_talker ? select_said_of_much : select_said_of_little,
                  {reader.key, id, store::most_said + 1},
                  [&](const db::Row& row) { shown->said.push_back(store::said_at(row)); });
    shown->has_said_more = cut(shown->said, store::most_said);
    shown->promised = store::promised_by_organisation(session, reader, id.text());
    return shown;
}

} // namespace radslag::overview::organisations
