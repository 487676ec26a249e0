// SQL of the lists of inputs; see reading_store.hpp.
#include "inputs/reading_store.hpp"
#include "inputs/rows.hpp"
#include "platform/db/joined.hpp"
#include "platform/text/zones.hpp"

#include <array>

namespace radslag::inputs::store {

namespace {

// $1 reader, $2 today, $3 kind, $4 what it is looked for by (sender, authority or matter), $5
// before when who was asked without a promised day is late, $6 most, $7 skip.
constexpr db::Sql columns =
    "SELECT i.id, i.number, i.kind, coalesce(i.title, i.text), o.id, o.name, x.id, x.title, "
    " i.received_at, i.answer_by, i.state, (SELECT u.kind FROM input_use u WHERE u.input = "
    "coalesce(i.merged_into, i.id) AND NOT EXISTS (SELECT 1 FROM input_use_withdrawal w WHERE "
    "w.input_use = u.id) ORDER BY u.said_at DESC, u.step DESC LIMIT 1), (SELECT min(e.asked_at) "
    "FROM input_authority e WHERE e.input = coalesce(i.merged_into, i.id) AND e.state IN ('owes', "
    "'waiting')) FROM";
constexpr db::Sql joins =
    " JOIN input_reader r ON r.input = i.id AND r.reader = $1 LEFT JOIN organisation o ON o.id = "
    "i.organisation LEFT JOIN matter x ON x.id = i.matter AND EXISTS (SELECT 1 FROM "
    "audience_reader m WHERE m.audience = x.audience AND m.reader = $1) WHERE";
constexpr db::Sql counting = "SELECT count(*) FROM (SELECT i.id FROM";
constexpr db::Sql counting_joins = " JOIN input_reader r ON r.input = i.id AND r.reader = $1 WHERE";
constexpr db::Sql counted = " LIMIT 201) AS found";

constexpr db::Sql everywhere = " input i";
constexpr db::Sql asked = " input_authority a CROSS JOIN input i";
// What is answered elsewhere is in its sender's list alone.
constexpr db::Sql any =
    " CAST($4 AS TEXT) IS NULL AND i.merged_into IS NULL AND i.split_at IS NULL AND";
constexpr db::Sql by_sender = " i.organisation = $4 AND";
constexpr db::Sql by_authority =
    " i.id = a.input AND a.organisation = $4 AND i.merged_into IS NULL "
    "AND i.split_at IS NULL AND";
constexpr db::Sql by_matter = " i.matter = $4 AND i.merged_into IS NULL AND i.split_at IS NULL AND";

constexpr db::Sql open =
    " i.state IN ('unanswered', 'in_progress') AND CAST($2 AS TEXT) IS NOT NULL AND CAST($5 AS "
    "TEXT) IS NOT NULL";
// As owed_by() says.
constexpr db::Sql late =
    " i.state IN ('unanswered', 'in_progress') AND (i.answer_by < $2 OR (i.answer_by IS NULL AND "
    "EXISTS (SELECT 1 FROM input_authority e "
    "WHERE e.input = i.id AND e.state IN ('owes', 'waiting') AND e.asked_at < $5)))";
constexpr db::Sql closed = " i.state = 'closed' AND CAST($2 AS TEXT) IS NOT NULL AND CAST($5 AS "
                           "TEXT) IS NOT NULL";
constexpr db::Sql all = " CAST($2 AS TEXT) IS NOT NULL AND CAST($5 AS TEXT) IS NOT NULL";

constexpr db::Sql sifted = " AND (CAST($3 AS TEXT) IS NULL OR i.kind = $3)";
constexpr db::Sql by_number = " ORDER BY i.number LIMIT $6 OFFSET $7";
constexpr db::Sql by_number_down = " ORDER BY i.number DESC LIMIT $6 OFFSET $7";
constexpr db::Sql by_day = " ORDER BY i.answer_by NULLS LAST, i.number LIMIT $6 OFFSET $7";
constexpr db::Sql by_day_down =
    " ORDER BY i.answer_by DESC NULLS LAST, i.number DESC LIMIT $6 OFFSET $7";

struct Statements {
    db::Statement by_number, by_number_down, by_day, by_day_down, count;
};
template <db::Sql from, db::Sql first, db::Sql span>
constexpr Statements statements = {
    {"inputs.by_number", db::joined<columns, from, joins, first, span, sifted, by_number>},
    {"inputs.by_number_down",
     db::joined<columns, from, joins, first, span, sifted, by_number_down>},
    {"inputs.by_day", db::joined<columns, from, joins, first, span, sifted, by_day>},
    {"inputs.by_day_down", db::joined<columns, from, joins, first, span, sifted, by_day_down>},
    {"inputs.count", db::joined<counting, from, counting_joins, first, span, sifted, counted>}};

/// The statements of one way to look for inputs, in the order of Which.
template <db::Sql from, db::Sql first>
constexpr std::array<Statements, 4> every_which = {
    statements<from, first, open>, statements<from, first, late>, statements<from, first, closed>,
    statements<from, first, all>};

const Statements& statements_for(const Filter& filter) {
    const auto which = static_cast<std::size_t>(filter.which);
    if (filter.from)
        return every_which<everywhere, by_sender>[which];
    if (filter.authority)
        return every_which<asked, by_authority>[which];
    if (filter.matter)
        return every_which<everywhere, by_matter>[which];
    return every_which<everywhere, any>[which];
}

const std::optional<std::string>& looked_for(const Filter& filter) {
    return filter.from ? filter.from : filter.authority ? filter.authority : filter.matter;
}

const db::Statement& statement_for(const Filter& filter, Order order, bool descending) {
    const Statements& some = statements_for(filter);
    if (order == Order::number)
        return descending ? some.by_number_down : some.by_number;
    return descending ? some.by_day_down : some.by_day;
}

ListedInput listed_at(const db::Row& row) {
    ListedInput input{.id = row.id<InputId>(0)};
    input.number = row.integer(1);
    input.kind = kinds.require(row.text(2));
    input.title = row.string(3);
    input.organisation = link_at(row, 4);
    input.matter = link_at(row, 6);
    input.received_at = row.instant(8);
    input.answer_by = row.optional_day(9);
    input.state = states.parse(row.text(10)).value_or(State::unanswered);
    if (!row.is_null(11))
        input.last = use_kinds.require(row.text(11));
    if (input.answer_by)
        input.owed_by = input.answer_by;
    else if (!row.is_null(12))
        input.owed_by = owed_by(text::local_day(row.instant(12), text::forum_zone), std::nullopt);
    return input;
}

} // namespace

void inputs(db::Session& session, const Reader& reader, const Filter& filter, Order order,
            bool descending, const db::Slice& slice,
            const std::function<void(const ListedInput&)>& each) {
    session.query(statement_for(filter, order, descending),
                  {reader.key, to_text(filter.today), filter.kind, looked_for(filter),
                   to_text(late_if_asked_before(filter.today)), slice.most, slice.skip},
                  [&](const db::Row& row) { each(listed_at(row)); });
}

std::int64_t count(db::Session& session, const Reader& reader, const Filter& filter) {
    return session
        .integer(statements_for(filter).count,
                 {reader.key, to_text(filter.today), filter.kind, looked_for(filter),
                  to_text(late_if_asked_before(filter.today))})
        .value_or(0);
}

} // namespace radslag::inputs::store
