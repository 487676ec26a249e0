// SQL of the lists behind the figures; see list_store.hpp.
#include "dialogue/list_store.hpp"

#include "platform/db/joined.hpp"

namespace radslag::dialogue::store {

namespace {

constexpr db::Sql counting = "SELECT count(*) FROM (SELECT 1 FROM ";
constexpr db::Sql counted = " LIMIT 201) AS found";

/// A list with its rows downwards and upwards, and its count.
struct Statements {
    db::Statement down, up, count;
};

// Points: $1 reader, $2 and $3 days, $4 meeting, $5 planned, $6 announced as dialogue, $7 led,
// $8 most, $9 skip.
constexpr db::Sql point_columns =
    "SELECT d.meeting, b.name, d.day, d.point, d.position, d.planned, d.information_words, "
    "d.dialogue_words, d.state_words, d.region_words, d.other_words, d.untold_words, d.minutes, "
    "d.regional_turns, d.taken_along, p.number, p.title FROM ";
constexpr db::Sql point_rows =
    "dialogue_point d JOIN point_reader r ON r.point = d.point AND r.reader = $1 JOIN point p ON "
    "p.id = d.point JOIN meeting m ON m.id = d.meeting JOIN body b ON b.id = m.body WHERE "
    "d.is_counted = 1 AND d.day >= $2 AND d.day <= $3 AND (CAST($5 AS TEXT) IS NULL OR d.planned = "
    "$5) AND (CAST($6 AS INTEGER) = 0 OR d.planned IN ('both', 'dialogue')) AND (CAST($7 AS TEXT) "
    "IS NULL OR ($7 = 'region' AND d.regional_turns > 0) OR ($7 = 'taken' AND d.taken_along > 0) "
    "OR ($7 = 'both' AND d.regional_turns > 0 AND d.taken_along > 0) OR ($7 = 'less' AND "
    "(d.regional_turns = 0 OR d.taken_along = 0))) AND (CAST($8 AS TEXT) = '' OR d.body = $8) AND ";
constexpr db::Sql of_any_meeting = "CAST($4 AS TEXT) IS NULL";
constexpr db::Sql of_meeting = "d.meeting = $4";
constexpr db::Sql points_down =
    " ORDER BY d.day DESC, d.meeting DESC, d.position LIMIT $9 OFFSET $10";
constexpr db::Sql points_up = " ORDER BY d.day, d.meeting, d.position LIMIT $9 OFFSET $10";

template <db::Sql which>
constexpr Statements point_statements = {
    {"dialogue_points.down", db::joined<point_columns, point_rows, which, points_down>},
    {"dialogue_points.up", db::joined<point_columns, point_rows, which, points_up>},
    {"dialogue_points.count", db::joined<counting, point_rows, which, counted>}};

const Statements& statements_for(const PointFilter& filter) {
    return filter.meeting ? point_statements<of_meeting> : point_statements<of_any_meeting>;
}

// Inputs: $1 reader, $2 and $3 days, $4 outcome, $5 today, $6 most, $7 skip.
constexpr db::Sql input_columns = "SELECT d.input, i.number, coalesce(i.title, i.text), o.name, "
                                  "d.day, CASE WHEN d.outcome = 'open' AND d.owed_on < $5 THEN "
                                  "'late' ELSE d.outcome END, d.owed_on FROM ";
constexpr db::Sql input_rows =
    "dialogue_input d JOIN input_reader r ON r.input = d.input AND r.reader = $1 JOIN input i ON "
    "i.id = d.input LEFT JOIN organisation o ON o.id = i.organisation WHERE d.day >= $2 AND d.day "
    "<= $3 AND (CAST($4 AS TEXT) IS NULL OR CASE WHEN d.outcome = 'open' AND d.owed_on < $5 THEN "
    "'late' ELSE d.outcome END = $4) AND (CAST($6 AS TEXT) = '' OR d.body = $6)";
constexpr Statements input_statements = {
    {"dialogue_inputs.down", db::joined<input_columns, input_rows,
                                        " ORDER BY d.day DESC, d.input DESC LIMIT $7 OFFSET $8">},
    {"dialogue_inputs.up",
     db::joined<input_columns, input_rows, " ORDER BY d.day, d.input LIMIT $7 OFFSET $8">},
    {"dialogue_inputs.count", db::joined<counting, input_rows, counted>}};

// Answers: $1 reader, $2 and $3 days, $4 authority, $5 given, $6 today, $7 most, $8 skip.
constexpr db::Sql answer_columns =
    "SELECT d.input, i.number, coalesce(i.title, i.text), o.id, o.name, d.asked_on, d.promised_on, "
    "d.answered_on FROM ";
constexpr db::Sql answer_rows =
    "dialogue_answer d JOIN input_reader r ON r.input = d.input AND r.reader = $1 JOIN input i ON "
    "i.id = d.input JOIN organisation o ON o.id = d.authority WHERE d.asked_on >= $2 AND "
    "d.asked_on <= $3 AND (CAST($4 AS TEXT) IS NULL OR d.authority = $4) AND (CAST($5 AS TEXT) IS "
    "NULL OR ($5 = 'answered' AND d.answered_on IS NOT NULL) OR ($5 = 'in_time' AND d.answered_on "
    "<= d.promised_on) OR ($5 = 'late' AND d.answered_on IS NULL AND d.promised_on < $6)) AND "
    "(CAST($7 AS TEXT) = '' OR d.body = $7)";
constexpr Statements answer_statements = {
    {"dialogue_answers.down",
     db::joined<answer_columns, answer_rows,
                " ORDER BY d.asked_on DESC, d.id DESC LIMIT $8 OFFSET $9">},
    {"dialogue_answers.up",
     db::joined<answer_columns, answer_rows, " ORDER BY d.asked_on, d.id LIMIT $8 OFFSET $9">},
    {"dialogue_answers.count", db::joined<counting, answer_rows, counted>}};

// Matters: $1 reader, $2 and $3 days, $4 verdict, $5 most, $6 skip.
constexpr db::Sql matter_columns =
    "SELECT x.id, x.title, d.kind, d.named_on, d.heard_on, d.end_on, d.verdict FROM ";
constexpr db::Sql matter_rows =
    "dialogue_matter d JOIN matter x ON x.id = d.matter JOIN audience_reader r ON r.audience = "
    "x.audience AND r.reader = $1 WHERE d.named_on >= $2 AND d.named_on <= $3 AND (CAST($4 AS "
    "TEXT) IS NULL OR d.verdict = $4) AND d.body = $5";
constexpr Statements matter_statements = {
    {"dialogue_matters.down",
     db::joined<matter_columns, matter_rows,
                " ORDER BY d.named_on DESC, d.matter DESC LIMIT $6 OFFSET $7">},
    {"dialogue_matters.up",
     db::joined<matter_columns, matter_rows, " ORDER BY d.named_on, d.matter LIMIT $6 OFFSET $7">},
    {"dialogue_matters.count", db::joined<counting, matter_rows, counted>}};

/// The word of a filter, or nothing.
template <class Words, class Value>
std::optional<std::string_view> word(const Words& words, const std::optional<Value>& value) {
    return value ? std::optional(words.text(*value)) : std::nullopt;
}

ListedPoint point_at(const db::Row& row) {
    ListedPoint point{row.string(0), row.string(1), row.day(2)};
    PointUnit& figures = point.figures;
    figures.id = row.string(3);
    figures.position = row.integer(4);
    figures.planned = plans.require(row.text(5));
    figures.words = {row.integer(6), row.integer(7),  row.integer(8),
                     row.integer(9), row.integer(10), row.integer(11)};
    figures.minutes = row.optional_integer(12);
    figures.regional_turns = row.integer(13);
    figures.taken_along = row.integer(14);
    point.number = row.optional_text(15);
    point.title = row.string(16);
    return point;
}

} // namespace

void points(db::Session& session, const Reader& reader, const PointFilter& filter, bool descending,
            const db::Slice& slice, const std::function<void(const ListedPoint&)>& each) {
    const Statements& statements = statements_for(filter);
    const Days days = days_of(filter.scope.year);
    session.query(descending ? statements.down : statements.up,
                  {reader.key, days.from, days.to, filter.meeting, word(plans, filter.planned),
                   filter.marked, word(leads, filter.led), filter.scope.body, slice.most,
                   slice.skip},
                  [&](const db::Row& row) { each(point_at(row)); });
}

std::int64_t count(db::Session& session, const Reader& reader, const PointFilter& filter) {
    const Days days = days_of(filter.scope.year);
    return session
        .integer(statements_for(filter).count,
                 {reader.key, days.from, days.to, filter.meeting, word(plans, filter.planned),
                  filter.marked, word(leads, filter.led), filter.scope.body})
        .value_or(0);
}

void inputs(db::Session& session, const Reader& reader, const InputFilter& filter, bool descending,
            const db::Slice& slice, const std::function<void(const ListedInput&)>& each) {
    const Days days = days_of(filter.scope.year);
    session.query(descending ? input_statements.down : input_statements.up,
                  {reader.key, days.from, days.to, word(outcomes, filter.outcome),
                   to_text(filter.today), filter.scope.body, slice.most, slice.skip},
                  [&](const db::Row& row) {
                      each({row.string(0), row.integer(1), row.string(2), row.optional_text(3),
                            row.day(4), outcomes.require(row.text(5)), row.optional_day(6)});
                  });
}

std::int64_t count(db::Session& session, const Reader& reader, const InputFilter& filter) {
    const Days days = days_of(filter.scope.year);
    return session
        .integer(input_statements.count,
                 {reader.key, days.from, days.to, word(outcomes, filter.outcome),
                  to_text(filter.today), filter.scope.body})
        .value_or(0);
}

void answers(db::Session& session, const Reader& reader, const AnswerFilter& filter,
             bool descending, const db::Slice& slice,
             const std::function<void(const ListedAnswer&)>& each) {
    const Days days = days_of(filter.scope.year);
    session.query(descending ? answer_statements.down : answer_statements.up,
                  {reader.key, days.from, days.to, filter.authority, word(givens, filter.given),
                   to_text(filter.today), filter.scope.body, slice.most, slice.skip},
                  [&](const db::Row& row) {
                      each({row.string(0),
                            row.integer(1),
                            row.string(2),
                            {row.string(3), row.string(4)},
                            row.day(5),
                            row.day(6),
                            row.optional_day(7)});
                  });
}

std::int64_t count(db::Session& session, const Reader& reader, const AnswerFilter& filter) {
    const Days days = days_of(filter.scope.year);
    return session
        .integer(answer_statements.count,
                 {reader.key, days.from, days.to, filter.authority, word(givens, filter.given),
                  to_text(filter.today), filter.scope.body})
        .value_or(0);
}

void matters(db::Session& session, const Reader& reader, const MatterFilter& filter,
             bool descending, const db::Slice& slice,
             const std::function<void(const MatterFigures&)>& each) {
    const Days days = days_of(filter.scope.year);
    session.query(descending ? matter_statements.down : matter_statements.up,
                  {reader.key, days.from, days.to, word(verdicts, filter.verdict),
                   filter.scope.body, slice.most, slice.skip},
                  [&](const db::Row& row) { each(matter_at(row)); });
}

std::int64_t count(db::Session& session, const Reader& reader, const MatterFilter& filter) {
    const Days days = days_of(filter.scope.year);
    return session
        .integer(matter_statements.count, {reader.key, days.from, days.to,
                                           word(verdicts, filter.verdict), filter.scope.body})
        .value_or(0);
}

} // namespace radslag::dialogue::store
