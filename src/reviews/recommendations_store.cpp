// SQL of recommendations and lessons, of one review or of all. See store.hpp.
#include "platform/db/joined.hpp"
#include "platform/db/named.hpp"
#include "reviews/rows.hpp"

#include <algorithm>

namespace radslag::reviews::store {

namespace {

// $1 reader, $2 review, $3 kind, $4 reach, $5 theme, $6 state, $7 level, $8 most, $9 skip.
constexpr db::Sql columns =
    "SELECT i.id, i.number, i.kind, coalesce(i.title, i.text), i.review_place, v.id, v.title, "
    "h.id, h.name, i.state, (SELECT u.kind FROM input_use u WHERE u.input = i.id AND NOT EXISTS "
    "(SELECT 1 FROM input_use_withdrawal w WHERE w.input_use = u.id) ORDER BY u.said_at DESC, "
    "u.step DESC LIMIT 1), i.reach, (SELECT l.state FROM input_level l WHERE l.input = i.id AND "
    "l.level = 'european'), (SELECT l.state FROM input_level l WHERE l.input = i.id AND l.level = "
    "'national'), (SELECT l.state FROM input_level l WHERE l.input = i.id AND l.level = "
    "'regional'), (SELECT l.state FROM input_level l WHERE l.input = i.id AND l.level = 'local')";
constexpr db::Sql joins =
    " FROM input i JOIN input_reader r ON r.input = i.id AND r.reader = $1 LEFT JOIN review v ON "
    "v.id = i.review AND EXISTS (SELECT 1 FROM audience_reader a WHERE a.audience = v.audience AND "
    "a.reader = $1) LEFT JOIN theme h ON h.id = i.theme WHERE";
constexpr db::Sql of_review = " i.review = $2 AND v.id IS NOT NULL AND";
constexpr db::Sql of_all = " CAST($2 AS TEXT) IS NULL AND";
constexpr db::Sql sifted =
    " i.kind IN ('recommendation', 'lesson') AND i.merged_into IS NULL AND (CAST($3 AS TEXT) IS "
    "NULL OR i.kind = $3) AND (CAST($4 AS TEXT) IS NULL OR (i.reach = $4 AND i.withdrawn_at IS "
    "NULL)) AND (CAST($5 AS TEXT) IS NULL OR i.theme = $5) AND (CAST($6 AS TEXT) IS NULL OR "
    "i.state = $6) AND (CAST($7 AS TEXT) IS NULL OR EXISTS (SELECT 1 FROM input_level l WHERE "
    "l.input = i.id AND l.level = $7 AND l.addressed = 1))";
constexpr db::Sql up = " ORDER BY i.number LIMIT $8 OFFSET $9";
constexpr db::Sql down = " ORDER BY i.number DESC LIMIT $8 OFFSET $9";

struct Statements {
    db::Statement up, down, count;
};
template <db::Sql first>
constexpr Statements statements = {
    {"recommendations.by_number", db::joined<columns, joins, first, sifted, up>},
    {"recommendations.by_number_down", db::joined<columns, joins, first, sifted, down>},
    {"recommendations.count",
     db::joined<"SELECT count(*) FROM (SELECT 1", joins, first, sifted, " LIMIT 201) AS found">}};

const Statements& statements_for(const Filter& filter) {
    return filter.review ? statements<of_review> : statements<of_all>;
}

constexpr db::Sql effect_columns =
    "SELECT e.id, e.input, e.level, e.kind, o.id, o.name, e.text, e.acted_on FROM ";
constexpr db::Sql effect_joins = " JOIN organisation o ON o.id = e.organisation WHERE ";
constexpr db::Statement select_effects_of_review = {
    "recommendations.effects_of_review",
    db::joined<effect_columns, "input i JOIN input_effect e ON e.input = i.id", effect_joins,
               "i.review = $1 ORDER BY e.acted_on NULLS LAST, e.said_at, e.id LIMIT 1000">};
constexpr db::Statement select_effects = {
    "recommendations.effects",
    db::joined<effect_columns, "input_effect e", effect_joins,
               "e.input = $1 ORDER BY e.acted_on NULLS LAST, e.said_at, e.id LIMIT 200">};

template <class Word, class Enum, std::size_t N>
std::optional<std::string_view> word_of(const EnumText<Enum, N>& words, const Word& value) {
    return value ? std::optional(words.text(*value)) : std::nullopt;
}

std::optional<inputs::LevelState> level_state_at(const db::Row& row, int column) {
    return row.is_null(column) ? std::nullopt : inputs::level_states.parse(row.text(column));
}

Recommendation recommendation_at(const db::Row& row) {
    Recommendation found{.id = row.id<inputs::InputId>(0), .number = row.integer(1)};
    found.kind = inputs::kinds.require(row.text(2));
    found.title = row.string(3);
    found.place = row.optional_text(4);
    found.review = db::named_at<NamedId>(row, 5);
    found.theme = db::named_at<NamedId>(row, 7);
    found.state = inputs::states.parse(row.text(9)).value_or(inputs::State::unanswered);
    if (!row.is_null(10))
        found.last = inputs::use_kinds.require(row.text(10));
    if (!row.is_null(11))
        found.reach = inputs::reaches.require(row.text(11));
    for (std::size_t i = 0; i < found.levels.size(); ++i)
        found.levels[i] = level_state_at(row, 12 + static_cast<int>(i));
    return found;
}

ToldEffect effect_at(const db::Row& row) {
    return {row.id<inputs::EffectId>(0),
            inputs::levels.require(row.text(2)),
            inputs::effect_kinds.require(row.text(3)),
            {row.string(4), row.string(5)},
            row.string(6),
            row.optional_day(7)};
}

} // namespace

void recommendations(db::Session& session, const Reader& reader, const Filter& filter,
                     bool descending, const db::Slice& slice,
                     const std::function<void(const Recommendation&)>& each) {
    const Statements& some = statements_for(filter);
    session.query(descending ? some.down : some.up,
                  {reader.key, filter.review, word_of(inputs::kinds, filter.kind),
                   word_of(inputs::reaches, filter.reach), filter.theme,
                   word_of(inputs::states, filter.state), word_of(inputs::levels, filter.level),
                   slice.most, slice.skip},
                  [&](const db::Row& row) { each(recommendation_at(row)); });
}

std::int64_t count(db::Session& session, const Reader& reader, const Filter& filter) {
    return session
        .integer(statements_for(filter).count,
                 {reader.key, filter.review, word_of(inputs::kinds, filter.kind),
                  word_of(inputs::reaches, filter.reach), filter.theme,
                  word_of(inputs::states, filter.state), word_of(inputs::levels, filter.level)})
        .value_or(0);
}

void add_effects_of_review(db::Session& session, ReviewId review,
                           std::vector<Recommendation>& recommendations) {
    session.query(select_effects_of_review, {review}, [&](const db::Row& row) {
        const auto found =
            std::ranges::find(recommendations, row.id<inputs::InputId>(1), &Recommendation::id);
        if (found != recommendations.end())
            found->effects.push_back(effect_at(row));
    });
}

void add_effects(db::Session& session, Recommendation& recommendation) {
    session.query(select_effects, {recommendation.id},
                  [&](const db::Row& row) { recommendation.effects.push_back(effect_at(row)); });
}

} // namespace radslag::reviews::store
