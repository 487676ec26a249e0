// Tells of the series of the circles, and of the next year, which is planned in part. See
// event.hpp.
#include "meetings/series/series.hpp"

#include "demonstration/event.hpp"
#include "meetings/actions.hpp"

#include <algorithm>

namespace radslag::demonstration {

namespace {

using meetings::SeriesId;
using meetings::series::Pattern;

constexpr int begins = -798; // right after the founding, before any meeting
constexpr int planned = -9;
constexpr int after_the_last = 20; // days: what the story plans by itself comes first

SeriesId series_id(const Stage& stage, Circle circle) {
    return stage.shared_id<SeriesId>("series", stage.body_name(circle));
}

Circle circle_of(const Record& record) {
    return circle_named(record.fields.get("circle"), record.origin);
}

Pattern pattern_of(const Record& record) {
    const auto pattern = meetings::series::parse_pattern(record.fields.get("pattern"));
    if (!pattern)
        misprint(record.origin, "no such pattern");
    return *pattern;
}

meetings::Hours hours_of(const Record& record) {
    return {record.fields.maybe("starts"), record.fields.maybe("ends"), "Europe/Stockholm",
            record.fields.maybe("venue")};
}

std::string author_of(const Stage& stage, const Record& record) {
    const auto person = stage.maybe_person(record.fields, "by", record.origin);
    return person ? std::string(person->text()) : "demo";
}

/// The first month of the next year's pattern that comes after all that the story plans by itself.
unsigned month_of(const Stage& stage, const Record& record, int year) {
    const Day last = add_days(stage.days(circle_of(record)).back(), after_the_last);
    const Pattern pattern = pattern_of(record);
    const auto first = std::ranges::find_if(
        pattern.months, [&](unsigned month) { return day_in(pattern, year, month) > last; });
    if (first == pattern.months.end())
        misprint(record.origin, "the pattern needs a later month");
    return *first;
}

meetings::Meeting meeting_of(ledger::Act& act, const Stage& stage, const Record& record, int year,
                             unsigned month) {
    const auto body = stage.body(circle_of(record));
    meetings::Meeting made{
        .body = body,
        .title = stage.body_name(circle_of(record)),
        .audience = bodies::audience(act.session(), bodies::Visibility::is_public, body)};
    made.slot = meetings::series::slot_text(year, month);
    made.id = stage.id<meetings::MeetingId>("meeting of " + *made.slot, made.title);
    made.day = working_day(day_in(pattern_of(record), year, month));
    made.state = meetings::MeetingState::planned;
    made.hours = hours_of(record);
    made.series = series_id(stage, circle_of(record));
    return made;
}

/// One meeting is made; the other days of the year are still to be planned.
Result<void> plan_year(ledger::Act& act, const Stage& stage, const Record& record) {
    const int year = int{stage.today().year()} + 1;
    const auto meeting = meeting_of(act, stage, record, year, month_of(stage, record, year));
    meetings::plan(act, meeting);
    for (const std::string& theme : record.fields.list("themes"))
        meetings::series::add_theme(act, meeting.id,
                                    stage.shared_id<meetings::ThemeId>("theme", theme));
    return {};
}

} // namespace

void tell_series(const Telling& telling, const std::vector<Record>& records) {
    const Stage& stage = telling.stage;
    for (const Record& record : records) {
        const auto id = series_id(stage, circle_of(record));
        telling.add({hour_of(add_days(stage.today(), begins), "series"), author_of(stage, record),
                     "series.add", "series", std::string(id.text()),
                     [stage, &record, id](ledger::Act& act) -> Result<void> {
                         meetings::add_series(act,
                                              {id, stage.body(circle_of(record)), record.title,
                                               pattern_text(pattern_of(record)), hours_of(record)});
                         return {};
                     }});
        if (stage.is_repetition())
            continue;
        Event year{hour_of(add_days(stage.today(), planned), "year"),
                   author_of(stage, record),
                   "series.plan",
                   "series",
                   std::string(id.text()),
                   [stage, &record](ledger::Act& act) { return plan_year(act, stage, record); }};
        year.has_happened = [stage, &record](db::Session& session) {
            const int next = int{stage.today().year()} + 1;
            const Day day =
                working_day(day_in(pattern_of(record), next, month_of(stage, record, next)));
            return meetings::known_meeting(session, stage.body(circle_of(record)), day).has_value();
        };
        telling.add(std::move(year));
    }
}

} // namespace radslag::demonstration
