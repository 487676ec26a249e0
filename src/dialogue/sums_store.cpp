// SQL of the sums over the rows of units. Those of all years are sums of the years' own. See
// store.hpp.
#include "dialogue/store.hpp"
#include "platform/db/joined.hpp"

#include <array>

namespace radslag::dialogue::store {

namespace {

/// The sums of one year and body out of their units, and those of all years out of the years' own.
struct Sum {
    db::Statement forget;  ///< $1 year, $2 body
    db::Statement add;     ///< $1 year, $2 body
    db::Statement add_all; ///< $1 body
};
constexpr db::Sql of_scope = " year = $1 AND (CAST($2 AS TEXT) = '' OR body = $2)";
constexpr db::Sql of_years = " WHERE year <> 0 AND body = $1 GROUP BY body";

constexpr Sum years = {
    {"dialogue_year.delete", "DELETE FROM dialogue_year WHERE year = $1 AND body = $2"},
    {"dialogue_year.sum",
     db::joined<"INSERT INTO dialogue_year (body, year, meetings, information_words, "
                "dialogue_words, state_words, region_words, other_words, untold_words) SELECT "
                "CAST($2 AS TEXT), year, count(*), sum(information_words), sum(dialogue_words), "
                "sum(state_words), sum(region_words), sum(other_words), sum(untold_words) FROM "
                "dialogue_meeting WHERE is_counted = 1 AND",
                of_scope, " GROUP BY year">},
    {"dialogue_year.sum_all",
     db::joined<"INSERT INTO dialogue_year (body, year, meetings, information_words, "
                "dialogue_words, state_words, region_words, other_words, untold_words) SELECT "
                "body, 0, sum(meetings), sum(information_words), sum(dialogue_words), "
                "sum(state_words), sum(region_words), sum(other_words), sum(untold_words) FROM "
                "dialogue_year",
                of_years>}};
constexpr Sum planned = {
    {"dialogue_planned.delete", "DELETE FROM dialogue_planned WHERE year = $1 AND body = $2"},
    {"dialogue_planned.sum",
     db::joined<"INSERT INTO dialogue_planned (body, year, planned, points, information_words, "
                "dialogue_words, timed, minutes, with_region, with_taking, kept) SELECT CAST($2 AS "
                "TEXT), year, planned, count(*), sum(information_words), sum(dialogue_words), "
                "count(minutes), coalesce(sum(minutes), 0), count(*) FILTER (WHERE regional_turns "
                "> 0), count(*) FILTER (WHERE taken_along > 0), count(*) FILTER (WHERE "
                "regional_turns > 0 AND taken_along > 0) FROM dialogue_point WHERE is_counted = 1 "
                "AND",
                of_scope, " GROUP BY year, planned">},
    {"dialogue_planned.sum_all",
     db::joined<"INSERT INTO dialogue_planned (body, year, planned, points, information_words, "
                "dialogue_words, timed, minutes, with_region, with_taking, kept) SELECT body, 0, "
                "planned, sum(points), sum(information_words), sum(dialogue_words), sum(timed), "
                "sum(minutes), sum(with_region), sum(with_taking), sum(kept) FROM dialogue_planned",
                of_years, ", planned">}};
constexpr Sum regions = {
    {"dialogue_region.delete", "DELETE FROM dialogue_region WHERE year = $1 AND body = $2"},
    {"dialogue_region.sum",
     db::joined<"INSERT INTO dialogue_region (body, year, organisation, turns, words, inputs) "
                "SELECT CAST($2 AS TEXT), year, organisation, sum(turns), sum(words), sum(inputs) "
                "FROM dialogue_voice WHERE",
                of_scope, " GROUP BY year, organisation">},
    {"dialogue_region.sum_all",
     db::joined<"INSERT INTO dialogue_region (body, year, organisation, turns, words, inputs) "
                "SELECT body, 0, organisation, sum(turns), sum(words), sum(inputs) FROM "
                "dialogue_region",
                of_years, ", organisation">}};
constexpr Sum inputs_by_outcome = {
    {"dialogue_outcome.delete", "DELETE FROM dialogue_outcome WHERE year = $1 AND body = $2"},
    {"dialogue_outcome.sum", // $3: the day on which what is late is late
     db::joined<"INSERT INTO dialogue_outcome (body, year, outcome, inputs) SELECT CAST($2 AS "
                "TEXT), year, outcome, count(*) FROM (SELECT year, CASE WHEN outcome = 'open' AND "
                "owed_on < $3 THEN 'late' ELSE outcome END AS outcome FROM dialogue_input WHERE",
                of_scope, ") AS told GROUP BY year, outcome">},
    {"dialogue_outcome.sum_all",
     db::joined<"INSERT INTO dialogue_outcome (body, year, outcome, inputs) SELECT body, 0, "
                "outcome, sum(inputs) FROM dialogue_outcome",
                of_years, ", outcome">}};
// A matter has a row for all bodies of its own.
constexpr Sum matters_by_verdict = {
    {"dialogue_verdict.delete", "DELETE FROM dialogue_verdict WHERE year = $1 AND body = $2"},
    {"dialogue_verdict.sum",
     "INSERT INTO dialogue_verdict (body, year, verdict, matters) SELECT body, year, verdict, "
     "count(*) FROM dialogue_matter WHERE year = $1 AND body = $2 GROUP BY body, year, verdict"},
    {"dialogue_verdict.sum_all",
     db::joined<"INSERT INTO dialogue_verdict (body, year, verdict, matters) SELECT body, 0, "
                "verdict, sum(matters) FROM dialogue_verdict",
                of_years, ", verdict">}};

// $1 year, $2 body, $3 authority.
constexpr db::Statement delete_authority = {
    "dialogue_authority.delete",
    "DELETE FROM dialogue_authority WHERE year = $1 AND body = $2 AND authority = $3"};
// $4: the day on which what is late is late.
constexpr db::Statement insert_authority_in_year = {
    "dialogue_authority.in_year",
    db::joined<"INSERT INTO dialogue_authority (body, year, authority, asked, answered, in_time, "
               "late) SELECT CAST($2 AS TEXT), year, authority, count(*), count(days), count(*) "
               "FILTER (WHERE answered_on <= promised_on), count(*) FILTER (WHERE answered_on IS "
               "NULL AND promised_on < $4) FROM dialogue_answer WHERE authority = $3 AND",
               of_scope, " GROUP BY year, authority">};
constexpr db::Statement insert_authority = {
    "dialogue_authority.in_all_years",
    "INSERT INTO dialogue_authority (body, year, authority, asked, answered, in_time, late) SELECT "
    "body, 0, authority, sum(asked), sum(answered), sum(in_time), sum(late) FROM "
    "dialogue_authority WHERE body = $1 AND authority = $2 AND year <> 0 GROUP BY body, authority"};
constexpr db::Statement insert_everybody = {
    "dialogue_authority.everybody",
    "INSERT INTO dialogue_authority (body, year, authority, asked, answered, in_time, late) SELECT "
    "body, year, '', sum(asked), sum(answered), sum(in_time), sum(late) FROM dialogue_authority "
    "WHERE year = $1 AND body = $2 AND authority <> '' GROUP BY body, year"};
constexpr db::Statement select_answered = {
    "dialogue_authority.answered",
    "SELECT answered FROM dialogue_authority WHERE year = $1 AND body = $2 AND authority = $3"};
constexpr db::Statement update_median = {
    "dialogue_authority.median", "UPDATE dialogue_authority SET median_days = $4 WHERE year = $1 "
                                 "AND body = $2 AND authority = $3"};

// The answer in the middle, along an index. $1 year, $2 body, $3 authority, $4 how many are passed
// over; what does not choose is said so that it has a type.
constexpr db::Sql days = "SELECT days FROM dialogue_answer WHERE days IS NOT NULL AND ";
constexpr db::Sql in_year = "year = $1 AND ";
constexpr db::Sql in_any_year = "CAST($1 AS INTEGER) IS NOT NULL AND ";
constexpr db::Sql in_body = "body = $2 AND ";
constexpr db::Sql in_any_body = "CAST($2 AS TEXT) IS NOT NULL AND ";
constexpr db::Sql of_authority = "authority = $3 ORDER BY days LIMIT 1 OFFSET $4";
constexpr db::Sql of_everybody = "CAST($3 AS TEXT) IS NOT NULL ORDER BY days LIMIT 1 OFFSET $4";

template <db::Sql year, db::Sql body>
const db::Statement& middle_of(std::string_view authority) {
    static constexpr db::Statement one = {"dialogue_answer.middle_of_authority",
                                          db::joined<days, year, body, of_authority>};
    static constexpr db::Statement all = {"dialogue_answer.middle",
                                          db::joined<days, year, body, of_everybody>};
    return authority.empty() ? all : one;
}

const db::Statement& middle_for(const Scope& scope, std::string_view authority) {
    if (scope.body.empty())
        return scope.year == all_years ? middle_of<in_any_year, in_any_body>(authority)
                                       : middle_of<in_year, in_any_body>(authority);
    return scope.year == all_years ? middle_of<in_any_year, in_body>(authority)
                                   : middle_of<in_year, in_body>(authority);
}

void renew(db::Session& session, const Sum& sum, const std::set<Scope>& touched,
           const std::optional<Day>& day = std::nullopt) {
    std::set<std::string> bodies;
    for (const Scope& scope : touched) {
        session.execute(sum.forget, {scope.year, scope.body});
        if (day)
            session.execute(sum.add, {scope.year, scope.body, to_text(*day)});
        else
            session.execute(sum.add, {scope.year, scope.body});
        bodies.insert(scope.body);
    }
    for (const std::string& body : bodies) {
        session.execute(sum.forget, {all_years, body});
        session.execute(sum.add_all, {body});
    }
}

void set_median(db::Session& session, const Scope& scope, std::string_view authority) {
    const auto answered =
        session.integer(select_answered, {scope.year, scope.body, authority}).value_or(0);
    if (answered == 0)
        return;
    const auto median = session.integer(middle_for(scope, authority),
                                        {scope.year, scope.body, authority, (answered - 1) / 2});
    session.execute(update_median, {scope.year, scope.body, authority, median});
}

void renew_authorities(db::Session& session, const std::set<std::pair<Scope, std::string>>& touched,
                       Day day) {
    std::set<Scope> scopes;
    std::set<std::pair<std::string, std::string>> of_bodies; ///< bodies and authorities
    for (const auto& [scope, authority] : touched) {
        session.execute(delete_authority, {scope.year, scope.body, authority});
        session.execute(insert_authority_in_year,
                        {scope.year, scope.body, authority, to_text(day)});
        set_median(session, scope, authority);
        scopes.insert(scope);
        scopes.insert({all_years, scope.body});
        of_bodies.insert({scope.body, authority});
    }
    for (const auto& [body, authority] : of_bodies) {
        session.execute(delete_authority, {all_years, body, authority});
        session.execute(insert_authority, {body, authority});
        set_median(session, {all_years, body}, authority);
    }
    for (const Scope& scope : scopes) {
        session.execute(delete_authority, {scope.year, scope.body, ""});
        session.execute(insert_everybody, {scope.year, scope.body});
        set_median(session, scope, "");
    }
}

} // namespace

void renew_sums(db::Session& session, const Touched& touched, Day day) {
    renew(session, years, touched.meetings);
    renew(session, planned, touched.meetings);
    renew(session, regions, touched.voices);
    renew(session, inputs_by_outcome, touched.inputs, day);
    renew(session, matters_by_verdict, touched.matters);
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
