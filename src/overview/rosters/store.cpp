// SQL of bodies and rosters; see store.hpp.
#include "overview/rosters/store.hpp"

#include "overview/rows.hpp"
#include "platform/db/joined.hpp"

#include <algorithm>

namespace radslag::overview::rosters {

namespace {

// $1 reader, $2 today, $3 kind, $4 most, $5 skip.
constexpr db::Sql columns =
    "SELECT b.id, b.name, b.kind, (SELECT count(*) FROM party y WHERE y.body = b.id AND "
    "(y.from_day "
    "IS NULL OR y.from_day <= $2) AND (y.to_day IS NULL OR y.to_day >= $2)), (SELECT m.day FROM "
    "meeting m JOIN audience_reader r ON r.audience = m.audience AND r.reader = $1 WHERE m.body = "
    "b.id AND m.day < $2 AND m.state <> 'cancelled' ORDER BY m.day DESC LIMIT 1), (SELECT m.day "
    "FROM meeting m JOIN audience_reader r ON r.audience = m.audience AND r.reader = $1 WHERE "
    "m.body = b.id AND m.day >= $2 AND m.state <> 'cancelled' ORDER BY m.day LIMIT 1) FROM body b "
    "WHERE (CAST($3 AS TEXT) IS NULL OR b.kind = $3)";
constexpr db::Statement select_bodies = {
    "bodies.by_name", db::joined<columns, " ORDER BY b.sort_key, b.id LIMIT $4 OFFSET $5">};
constexpr db::Statement select_bodies_down = {
    "bodies.by_name_down",
    db::joined<columns, " ORDER BY b.sort_key DESC, b.id DESC LIMIT $4 OFFSET $5">};
constexpr db::Statement count_bodies = {
    "bodies.count", "SELECT count(*) FROM (SELECT id FROM body WHERE (CAST($1 AS TEXT) IS NULL OR "
                    "kind = $1) LIMIT 201) AS found"};

constexpr db::Statement select_body = {
    "body_page.get",
    "SELECT b.id, b.name, b.kind, b.demonstration, o.id, o.name, f.id, f.name, b.from_day, "
    "b.to_day FROM body b LEFT JOIN organisation o ON o.id = b.custodian LEFT JOIN body f ON f.id "
    "= b.prepares_for WHERE b.id = $1"};
constexpr db::Statement select_prepared_by = {
    "body_page.prepared_by",
    "SELECT id, name FROM body WHERE prepares_for = $1 ORDER BY sort_key, id LIMIT 50"};
constexpr db::Statement select_seats = {
    "body_page.seats",
    "SELECT y.id, o.id, o.name, o.county_letter, y.role, y.side, y.from_day, y.to_day FROM party y "
    "JOIN organisation o ON o.id = y.organisation WHERE y.body = $1 ORDER BY o.sort_key, y.id "
    "LIMIT 500"};
constexpr db::Statement select_holders = {
    "body_page.holders",
    "SELECT d.party, p.id, p.name, d.kind, c.id, c.name, d.from_day, d.to_day FROM mandate d JOIN "
    "person p ON p.id = d.person AND p.protected = 0 LEFT JOIN mandate e ON e.id = "
    "coalesce(d.covers_for, d.substitute_for) LEFT JOIN person c ON c.id = e.person WHERE d.body = "
    "$1 ORDER BY p.sort_key, d.id LIMIT 2000"};
constexpr db::Statement select_meetings = {
    "body_page.meetings",
    "SELECT m.id, m.title, m.day, m.state, (SELECT count(*) FROM point_reader p WHERE p.meeting = "
    "m.id AND p.reader = $1) FROM meeting m JOIN audience_reader r ON r.audience = m.audience AND "
    "r.reader = $1 WHERE m.body = $2 ORDER BY m.day DESC NULLS LAST, m.id LIMIT 10"};

Holder holder_at(const db::Row& row) {
    return {{row.string(1), row.string(2)},
            row.text(3) == "substitute",
            store::link_at(row, 4),
            row.optional_day(6),
            row.optional_day(7)};
}

/// Puts a holder where he belongs today.
void seat(Seat& at, Holder holder, Day today) {
    if (!is_in_force(holder.from, holder.to, today))
        at.earlier.push_back(std::move(holder));
    else if (holder.is_substitute)
        at.substitutes.push_back(std::move(holder));
    else
        at.ordinary.push_back(std::move(holder));
}

void read_roster(db::Session& session, bodies::BodyId id, Day today, ShownBody& shown) {
    std::vector<std::string> parties;
    session.query(select_seats, {id}, [&](const db::Row& row) {
        parties.push_back(row.string(0));
        Seat made;
        made.organisation = {row.string(1), row.string(2)};
        made.county_letter = row.optional_text(3);
        made.role = row.string(4);
        made.side = row.string(5);
        made.from = row.optional_day(6);
        made.to = row.optional_day(7);
        shown.seats.push_back(std::move(made));
    });
    session.query(select_holders, {id}, [&](const db::Row& row) {
        const auto party = std::ranges::find(parties, row.text(0));
        if (party == parties.end())
            shown.no_party.push_back(holder_at(row));
        else
            seat(shown.seats[static_cast<std::size_t>(party - parties.begin())], holder_at(row),
                 today);
    });
    std::stable_partition(shown.seats.begin(), shown.seats.end(),
                          [&](const Seat& each) { return is_in_force(each.from, each.to, today); });
}

} // namespace

bool is_in_force(const std::optional<Day>& from, const std::optional<Day>& to, Day day) {
    return (!from || *from <= day) && (!to || *to >= day);
}

void bodies(db::Session& session, const Reader& reader, const Filter& filter, Day today,
            bool descending, const db::Slice& slice,
            const std::function<void(const ListedBody&)>& each) {
    session.query(descending ? select_bodies_down : select_bodies,
                  {reader.key, to_text(today), filter.kind, slice.most, slice.skip},
                  [&](const db::Row& row) {
                      each({{row.string(0), row.string(1)},
                            row.string(2),
                            row.integer(3),
                            row.optional_day(4),
                            row.optional_day(5)});
                  });
}

std::int64_t count(db::Session& session, const Filter& filter) {
    return session.integer(count_bodies, {filter.kind}).value_or(0);
}

std::optional<ShownBody> body(db::Session& session, const Reader& reader, bodies::BodyId id,
                              Day today) {
    std::optional<ShownBody> shown;
    session.query(select_body, {id}, [&](const db::Row& row) {
        shown.emplace();
        shown->body = {row.string(0), row.string(1)};
        shown->kind = row.string(2);
        shown->demonstration = row.integer(3) != 0;
        shown->custodian = store::link_at(row, 4);
        shown->prepares_for = store::link_at(row, 6);
        shown->from = row.optional_day(8);
        shown->to = row.optional_day(9);
    });
    if (!shown)
        return shown;
    session.query(select_prepared_by, {id}, [&](const db::Row& row) {
        shown->prepared_by.push_back({row.string(0), row.string(1)});
    });
    read_roster(session, id, today, *shown);
    session.query(select_meetings, {reader.key, id}, [&](const db::Row& row) {
        shown->meetings.push_back(
            {row.string(0), row.string(1), row.optional_day(2), row.string(3), row.integer(4)});
    });
    return shown;
}

} // namespace radslag::overview::rosters
