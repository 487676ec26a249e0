// SQL of persons; see store.hpp.
#include "overview/persons/store.hpp"

#include "overview/rows.hpp"
#include "platform/db/joined.hpp"

namespace radslag::overview::persons {

namespace {

// $1 reader, $2 and $3 the name's beginning and the end of all that begin so, $4 organisation,
// $5 body, $6 most, $7 skip.
constexpr db::Sql columns = "SELECT p.id, p.name, o.id, o.name, p.title FROM person p LEFT JOIN "
                            "organisation o ON o.id = p.organisation";
constexpr db::Sql counting = "SELECT count(*) FROM (SELECT 1 FROM person p";
constexpr db::Sql counted = " LIMIT 201) AS found";
constexpr db::Sql is_shown =
    " p.merged_into IS NULL AND p.protected = 0 AND EXISTS (SELECT 1 FROM person_reader s WHERE "
    "s.person = p.id AND s.reader = $1)";
constexpr db::Sql everybody = " WHERE";
constexpr db::Sql named = " WHERE p.id IN (SELECT n.person FROM person_name n WHERE n.folded >= $2 "
                          "AND n.folded < $3) AND";
constexpr db::Sql of_organisation = " WHERE p.organisation = $4 AND";
constexpr db::Sql of_body = " WHERE p.id IN (SELECT d.person FROM mandate d WHERE d.body = $5) AND";
// What the statement is not driven by, it sifts out.
constexpr db::Sql sifted =
    " AND (CAST($2 AS TEXT) IS NULL OR EXISTS (SELECT 1 FROM person_name n WHERE n.person = p.id "
    "AND n.folded >= $2 AND n.folded < $3)) AND (CAST($4 AS TEXT) IS NULL OR p.organisation = $4) "
    "AND (CAST($5 AS TEXT) IS NULL OR EXISTS (SELECT 1 FROM mandate d WHERE d.body = $5 AND "
    "d.person = p.id))";
constexpr db::Sql by_name = " ORDER BY p.sort_key, p.id LIMIT $6 OFFSET $7";
constexpr db::Sql by_name_down = " ORDER BY p.sort_key DESC, p.id DESC LIMIT $6 OFFSET $7";
constexpr db::Sql by_organisation =
    " ORDER BY o.sort_key NULLS LAST, p.sort_key, p.id LIMIT $6 OFFSET $7";
constexpr db::Sql by_organisation_down =
    " ORDER BY o.sort_key DESC NULLS LAST, p.sort_key, p.id LIMIT $6 OFFSET $7";

// Everybody by organisation: two parts, each along an index, the second of those without one. CROSS
// keeps SQLite from turning the join round. $2 most, $3 skip, $4 both together.
constexpr db::Sql all_columns =
    "SELECT id, name, organisation, organisation_name, title FROM (SELECT * FROM (SELECT p.id AS "
    "id, p.name AS name, o.id AS organisation, o.name AS organisation_name, p.title AS title, 0 AS "
    "part, o.sort_key AS first_key, p.sort_key AS second_key FROM organisation o CROSS JOIN person "
    "p "
    "WHERE p.organisation = o.id AND";
constexpr db::Sql all_without =
    " LIMIT $4) AS placed UNION ALL SELECT * FROM (SELECT p.id AS id, p.name AS name, NULL AS "
    "organisation, NULL AS organisation_name, p.title AS title, 1 AS part, CAST(NULL AS BLOB) AS "
    "first_key, p.sort_key AS second_key FROM person p WHERE p.organisation IS NULL AND";
constexpr db::Sql all_end = " ORDER BY p.sort_key, p.id LIMIT $4) AS unplaced) AS everybody";
constexpr db::Statement select_all_by_organisation = {
    "people.all_by_organisation",
    db::joined<all_columns, is_shown, " ORDER BY o.sort_key, p.sort_key, p.id", all_without,
               is_shown, all_end, " ORDER BY part, first_key, second_key, id LIMIT $2 OFFSET $3">};
constexpr db::Statement select_all_by_organisation_down = {
    "people.all_by_organisation_down",
    db::joined<all_columns, is_shown, " ORDER BY o.sort_key DESC, p.sort_key, p.id", all_without,
               is_shown, all_end,
               " ORDER BY part, first_key DESC, second_key, id LIMIT $2 OFFSET $3">};

/// The statements of one way to find persons.
struct Statements {
    db::Statement by_name, by_name_down, by_organisation, by_organisation_down, count;
};
template <db::Sql source>
constexpr Statements statements = {
    {"people.by_name", db::joined<columns, source, is_shown, sifted, by_name>},
    {"people.by_name_down", db::joined<columns, source, is_shown, sifted, by_name_down>},
    {"people.by_organisation", db::joined<columns, source, is_shown, sifted, by_organisation>},
    {"people.by_organisation_down",
     db::joined<columns, source, is_shown, sifted, by_organisation_down>},
    {"people.count", db::joined<counting, source, is_shown, sifted, counted>}};

const Statements& statements_for(const Filter& filter) {
    if (filter.organisation)
        return statements<of_organisation>;
    if (filter.body)
        return statements<of_body>;
    return filter.name.empty() ? statements<everybody> : statements<named>;
}

const db::Statement& statement_for(const Filter& filter, Order order, bool descending) {
    const Statements& some = statements_for(filter);
    if (order == Order::name)
        return descending ? some.by_name_down : some.by_name;
    return descending ? some.by_organisation_down : some.by_organisation;
}

std::optional<std::string> begin_of(const Filter& filter) {
    return filter.name.empty() ? std::nullopt : std::optional(filter.name);
}
std::optional<std::string> end_of(const Filter& filter) {
    return filter.name.empty() ? std::nullopt : std::optional(store::end_of_prefix(filter.name));
}

constexpr db::Sql one_person =
    "SELECT p.id, p.name, o.id, o.name, p.title, p.demonstration FROM person p LEFT JOIN "
    "organisation o ON o.id = p.organisation WHERE p.id = $2 AND";
constexpr db::Statement select_person = {"person_page.get", db::joined<one_person, is_shown>};
// Who keeps the register of persons sees those too whom nothing names yet.
constexpr db::Statement select_person_for_keepers = {
    "person_page.get_for_keepers",
    db::joined<one_person, " p.merged_into IS NULL AND CAST($1 AS TEXT) IS NOT NULL">};
constexpr db::Statement select_names = {
    "person_page.names", "SELECT name FROM person_name WHERE person = $1 ORDER BY folded, name"};
constexpr db::Statement select_posts = {
    "person_page.posts",
    "SELECT t.title, t.unit, o.id, o.name, c.id, c.name, f.id, f.name, h.from_day, h.to_day, "
    "h.known_on FROM post_holding h LEFT JOIN post t ON t.id = h.post LEFT JOIN organisation o ON "
    "o.id = coalesce(h.organisation, t.organisation) LEFT JOIN person c ON c.id = h.covers_for "
    "LEFT JOIN person f ON f.id = h.follows WHERE h.person = $1 ORDER BY coalesce(h.from_day, "
    "h.known_on) DESC NULLS LAST, h.id"};
constexpr db::Statement select_mandates = {
    "person_page.mandates",
    "SELECT b.id, b.name, o.id, o.name, d.kind, c.id, c.name, d.from_day, d.to_day FROM mandate d "
    "JOIN body b ON b.id = d.body LEFT JOIN party y ON y.id = d.party LEFT JOIN organisation o ON "
    "o.id = y.organisation LEFT JOIN mandate e ON e.id = coalesce(d.covers_for, d.substitute_for) "
    "LEFT JOIN person c ON c.id = e.person WHERE d.person = $1 ORDER BY d.to_day IS NOT NULL, "
    "d.from_day DESC NULLS LAST, b.sort_key, d.id"};
constexpr db::Statement select_attended = {
    "person_page.attended",
    "SELECT m.id, b.name, m.day, a.presence, o.id, o.name FROM attendance a JOIN meeting m ON m.id "
    "= a.meeting JOIN audience_reader r ON r.audience = m.audience AND r.reader = $1 JOIN body b "
    "ON b.id = m.body LEFT JOIN organisation o ON o.id = a.organisation WHERE a.person = $2 ORDER "
    "BY m.day DESC NULLS LAST, m.id LIMIT 200"};
// What somebody said alone or with others; the first speaker stands in the turn itself.
constexpr db::Statement select_said = {
    "person_page.said",
    "SELECT m.id, t.point, t.text, b.name, m.day FROM (SELECT id AS turn FROM turn WHERE person = "
    "$2 UNION SELECT turn FROM turn_speaker WHERE person = $2) AS spoken JOIN turn t ON t.id = "
    "spoken.turn JOIN turn_reader r ON r.turn = t.id AND r.reader = $1 JOIN meeting m ON m.id = "
    "t.meeting JOIN body b ON b.id = m.body ORDER BY m.day DESC NULLS LAST, m.id, t.position LIMIT "
    "$3"};

std::vector<std::string> other_names(db::Session& session, const Link& of) {
    std::vector<std::string> names;
    session.query(select_names, {of.id}, [&](const db::Row& row) {
        if (row.text(0) != of.name)
            names.push_back(row.string(0));
    });
    return names;
}

std::vector<Held> posts_of(db::Session& session, people::PersonId id) {
    std::vector<Held> found;
    session.query(select_posts, {id}, [&](const db::Row& row) {
        found.push_back({row.optional_text(0), row.optional_text(1), store::link_at(row, 2),
                         store::link_at(row, 4), store::link_at(row, 6), row.optional_day(8),
                         row.optional_day(9), row.optional_day(10)});
    });
    return found;
}

std::vector<Mandate> mandates_of(db::Session& session, people::PersonId id) {
    std::vector<Mandate> found;
    session.query(select_mandates, {id}, [&](const db::Row& row) {
        found.push_back({store::link_at(row, 0).value(), store::link_at(row, 2),
                         row.text(4) == "substitute", store::link_at(row, 5), row.optional_day(7),
                         row.optional_day(8)});
    });
    return found;
}

} // namespace

void people(db::Session& session, const Reader& reader, const Filter& filter, Order order,
            bool descending, const db::Slice& slice,
            const std::function<void(const ListedPerson&)>& each) {
    const auto give = [&](const db::Row& row) {
        each({store::link_at(row, 0).value(), store::link_at(row, 2), row.optional_text(4)});
    };
    if (order == Order::organisation && filter.is_empty())
        session.query(descending ? select_all_by_organisation_down : select_all_by_organisation,
                      {reader.key, slice.most, slice.skip, slice.skip + slice.most}, give);
    else
        session.query(statement_for(filter, order, descending),
                      {reader.key, begin_of(filter), end_of(filter), filter.organisation,
                       filter.body, slice.most, slice.skip},
                      give);
}

std::int64_t count(db::Session& session, const Reader& reader, const Filter& filter) {
    return session
        .integer(statements_for(filter).count,
                 {reader.key, begin_of(filter), end_of(filter), filter.organisation, filter.body})
        .value_or(0);
}

std::optional<ShownPerson> person(db::Session& session, const Reader& reader, people::PersonId id,
                                  Keeps keeps) {
    std::optional<ShownPerson> shown;
    session.query(keeps == Keeps::people ? select_person_for_keepers : select_person,
                  {reader.key, id}, [&](const db::Row& row) {
                      shown.emplace();
                      shown->person = store::link_at(row, 0).value();
                      shown->organisation = store::link_at(row, 2);
                      shown->title = row.optional_text(4);
                      shown->demonstration = row.integer(5) != 0;
                  });
    if (!shown)
        return shown;
    shown->other_names = other_names(session, shown->person);
    shown->posts = posts_of(session, id);
    shown->mandates = mandates_of(session, id);
    session.query(select_attended, {reader.key, id}, [&](const db::Row& row) {
        shown->attended.push_back({{row.string(0), row.string(1), row.optional_day(2)},
                                   row.string(3),
                                   store::link_at(row, 4)});
    });
    session.query(select_said, {reader.key, id, store::most_said},
                  [&](const db::Row& row) { shown->said.push_back(store::said_at(row)); });
    shown->promised = store::promised_by_person(session, reader, id.text());
    return shown;
}

} // namespace radslag::overview::persons
