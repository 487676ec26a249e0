// SQL of the list of promises; one_store.cpp reads a single one. See store.hpp.
#include "overview/promises/store.hpp"

#include "overview/rows.hpp"
#include "platform/db/joined.hpp"

#include <array>

namespace radslag::overview::promises {

namespace {

// $1 reader, $2 the day before which is late, $3 kind, $4 what it is looked for by (organisation,
// body or person), $5 body, $6 most, $7 skip.
constexpr db::Sql columns =
    "SELECT c.commitment, c.kind, c.text, c.who, p.id, p.name, o.id, o.name, c.state, c.due_to, "
    "c.due_words, m.id, b.name, m.day, c.point, c.said_on FROM";
constexpr db::Sql joins =
    " JOIN body b ON b.id = c.body LEFT JOIN meeting m ON m.id = c.meeting LEFT JOIN person p ON "
    "p.id = c.person LEFT JOIN organisation o ON o.id = c.organisation WHERE c.reader = $1 AND";
constexpr db::Sql counting = "SELECT count(*) FROM (SELECT 1 FROM";
constexpr db::Sql counting_joins = " WHERE c.reader = $1 AND";
constexpr db::Sql counted = " LIMIT 201) AS found";

// Where the statement begins.
constexpr db::Sql everywhere = " commitment_reader c";
// CROSS keeps SQLite from beginning with all that is open.
constexpr db::Sql of_person = " commitment_person s CROSS JOIN commitment_reader c";
// What it asks first; $4 is named in each, since no parameter may be left out.
constexpr db::Sql any = " CAST($4 AS TEXT) IS NULL AND";
constexpr db::Sql by_organisation = " c.organisation = $4 AND";
constexpr db::Sql by_body = " c.body = $4 AND";
constexpr db::Sql by_person = " c.commitment = s.commitment AND s.person = $4 AND";

// Which of them, along the index of the day that counts; and the same along that of the day of
// saying, where the day that counts must not lead SQLite to the other index.
constexpr db::Sql coming = " c.state = 'open' AND c.due_to >= $2";
constexpr db::Sql coming_said = " c.state = 'open' AND c.due_to || '' >= $2";
constexpr db::Sql late = " c.state = 'open' AND c.due_to < $2";
constexpr db::Sql late_said = " c.state = 'open' AND c.due_to || '' < $2";
constexpr db::Sql undated =
    " c.state = 'open' AND c.due_to IS NULL AND CAST($2 AS TEXT) IS NOT NULL";
constexpr db::Sql done = " c.state = 'done' AND CAST($2 AS TEXT) IS NOT NULL";
constexpr db::Sql all = " c.state <> 'withdrawn' AND CAST($2 AS TEXT) IS NOT NULL";

constexpr db::Sql sifted = " AND (CAST($3 AS TEXT) IS NULL OR c.kind = $3) AND (CAST($5 AS TEXT) "
                           "IS NULL OR c.body = $5)";
constexpr db::Sql by_due = " ORDER BY c.due_to NULLS LAST, c.said_on NULLS LAST, c.place_begin "
                           "NULLS LAST, c.commitment LIMIT $6 OFFSET $7";
constexpr db::Sql by_due_down = " ORDER BY c.due_to DESC NULLS LAST, c.said_on DESC NULLS LAST, "
                                "c.place_begin NULLS LAST, c.commitment "
                                "LIMIT $6 OFFSET $7";
constexpr db::Sql by_said =
    " ORDER BY c.said_on NULLS LAST, c.place_begin NULLS LAST, c.commitment LIMIT $6 OFFSET $7";
constexpr db::Sql by_said_down = " ORDER BY c.said_on DESC NULLS LAST, c.place_begin NULLS LAST, "
                                 "c.commitment LIMIT $6 OFFSET $7";

struct Statements {
    db::Statement by_due, by_due_down, by_said, by_said_down, count;
};
template <db::Sql from, db::Sql first, db::Sql span, db::Sql span_said>
constexpr Statements statements = {
    {"promises.by_due", db::joined<columns, from, joins, first, span, sifted, by_due>},
    {"promises.by_due_down", db::joined<columns, from, joins, first, span, sifted, by_due_down>},
    {"promises.by_said", db::joined<columns, from, joins, first, span_said, sifted, by_said>},
    {"promises.by_said_down",
     db::joined<columns, from, joins, first, span_said, sifted, by_said_down>},
    {"promises.count", db::joined<counting, from, counting_joins, first, span, sifted, counted>}};

/// The statements of one way to look for promises, in the order of Which.
template <db::Sql from, db::Sql first>
constexpr std::array<Statements, 5> every_which = {
    statements<from, first, coming, coming_said>, statements<from, first, late, late_said>,
    statements<from, first, undated, undated>, statements<from, first, done, done>,
    statements<from, first, all, all>};

const Statements& statements_for(const Filter& filter) {
    const auto which = static_cast<std::size_t>(filter.which);
    if (filter.person)
        return every_which<of_person, by_person>[which];
    if (filter.organisation)
        return every_which<everywhere, by_organisation>[which];
    if (filter.body)
        return every_which<everywhere, by_body>[which];
    return every_which<everywhere, any>[which];
}

const std::optional<std::string>& looked_for(const Filter& filter) {
    return filter.person ? filter.person : filter.organisation ? filter.organisation : filter.body;
}

const db::Statement& statement_for(const Filter& filter, Order order, bool descending) {
    const Statements& some = statements_for(filter);
    if (order == Order::due)
        return descending ? some.by_due_down : some.by_due;
    return descending ? some.by_said_down : some.by_said;
}

} // namespace

void promises(db::Session& session, const Reader& reader, const Filter& filter, Order order,
              bool descending, const db::Slice& slice,
              const std::function<void(const ListedPromise&)>& each) {
    session.query(statement_for(filter, order, descending),
                  {reader.key, to_text(filter.late_before), filter.kind, looked_for(filter),
                   filter.body, slice.most, slice.skip},
                  [&](const db::Row& row) {
                      each({store::promised_at(row), row.optional_text(14), row.optional_day(15)});
                  });
}

std::int64_t count(db::Session& session, const Reader& reader, const Filter& filter) {
    return session
        .integer(statements_for(filter).count, {reader.key, to_text(filter.late_before),
                                                filter.kind, looked_for(filter), filter.body})
        .value_or(0);
}

} // namespace radslag::overview::promises
