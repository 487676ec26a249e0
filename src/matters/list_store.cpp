// SQL of the lists of matters and numbers; reading_store.cpp reads single ones. See
// reading_store.hpp.
#include "matters/rows.hpp"
#include "platform/db/joined.hpp"

namespace radslag::matters::store {

namespace {

// $1 reader, $2 kind, $3 state, $4 theme, $5 owner, $6 most, $7 skip.
constexpr db::Sql columns =
    "SELECT x.id, x.title, x.kind, x.state, o.id, o.name, t.id, t.name, (SELECT min(s.due_to) FROM "
    "milestone s WHERE s.matter = x.id AND s.done_on IS NULL) FROM matter x JOIN audience_reader r "
    "ON r.audience = x.audience AND r.reader = $1 LEFT JOIN organisation o ON o.id = x.owner LEFT "
    "JOIN theme t ON t.id = x.theme WHERE";
constexpr db::Sql counting =
    "SELECT count(*) FROM (SELECT x.id FROM matter x JOIN audience_reader r ON r.audience = "
    "x.audience AND r.reader = $1 WHERE";
constexpr db::Sql counted = " LIMIT 201) AS found";
constexpr db::Sql sifted =
    " (CAST($2 AS TEXT) IS NULL OR x.kind = $2) AND (CAST($3 AS TEXT) IS NULL OR x.state = $3) AND "
    "(CAST($4 AS TEXT) IS NULL OR x.theme = $4) AND (CAST($5 AS TEXT) IS NULL OR x.owner = $5)";
// What the statement is driven by; the index of each has the title second.
constexpr db::Sql of_theme = " x.theme = $4 AND";
constexpr db::Sql of_owner = " x.owner = $5 AND";
constexpr db::Sql of_kind = " x.kind = $2 AND";
constexpr db::Sql of_state = " x.state = $3 AND";
constexpr db::Sql by_title = " ORDER BY x.sort_key, x.id LIMIT $6 OFFSET $7";
constexpr db::Sql by_title_down = " ORDER BY x.sort_key DESC, x.id DESC LIMIT $6 OFFSET $7";
constexpr db::Sql by_kind = " ORDER BY x.kind, x.sort_key, x.id LIMIT $6 OFFSET $7";
constexpr db::Sql by_kind_down = " ORDER BY x.kind DESC, x.sort_key DESC, x.id LIMIT $6 OFFSET $7";
constexpr db::Sql by_state = " ORDER BY x.state, x.sort_key, x.id LIMIT $6 OFFSET $7";
constexpr db::Sql by_state_down =
    " ORDER BY x.state DESC, x.sort_key DESC, x.id LIMIT $6 OFFSET $7";

struct Statements {
    db::Statement by_title, by_title_down, by_kind, by_kind_down, by_state, by_state_down, count;
};
template <db::Sql first>
constexpr Statements statements = {
    {"matters.by_title", db::joined<columns, first, sifted, by_title>},
    {"matters.by_title_down", db::joined<columns, first, sifted, by_title_down>},
    {"matters.by_kind", db::joined<columns, first, sifted, by_kind>},
    {"matters.by_kind_down", db::joined<columns, first, sifted, by_kind_down>},
    {"matters.by_state", db::joined<columns, first, sifted, by_state>},
    {"matters.by_state_down", db::joined<columns, first, sifted, by_state_down>},
    {"matters.count", db::joined<counting, first, sifted, counted>}};

const Statements& statements_for(const MatterFilter& filter) {
    if (filter.theme)
        return statements<of_theme>;
    if (filter.owner)
        return statements<of_owner>;
    if (filter.kind)
        return statements<of_kind>;
    return filter.state ? statements<of_state> : statements<"">;
}

const db::Statement& statement_for(const MatterFilter& filter, MatterOrder order, bool descending) {
    const Statements& some = statements_for(filter);
    switch (order) {
    case MatterOrder::title:
        return descending ? some.by_title_down : some.by_title;
    case MatterOrder::kind:
        return descending ? some.by_kind_down : some.by_kind;
    case MatterOrder::state:
        return descending ? some.by_state_down : some.by_state;
    }
    return some.by_title;
}

// $1 reader, $2 and $3 the number's beginning and the end of all that begin so, $4 kind, $5 most,
// $6 skip.
constexpr db::Sql number_columns =
    "SELECT n.id, n.number, n.kind, (SELECT count(*) FROM (SELECT f.id FROM reference f JOIN "
    "reference_reader r ON r.reference = f.id AND r.reader = $1 WHERE f.registry_number = n.id "
    "LIMIT 100) AS mentions), (SELECT max(m.day) FROM (SELECT f.meeting AS meeting FROM reference "
    "f JOIN reference_reader r ON r.reference = f.id AND r.reader = $1 WHERE f.registry_number = "
    "n.id LIMIT 100) AS mentions JOIN meeting m ON m.id = mentions.meeting), x.id, x.title FROM "
    "registry_number n LEFT JOIN matter x ON x.id = (SELECT s.matter FROM matter_number s JOIN "
    "matter y ON y.id = s.matter JOIN audience_reader r ON r.audience = y.audience AND r.reader = "
    "$1 WHERE s.registry_number = n.id ORDER BY y.sort_key, y.id LIMIT 1) WHERE";
constexpr db::Sql number_counting =
    "SELECT count(*) FROM (SELECT n.id FROM registry_number n WHERE";
constexpr db::Sql number_sifted =
    " (CAST($2 AS TEXT) IS NULL OR (n.folded >= $2 AND n.folded < $3)) AND (CAST($4 AS TEXT) IS "
    "NULL OR n.kind = $4) AND (EXISTS (SELECT 1 FROM reference f JOIN reference_reader r ON "
    "r.reference = f.id AND r.reader = $1 WHERE f.registry_number = n.id) OR EXISTS (SELECT 1 FROM "
    "matter_number s JOIN matter y ON y.id = s.matter JOIN audience_reader r ON r.audience = "
    "y.audience AND r.reader = $1 WHERE s.registry_number = n.id))";
constexpr db::Sql beginning = " n.folded >= $2 AND n.folded < $3 AND";

struct NumberStatements {
    db::Statement up, down, count;
};
template <db::Sql first>
constexpr NumberStatements number_statements = {
    {"numbers.by_number",
     db::joined<number_columns, first, number_sifted, " ORDER BY n.folded LIMIT $5 OFFSET $6">},
    {"numbers.by_number_down", db::joined<number_columns, first, number_sifted,
                                          " ORDER BY n.folded DESC LIMIT $5 OFFSET $6">},
    {"numbers.count", db::joined<number_counting, first, number_sifted, counted>}};

const NumberStatements& statements_for(const NumberFilter& filter) {
    return filter.begins.empty() ? number_statements<""> : number_statements<beginning>;
}

constexpr db::Statement select_numbers_of = {
    "matters.numbers_of",
    "SELECT n.number FROM matter_number s JOIN registry_number n ON n.id = s.registry_number WHERE "
    "s.matter = $1 ORDER BY n.folded LIMIT 5"};

/// U+10FFFF is no character and sorts after every one.
std::optional<std::string> end_of(const NumberFilter& filter) {
    return filter.begins.empty() ? std::nullopt : std::optional(filter.begins + "\xF4\x8F\xBF\xBF");
}
std::optional<std::string> begin_of(const NumberFilter& filter) {
    return filter.begins.empty() ? std::nullopt : std::optional(filter.begins);
}

} // namespace

void matters(db::Session& session, const Reader& reader, const MatterFilter& filter,
             MatterOrder order, bool descending, const db::Slice& slice,
             const std::function<void(const ListedMatter&)>& each) {
    session.query(
        statement_for(filter, order, descending),
        {reader.key, filter.kind, filter.state, filter.theme, filter.owner, slice.most, slice.skip},
        [&](const db::Row& row) {
            each({{row.string(0), row.string(1)},
                  row.string(2),
                  row.string(3),
                  link_at(row, 4),
                  link_at(row, 6),
                  row.optional_day(8),
                  {}});
        });
}

std::int64_t count(db::Session& session, const Reader& reader, const MatterFilter& filter) {
    return session
        .integer(statements_for(filter).count,
                 {reader.key, filter.kind, filter.state, filter.theme, filter.owner})
        .value_or(0);
}

std::vector<std::string> numbers_of(db::Session& session, std::string_view matter) {
    std::vector<std::string> found;
    session.query(select_numbers_of, {matter},
                  [&](const db::Row& row) { found.push_back(row.string(0)); });
    return found;
}

void numbers(db::Session& session, const Reader& reader, const NumberFilter& filter,
             bool descending, const db::Slice& slice,
             const std::function<void(const ListedNumber&)>& each) {
    const NumberStatements& some = statements_for(filter);
    session.query(
        descending ? some.down : some.up,
        {reader.key, begin_of(filter), end_of(filter), filter.kind, slice.most, slice.skip},
        [&](const db::Row& row) {
            each({{row.string(0), row.string(1)},
                  row.string(2),
                  row.integer(3),
                  row.optional_day(4),
                  link_at(row, 5)});
        });
}

std::int64_t count(db::Session& session, const Reader& reader, const NumberFilter& filter) {
    return session
        .integer(statements_for(filter).count,
                 {reader.key, begin_of(filter), end_of(filter), filter.kind})
        .value_or(0);
}

} // namespace radslag::matters::store
