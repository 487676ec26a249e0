// SQL of the list of organisations; one_store.cpp reads a single one. See store.hpp.
#include "overview/organisations/store.hpp"

#include "platform/db/joined.hpp"

namespace radslag::overview::organisations {

namespace {

// $1 and $2 the name's beginning and the end of all that begin so, $3 kind, $4 county letter,
// $5 most, $6 skip.
constexpr db::Sql columns = "SELECT o.id, o.name, o.kind, o.county_letter, o.county_code, "
                            "o.country FROM organisation o";
constexpr db::Sql counting = "SELECT count(*) FROM (SELECT 1 FROM organisation o";
constexpr db::Sql counted = " LIMIT 201) AS found";
constexpr db::Sql all = " WHERE";
constexpr db::Sql named = " WHERE o.id IN (SELECT n.organisation FROM organisation_name n WHERE "
                          "n.folded >= $1 AND n.folded < $2) AND";
constexpr db::Sql of_kind = " WHERE o.kind = $3 AND";
constexpr db::Sql of_county = " WHERE o.county_letter = $4 AND";
constexpr db::Sql sifted =
    " o.merged_into IS NULL AND (CAST($1 AS TEXT) IS NULL OR EXISTS (SELECT 1 FROM "
    "organisation_name n WHERE n.organisation = o.id AND n.folded >= $1 AND n.folded < $2)) AND "
    "(CAST($3 AS TEXT) IS NULL OR o.kind = $3) AND (CAST($4 AS TEXT) IS NULL OR o.county_letter = "
    "$4)";
constexpr db::Sql by_name = " ORDER BY o.sort_key, o.id LIMIT $5 OFFSET $6";
constexpr db::Sql by_name_down = " ORDER BY o.sort_key DESC, o.id DESC LIMIT $5 OFFSET $6";
constexpr db::Sql by_kind = " ORDER BY o.kind, o.sort_key, o.id LIMIT $5 OFFSET $6";
constexpr db::Sql by_kind_down = " ORDER BY o.kind DESC, o.sort_key DESC, o.id LIMIT $5 OFFSET $6";

struct Statements {
    db::Statement by_name, by_name_down, by_kind, by_kind_down, count;
};
template <db::Sql source>
constexpr Statements statements = {
    {"organisations.by_name", db::joined<columns, source, sifted, by_name>},
    {"organisations.by_name_down", db::joined<columns, source, sifted, by_name_down>},
    {"organisations.by_kind", db::joined<columns, source, sifted, by_kind>},
    {"organisations.by_kind_down", db::joined<columns, source, sifted, by_kind_down>},
    {"organisations.count", db::joined<counting, source, sifted, counted>}};

const Statements& statements_for(const Filter& filter) {
    if (filter.county)
        return statements<of_county>;
    if (!filter.name.empty())
        return statements<named>;
    return filter.kind ? statements<of_kind> : statements<all>;
}

const db::Statement& statement_for(const Filter& filter, Order order, bool descending) {
    const Statements& some = statements_for(filter);
    if (order == Order::name)
        return descending ? some.by_name_down : some.by_name;
    return descending ? some.by_kind_down : some.by_kind;
}

std::optional<std::string> begin_of(const Filter& filter) {
    return filter.name.empty() ? std::nullopt : std::optional(filter.name);
}
std::optional<std::string> end_of(const Filter& filter) {
    return filter.name.empty() ? std::nullopt : std::optional(store::end_of_prefix(filter.name));
}

} // namespace

void organisations(db::Session& session, const Filter& filter, Order order, bool descending,
                   const db::Slice& slice,
                   const std::function<void(const ListedOrganisation&)>& each) {
    session.query(
        statement_for(filter, order, descending),
        {begin_of(filter), end_of(filter), filter.kind, filter.county, slice.most, slice.skip},
        [&](const db::Row& row) {
            each({{row.string(0), row.string(1)},
                  row.string(2),
                  row.optional_text(3),
                  row.optional_text(4),
                  row.optional_text(5)});
        });
}

std::int64_t count(db::Session& session, const Filter& filter) {
    return session
        .integer(statements_for(filter).count,
                 {begin_of(filter), end_of(filter), filter.kind, filter.county})
        .value_or(0);
}

} // namespace radslag::overview::organisations
