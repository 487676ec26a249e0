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
    {"dialogue_outcome.sum", // $2: the day on which what is late is late
     "INSERT INTO dialogue_outcome (year, outcome, inputs) SELECT year, outcome, count(*) FROM "
     "(SELECT year, CASE WHEN outcome = 'open' AND owed_on < $2 THEN 'late' ELSE outcome END AS "
     "outcome FROM dialogue_input WHERE year = $1) AS told GROUP BY year, outcome"},
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
// $3: the day on which what is late is late.
constexpr db::Statement insert_authority_in_year = {
    "dialogue_authority.in_year",
    "INSERT INTO dialogue_authority (year, authority, asked, answered, in_time, late) SELECT year, "
    "authority, count(*), count(days), count(*) FILTER (WHERE answered_on <= promised_on), "
    "count(*) FILTER (WHERE answered_on IS NULL AND promised_on < $3) FROM dialogue_answer WHERE "
    "authority = $2 AND year = $1 GROUP BY year, authority"};
constexpr db::Statement insert_authority = {
    "dialogue_authority.in_all_years",
    "INSERT INTO dialogue_authority (year, authority, asked, answered, in_time, late) SELECT 0, "
    "authority, sum(asked), sum(answered), sum(in_time), sum(late) FROM dialogue_authority WHERE "
    "authority = $1 AND year <> 0 GROUP BY authority"};
constexpr db::Statement insert_everybody = {
    "dialogue_authority.everybody",
    "INSERT INTO dialogue_authority (year, authority, asked, answered, in_time, late) SELECT year, "
    "'', sum(asked), sum(answered), sum(in_time), sum(late) FROM dialogue_authority WHERE year = "
    "$1 AND authority <> '' GROUP BY year"};
constexpr db::Statement select_answered = {
    "dialogue_authority.answered",
    "SELECT answered FROM dialogue_authority WHERE year = $1 AND authority = $2"};
constexpr db::Statement update_median = {
    "dialogue_authority.median",
    "UPDATE dialogue_authority SET median_days = $3 WHERE year = $1 AND authority = $2"};

// The answer in the middle, along an index. $1 year, $2 authority, $3 how many are passed over;
// what does not choose is said so that it has a type.
constexpr db::Sql days = "SELECT days FROM dialogue_answer WHERE days IS NOT NULL AND ";
constexpr db::Sql in_year = "year = $1 AND ";
constexpr db::Sql in_any_year = "CAST($1 AS INTEGER) IS NOT NULL AND ";
constexpr db::Sql of_authority = "authority = $2 ORDER BY days LIMIT 1 OFFSET $3";
constexpr db::Sql of_everybody = "CAST($2 AS TEXT) IS NOT NULL ORDER BY days LIMIT 1 OFFSET $3";
constexpr db::Statement middle_of_authority_in_year = {
    "dialogue_answer.middle_of_authority_in_year", db::joined<days, in_year, of_authority>};
constexpr db::Statement middle_of_authority = {"dialogue_answer.middle_of_authority",
                                               db::joined<days, in_any_year, of_authority>};
constexpr db::Statement middle_in_year = {"dialogue_answer.middle_in_year",
                                          db::joined<days, in_year, of_everybody>};
constexpr db::Statement middle = {"dialogue_answer.middle",
                                  db::joined<days, in_any_year, of_everybody>};

const db::Statement& middle_for(std::int64_t year, std::string_view authority) {
    if (authority.empty())
        return year == all_years ? middle : middle_in_year;
    return year == all_years ? middle_of_authority : middle_of_authority_in_year;
}

void renew(db::Session& session, const Sum& sum, const std::set<std::int64_t>& touched,
           const std::optional<Day>& day = std::nullopt) {
    if (touched.empty())
        return;
    for (const std::int64_t year : touched) {
        session.execute(sum.forget, {year});
        if (day)
            session.execute(sum.add, {year, to_text(*day)});
        else
            session.execute(sum.add, {year});
    }
    session.execute(sum.forget, {all_years});
    session.execute(sum.add_all);
}

void set_median(db::Session& session, std::int64_t year, std::string_view authority) {
    const auto answered = session.integer(select_answered, {year, authority}).value_or(0);
    if (answered == 0)
        return;
    const auto median =
        session.integer(middle_for(year, authority), {year, authority, (answered - 1) / 2});
    session.execute(update_median, {year, authority, median});
}

void renew_authorities(db::Session& session,
                       const std::set<std::pair<std::int64_t, std::string>>& touched, Day day) {
    std::set<std::int64_t> touched_years;
    std::set<std::string> touched_authorities;
    for (const auto& [year, authority] : touched) {
        session.execute(delete_authority, {year, authority});
        session.execute(insert_authority_in_year, {year, authority, to_text(day)});
        set_median(session, year, authority);
        touched_years.insert(year);
        touched_authorities.insert(authority);
    }
    for (const std::string& authority : touched_authorities) {
        session.execute(delete_authority, {all_years, authority});
        session.execute(insert_authority, {authority});
        set_median(session, all_years, authority);
    }
    if (!touched.empty())
        touched_years.insert(all_years);
    for (const std::int64_t year : touched_years) {
        session.execute(delete_authority, {year, ""});
        session.execute(insert_everybody, {year});
        set_median(session, year, "");
    }
}

} // namespace

void renew_sums(db::Session& session, const Touched& touched, Day day) {
    renew(session, years, touched.years);
    renew(session, planned, touched.years);
    renew(session, regions, touched.voice_years);
    renew(session, inputs_by_outcome, touched.input_years, day);
    renew(session, matters_by_verdict, touched.matter_years);
    renew_authorities(session, touched.answers, day);
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
