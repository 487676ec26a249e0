// SQL of the sums over the rows of units. Those of all years are sums of the years' own. See
// store.hpp.
#include "dialogue/store.hpp"
#include "platform/db/joined.hpp"

#include <array>

namespace radslag::dialogue::store {

namespace {

/// The sums of one year out of its units, and those of all years out of the years' own.
struct Sum {
    db::Statement forget; ///< $1 year
    db::Statement add;    ///< $1 year
    db::Statement add_all;
};

constexpr Sum years = {
    {"dialogue_year.delete", "DELETE FROM dialogue_year WHERE year = $1"},
    {"dialogue_year.sum",
     "INSERT INTO dialogue_year (year, meetings, information_words, dialogue_words, state_words, "
     "region_words, other_words, untold_words) SELECT year, count(*), sum(information_words), "
     "sum(dialogue_words), sum(state_words), sum(region_words), sum(other_words), "
     "sum(untold_words) FROM dialogue_meeting WHERE is_counted = 1 AND year = $1 GROUP BY year"},
    {"dialogue_year.sum_all",
     "INSERT INTO dialogue_year (year, meetings, information_words, dialogue_words, state_words, "
     "region_words, other_words, untold_words) SELECT 0, sum(meetings), sum(information_words), "
     "sum(dialogue_words), sum(state_words), sum(region_words), sum(other_words), "
     "sum(untold_words) FROM dialogue_year WHERE year <> 0 HAVING count(*) > 0"}};
constexpr Sum planned = {
    {"dialogue_planned.delete", "DELETE FROM dialogue_planned WHERE year = $1"},
    {"dialogue_planned.sum",
     "INSERT INTO dialogue_planned (year, planned, points, information_words, dialogue_words, "
     "timed, minutes, with_region, with_taking, kept) SELECT year, planned, count(*), "
     "sum(information_words), sum(dialogue_words), count(minutes), coalesce(sum(minutes), 0), "
     "count(*) FILTER (WHERE regional_turns > 0), count(*) FILTER (WHERE taken_along > 0), "
     "count(*) FILTER (WHERE regional_turns > 0 AND taken_along > 0) FROM dialogue_point WHERE "
     "is_counted = 1 AND year = $1 GROUP BY year, planned"},
    {"dialogue_planned.sum_all",
     "INSERT INTO dialogue_planned (year, planned, points, information_words, dialogue_words, "
     "timed, minutes, with_region, with_taking, kept) SELECT 0, planned, sum(points), "
     "sum(information_words), sum(dialogue_words), sum(timed), sum(minutes), sum(with_region), "
     "sum(with_taking), sum(kept) FROM dialogue_planned WHERE year <> 0 GROUP BY planned"}};
constexpr Sum regions = {
    {"dialogue_region.delete", "DELETE FROM dialogue_region WHERE year = $1"},
    {"dialogue_region.sum",
     "INSERT INTO dialogue_region (year, organisation, turns, words, inputs) SELECT year, "
     "organisation, sum(turns), sum(words), sum(inputs) FROM dialogue_voice WHERE year = $1 GROUP "
     "BY year, organisation"},
    {"dialogue_region.sum_all",
     "INSERT INTO dialogue_region (year, organisation, turns, words, inputs) SELECT 0, "
     "organisation, sum(turns), sum(words), sum(inputs) FROM dialogue_region WHERE year <> 0 GROUP "
     "BY organisation"}};
constexpr Sum inputs_by_outcome = {
    {"dialogue_outcome.delete", "DELETE FROM dialogue_outcome WHERE year = $1"},
    {"dialogue_outcome.sum",
     "INSERT INTO dialogue_outcome (year, outcome, inputs) SELECT year, outcome, count(*) FROM "
     "dialogue_input WHERE year = $1 GROUP BY year, outcome"},
    {"dialogue_outcome.sum_all",
     "INSERT INTO dialogue_outcome (year, outcome, inputs) SELECT 0, outcome, sum(inputs) FROM "
     "dialogue_outcome WHERE year <> 0 GROUP BY outcome"}};
constexpr Sum matters_by_verdict = {
    {"dialogue_verdict.delete", "DELETE FROM dialogue_verdict WHERE year = $1"},
    {"dialogue_verdict.sum",
     "INSERT INTO dialogue_verdict (year, verdict, matters) SELECT year, verdict, count(*) FROM "
     "dialogue_matter WHERE year = $1 GROUP BY year, verdict"},
    {"dialogue_verdict.sum_all",
     "INSERT INTO dialogue_verdict (year, verdict, matters) SELECT 0, verdict, sum(matters) FROM "
     "dialogue_verdict WHERE year <> 0 GROUP BY verdict"}};

constexpr db::Statement delete_authority = {
    "dialogue_authority.delete",
    "DELETE FROM dialogue_authority WHERE year = $1 AND authority = $2"};
constexpr db::Statement insert_authority = {
    "dialogue_authority.insert", "INSERT INTO dialogue_authority (year, authority, asked, "
                                 "answered, in_time, median_days) VALUES ($1, $2, $3, $4, $5, $6)"};

// The answers of one authority or of all, in one year or in all. $1 authority, $2 year; for those
// that do not ask for one of them it is said so that both have a type.
constexpr db::Sql of_authority_in_year = "authority = $1 AND year = $2";
constexpr db::Sql of_authority = "authority = $1 AND CAST($2 AS INTEGER) IS NOT NULL";
constexpr db::Sql of_year = "CAST($1 AS TEXT) IS NOT NULL AND year = $2";
constexpr db::Sql of_all = "CAST($1 AS TEXT) IS NOT NULL AND CAST($2 AS INTEGER) IS NOT NULL";
constexpr db::Sql counting =
    "SELECT count(*), count(days), count(*) FILTER (WHERE answered_on <= promised_on) FROM "
    "dialogue_answer WHERE ";
constexpr db::Sql middle = "SELECT days FROM dialogue_answer WHERE ";
constexpr db::Sql in_order = " AND days IS NOT NULL ORDER BY days LIMIT 1 OFFSET $3";

struct Answers {
    db::Statement count;
    db::Statement median; ///< $3: how many are passed over
};
template <db::Sql which>
constexpr Answers answers = {{"dialogue_answer.count", db::joined<counting, which>},
                             {"dialogue_answer.median", db::joined<middle, which, in_order>}};

const Answers& answers_of(std::int64_t year, std::string_view authority) {
    if (authority.empty())
        return year == all_years ? answers<of_all> : answers<of_year>;
    return year == all_years ? answers<of_authority> : answers<of_authority_in_year>;
}

void renew(db::Session& session, const Sum& sum, const std::set<std::int64_t>& touched) {
    if (touched.empty())
        return;
    for (const std::int64_t year : touched) {
        session.execute(sum.forget, {year});
        session.execute(sum.add, {year});
    }
    session.execute(sum.forget, {all_years});
    session.execute(sum.add_all);
}

void renew_authority(db::Session& session, std::int64_t year, std::string_view authority) {
    const Answers& statements = answers_of(year, authority);
    std::int64_t asked = 0;
    std::int64_t answered = 0;
    std::int64_t in_time = 0;
    session.query(statements.count, {authority, year}, [&](const db::Row& row) {
        asked = row.integer(0);
        answered = row.integer(1);
        in_time = row.integer(2);
    });
    session.execute(delete_authority, {year, authority});
    if (asked == 0)
        return;
    std::optional<std::int64_t> median;
    if (answered > 0)
        median = session.integer(statements.median, {authority, year, (answered - 1) / 2});
    session.execute(insert_authority, {year, authority, asked, answered, in_time, median});
}

} // namespace

void renew_sums(db::Session& session, const Touched& touched) {
    renew(session, years, touched.years);
    renew(session, planned, touched.years);
    renew(session, regions, touched.voice_years);
    renew(session, inputs_by_outcome, touched.input_years);
    renew(session, matters_by_verdict, touched.matter_years);
    std::set<std::pair<std::int64_t, std::string>> sums;
    for (const auto& [year, authority] : touched.answers)
        sums.insert({{year, authority}, {year, ""}, {all_years, authority}, {all_years, ""}});
    for (const auto& [year, authority] : sums)
        renew_authority(session, year, authority);
}

void clear(db::Session& session) {
    static constexpr std::array statements = {
        db::Statement{"dialogue_meeting.clear", "DELETE FROM dialogue_meeting"},
        db::Statement{"dialogue_point.clear", "DELETE FROM dialogue_point"},
        db::Statement{"dialogue_voice.clear", "DELETE FROM dialogue_voice"},
        db::Statement{"dialogue_input.clear", "DELETE FROM dialogue_input"},
        db::Statement{"dialogue_answer.clear", "DELETE FROM dialogue_answer"},
        db::Statement{"dialogue_matter.clear", "DELETE FROM dialogue_matter"},
        db::Statement{"dialogue_year.clear", "DELETE FROM dialogue_year"},
        db::Statement{"dialogue_planned.clear", "DELETE FROM dialogue_planned"},
        db::Statement{"dialogue_region.clear", "DELETE FROM dialogue_region"},
        db::Statement{"dialogue_outcome.clear", "DELETE FROM dialogue_outcome"},
        db::Statement{"dialogue_authority.clear", "DELETE FROM dialogue_authority"},
        db::Statement{"dialogue_verdict.clear", "DELETE FROM dialogue_verdict"}};
    for (const db::Statement& statement : statements)
        session.execute(statement);
}

} // namespace radslag::dialogue::store
