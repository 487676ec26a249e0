// SQL of the page of figures; see reading_store.hpp.
#include "dialogue/reading_store.hpp"

#include "ledger/reader.hpp"
#include "platform/db/joined.hpp"

#include <algorithm>

namespace radslag::dialogue::store {

namespace {

constexpr db::Statement select_years = {
    "dialogue_page.years",
    "SELECT year, meetings, information_words, dialogue_words, state_words, region_words, "
    "other_words, untold_words FROM dialogue_year WHERE body = $1 ORDER BY year"};
// A record that has become less than public since it was counted is left out at once.
// $1 and $2 days, $3 most, $4 body.
constexpr db::Sql meetings =
    "SELECT d.meeting, b.name, d.day, d.information_words, d.dialogue_words, d.state_words, "
    "d.region_words, d.other_words, d.untold_words FROM dialogue_meeting d JOIN meeting m ON m.id "
    "= d.meeting JOIN audience_reader r ON r.audience = m.audience AND r.reader = 'public' JOIN "
    "body b ON b.id = d.body WHERE d.is_counted = 1 AND d.day >= $1 AND d.day <= $2 AND ";
constexpr db::Sql latest = " ORDER BY d.day DESC, d.meeting DESC LIMIT $3";
constexpr db::Statement select_meetings = {"dialogue_page.meetings",
                                           db::joined<meetings, "CAST($4 AS TEXT) = ''", latest>};
constexpr db::Statement select_meetings_of_body = {"dialogue_page.meetings_of_body",
                                                   db::joined<meetings, "d.body = $4", latest>};
constexpr db::Statement select_bodies = {
    "dialogue_page.bodies",
    "SELECT b.id, b.name FROM body b WHERE EXISTS (SELECT 1 FROM dialogue_year y WHERE y.body = "
    "b.id AND y.year = 0) OR EXISTS (SELECT 1 FROM dialogue_outcome u WHERE u.body = b.id AND "
    "u.year = 0) ORDER BY b.sort_key, b.id LIMIT 100"};
constexpr db::Statement select_words = {
    "dialogue_page.words_of_meeting",
    "SELECT information_words, dialogue_words, state_words, region_words, other_words, "
    "untold_words FROM dialogue_meeting WHERE meeting = $1"};
constexpr db::Statement select_planned = {
    "dialogue_page.planned",
    "SELECT planned, points, information_words, dialogue_words, timed, minutes, with_region, "
    "with_taking, kept FROM dialogue_planned WHERE year = $1 AND body = $2"};
constexpr db::Statement select_regions = {
    "dialogue_page.regions",
    "SELECT o.county_letter, o.name, coalesce(d.turns, 0), coalesce(d.words, 0), "
    "coalesce(d.inputs, 0) FROM organisation o LEFT JOIN dialogue_region d ON d.organisation = "
    "o.id AND d.year = $1 AND d.body = $2 WHERE o.county_letter > '' AND o.merged_into IS NULL "
    "ORDER BY "
    "o.sort_key, o.id"};
constexpr db::Statement select_outcomes = {
    "dialogue_page.outcomes", "SELECT outcome, inputs FROM dialogue_outcome WHERE year = $1 AND "
                              "body = $2"};
constexpr db::Statement select_answering = {
    "dialogue_page.authorities",
    "SELECT d.authority, o.name, d.asked, d.answered, d.in_time, d.late, d.median_days FROM "
    "dialogue_authority d LEFT JOIN organisation o ON o.id = d.authority WHERE d.year = $1 AND "
    "d.body = $3 ORDER BY CASE WHEN d.authority = '' THEN 0 ELSE 1 END, d.asked DESC, d.authority "
    "LIMIT $2"};
constexpr db::Statement select_verdicts = {
    "dialogue_page.verdicts", "SELECT verdict, matters FROM dialogue_verdict WHERE year = $1 AND "
                              "body = $2"};
constexpr db::Statement select_matters = {
    "dialogue_page.matters",
    "SELECT x.id, x.title, d.kind, d.named_on, d.heard_on, d.end_on, d.verdict FROM "
    "dialogue_matter d JOIN matter x ON x.id = d.matter JOIN audience_reader r ON r.audience = "
    "x.audience AND r.reader = 'public' WHERE d.body = $4 AND d.named_on >= $1 AND d.named_on <= "
    "$2 ORDER BY "
    "d.named_on DESC, d.matter DESC LIMIT $3"};

/// Words in six neighbouring columns.
Words words_at(const db::Row& row, int column) {
    return {row.integer(column),     row.integer(column + 1), row.integer(column + 2),
            row.integer(column + 3), row.integer(column + 4), row.integer(column + 5)};
}

} // namespace

Days days_of(std::int64_t year) {
    if (year == all_years)
        return {"", "9"};
    const std::string digits = std::to_string(year);
    return {digits + "-01-01", digits + "-12-31"};
}

MatterFigures matter_at(const db::Row& row) {
    MatterFigures matter{{row.string(0), row.string(1)}, row.string(2), row.day(3)};
    matter.heard = row.optional_day(4);
    matter.end = row.optional_day(5);
    matter.verdict = verdicts.require(row.text(6));
    return matter;
}

Lag lag(db::Session& session, Day today) {
    const auto reached = reach(session);
    if (!reached || reached->definition != definition)
        return {0, true};
    return {ledger::length(session) - reached->next_entry,
            reached->stage.has_value() || reached->day != today};
}

std::vector<Link> bodies(db::Session& session) {
    std::vector<Link> found;
    session.query(select_bodies, {}, [&](const db::Row& row) {
        found.push_back({row.string(0), row.string(1)});
    });
    return found;
}

std::vector<YearFigures> years(db::Session& session, std::string_view body) {
    std::vector<YearFigures> found;
    session.query(select_years, {body}, [&](const db::Row& row) {
        found.push_back({row.integer(0), row.integer(1), words_at(row, 2)});
    });
    return found;
}

std::vector<MeetingFigures> last_meetings(db::Session& session, const Scope& scope,
                                          std::int64_t most) {
    std::vector<MeetingFigures> found;
    const Days days = days_of(scope.year);
    session.query(scope.body.empty() ? select_meetings : select_meetings_of_body,
                  {days.from, days.to, most, scope.body}, [&](const db::Row& row) {
                      found.push_back({row.string(0), row.string(1), row.day(2), words_at(row, 3)});
                  });
    return found;
}

std::optional<Words> words_of_meeting(db::Session& session, std::string_view meeting) {
    std::optional<Words> words;
    session.query(select_words, {meeting}, [&](const db::Row& row) { words = words_at(row, 0); });
    return words;
}

std::vector<PlannedFigures> planned(db::Session& session, const Scope& scope) {
    std::vector<PlannedFigures> all;
    for (const auto& [plan, word] : plans.pairs())
        all.push_back({plan});
    session.query(select_planned, {scope.year, scope.body}, [&](const db::Row& row) {
        const auto one =
            std::ranges::find(all, plans.require(row.text(0)), &PlannedFigures::planned);
        *one = {one->planned,   row.integer(1), row.integer(2), row.integer(3), row.integer(4),
                row.integer(5), row.integer(6), row.integer(7), row.integer(8)};
    });
    return all;
}

std::vector<RegionFigures> regions(db::Session& session, const Scope& scope) {
    std::vector<RegionFigures> found;
    session.query(select_regions, {scope.year, scope.body}, [&](const db::Row& row) {
        found.push_back(
            {row.string(0), row.string(1), row.integer(2), row.integer(3), row.integer(4)});
    });
    return found;
}

std::vector<OutcomeFigures> outcomes_of(db::Session& session, const Scope& scope) {
    std::vector<OutcomeFigures> all;
    for (const auto& [outcome, word] : outcomes.pairs())
        all.push_back({outcome});
    session.query(select_outcomes, {scope.year, scope.body}, [&](const db::Row& row) {
        std::ranges::find(all, outcomes.require(row.text(0)), &OutcomeFigures::outcome)->inputs =
            row.integer(1);
    });
    return all;
}

std::vector<AuthorityFigures> authorities(db::Session& session, const Scope& scope,
                                          std::int64_t most) {
    std::vector<AuthorityFigures> found;
    session.query(select_answering, {scope.year, most + 1, scope.body}, [&](const db::Row& row) {
        found.push_back({{row.string(0), row.string(1)},
                         row.integer(2),
                         row.integer(3),
                         row.integer(4),
                         row.integer(5),
                         row.optional_integer(6)});
    });
    return found;
}

std::vector<VerdictFigures> verdicts_of(db::Session& session, const Scope& scope) {
    std::vector<VerdictFigures> all;
    for (const auto& [verdict, word] : verdicts.pairs())
        all.push_back({verdict});
    session.query(select_verdicts, {scope.year, scope.body}, [&](const db::Row& row) {
        std::ranges::find(all, verdicts.require(row.text(0)), &VerdictFigures::verdict)->matters =
            row.integer(1);
    });
    return all;
}

std::vector<MatterFigures> last_matters(db::Session& session, const Scope& scope,
                                        std::int64_t most) {
    std::vector<MatterFigures> found;
    const Days days = days_of(scope.year);
    session.query(select_matters, {days.from, days.to, most, scope.body},
                  [&](const db::Row& row) { found.push_back(matter_at(row)); });
    return found;
}

} // namespace radslag::dialogue::store
