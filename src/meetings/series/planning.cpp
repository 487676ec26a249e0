// The plan of a year, and the meetings that are made of what a series proposes; see series.hpp.
#include "bodies/actions.hpp"
#include "ledger/acting.hpp"
#include "meetings/actions.hpp"
#include "meetings/series/store.hpp"
#include "platform/text/zones.hpp"

#include <algorithm>

namespace radslag::meetings::series {

namespace {

constexpr int years_shown_ahead = 1;
constexpr int years_planned_ahead = 3;

DayMarks marks_of(Day day) {
    return {holidays::free_day(day), holidays::is_squeezed(day), {}};
}

bool is_in(const std::vector<unsigned>& months, unsigned month) {
    return std::ranges::find(months, month) != months.end();
}

/// Of a body and those about it, with what each shall be about, in the order of their days.
std::vector<PlannedMeeting> meetings_of(db::Session& session, const auth::Reader& reader,
                                        const store::BodyOfPlan& body, int year) {
    std::vector<PlannedMeeting> all = store::meetings(session, reader, body.body, year);
    for (const NamedId& other : body.others)
        std::ranges::move(store::meetings(session, reader, other, year), std::back_inserter(all));
    for (PlannedMeeting& meeting : all) {
        meeting.themes = store::themes(session, meeting.id);
        if (meeting.themes.empty())
            meeting.themes = store::themes_of_matters(session, reader, meeting.id);
        meeting.marks = marks_of(meeting.day);
    }
    std::ranges::stable_sort(all, {}, &PlannedMeeting::day);
    return all;
}

/// Those that a plan leads to: no reader, and no search engine, walks on through empty years.
Years years_of(db::Session& session, const auth::Reader& reader, bodies::BodyId body, Day today,
               int ahead) {
    const int now{today.year()};
    const Years known = store::years(session, reader, body).value_or(Years{now, now});
    return {std::min(known.first, now), std::max(known.last, now + ahead)};
}

/// The source of the points, if the caller may edit it and those who will read them may do so now.
Result<std::vector<Point>> points_for(db::Session& session, const auth::Caller& caller,
                                      const EditableSeries& series, const WantedYear& wanted) {
    if (!wanted.points_of)
        return std::vector<Point>{};
    const auto source = editable_meeting(session, caller, *wanted.points_of);
    if (!source || source->body != series.body)
        return wrong_field("points_of", Message{"Choose one of the list.", {}});
    if (bodies::lets_others_in(source->circle(), {wanted.readers, series.body}))
        return wrong_field("points_of",
                           Message{"Others could then read the points of that meeting. Choose "
                                   "another one, or let fewer read the new ones.",
                                   {}});
    return store::points(session, caller.reader(), *wanted.points_of);
}

bool is_theme(const std::vector<NamedId>& all, const std::optional<ThemeId>& theme) {
    return !theme || std::ranges::find(all, theme->text(), &NamedId::id) != all.end();
}

/// Those whose month has no meeting yet. Errors: a day on which the body meets already, or that
/// two of them have; a theme that is not there any more.
Result<std::vector<WantedMeeting>> left_to_make(db::Session& session, const EditableSeries& series,
                                                const WantedYear& wanted) {
    const auto taken = store::months_taken(session, series.id, wanted.year);
    const auto themes = store::all_themes(session);
    std::vector<WantedMeeting> left;
    Error error{
        ErrorCode::invalid, Message{"It is not saved yet. Look at what is marked below.", {}}, {}};
    for (const WantedMeeting& each : wanted.meetings) {
        if (is_in(taken, each.month) || !is_in(series.edit.pattern.months, each.month))
            continue;
        if (known_meeting(session, series.body, each.day) ||
            std::ranges::find(left, each.day, &WantedMeeting::day) != left.end())
            error.fields.push_back({"day_" + std::to_string(each.month),
                                    Message{"The body meets on that day already.", {}}});
        if (!is_theme(themes, each.theme))
            error.fields.push_back(
                {"theme_" + std::to_string(each.month), Message{"Choose one of the list.", {}}});
        left.push_back(each);
    }
    if (!error.fields.empty())
        return tl::unexpected<Error>(error);
    return left;
}

Meeting meeting_of(const EditableSeries& series, const WantedYear& wanted,
                   const WantedMeeting& each, bodies::AudienceId audience) {
    Meeting made{.body = series.body, .title = wanted.title, .audience = audience};
    made.day = each.day;
    made.state = MeetingState::planned;
    const bool has_hours = each.start || each.end;
    made.hours = {each.start, each.end,
                  has_hours && !series.edit.hours.zone
                      ? std::optional(std::string(text::forum_zone))
                      : series.edit.hours.zone,
                  wanted.venue};
    made.series = series.id;
    made.slot = slot_text(wanted.year, each.month);
    return made;
}

/// Ids are new for each meeting.
std::vector<Point> copied(std::vector<Point> points) {
    for (Point& point : points)
        point.id = PointId::make();
    return points;
}

} // namespace

std::vector<Proposal> proposals_of(db::Session& session, const auth::Caller& caller,
                                   const EditableSeries& series, int year, Day today) {
    std::vector<Proposal> proposals;
    const auto taken = store::months_taken(session, series.id, year);
    for (const unsigned month : series.edit.pattern.months) {
        const Day day = day_in(series.edit.pattern, year, month);
        if (is_in(taken, month) || day <= today || (series.edit.to && day > *series.edit.to))
            continue;
        proposals.push_back({series.id, month, day, marks_of(day)});
        proposals.back().marks.meeting =
            store::meeting_on(session, caller.reader(), series.body, day);
    }
    return proposals;
}

std::optional<Planning> planning_of(db::Session& session, const auth::Caller& caller, SeriesId id,
                                    std::optional<int> year, Day today) {
    const auto series = editable_series(session, caller, id);
    if (!series)
        return std::nullopt;
    Planning planning{*series, year.value_or(int{today.year()})};
    planning.proposals = proposals_of(session, caller, *series, planning.year, today);
    if (!year && planning.proposals.empty()) {
        ++planning.year;
        planning.proposals = proposals_of(session, caller, *series, planning.year, today);
    }
    planning.templates = store::templates(session, caller.reader(), series->body);
    planning.themes = store::all_themes(session);
    planning.readers = store::usual_readers(session, caller.reader(), series->body, today)
                           .value_or(bodies::Visibility::members);
    return planning;
}

Result<Planned> plan_meetings(db::Database& database, const auth::Caller& caller, SeriesId id,
                              std::int64_t version, const WantedYear& wanted) {
    return database.writing([&](db::Session& session) -> Result<Planned> {
        const auto series = editable_series(session, caller, id);
        if (!series)
            return ledger::not_yours();
        if (series->version != version)
            return ledger::saved_by_another();
        const auto left = left_to_make(session, *series, wanted);
        if (!left)
            return tl::unexpected<Error>(left.error());
        if (left->empty())
            return Planned{};
        const auto points = points_for(session, caller, *series, wanted);
        if (!points)
            return tl::unexpected<Error>(points.error());
        const auto audience = bodies::audience(session, wanted.readers, series->body);
        ledger::Act act(session, caller.person, "series.plan", id.text());
        std::vector<Meeting> made;
        for (const WantedMeeting& each : *left)
            plan(act, made.emplace_back(meeting_of(*series, wanted, each, audience)));
        for (const Meeting& meeting : made)
            add_agenda(act, meeting.id, copied(*points));
        for (std::size_t i = 0; i < made.size(); ++i)
            if ((*left)[i].theme)
                store::insert_theme(act, made[i].id, *(*left)[i].theme);
        return Planned{act.append(), made.size()};
    });
}

std::optional<Plan> plan_of(db::Session& session, const auth::Caller& caller, bodies::BodyId body,
                            int year, Day today) {
    const auto found = store::body(session, body);
    if (!found)
        return std::nullopt;
    Plan plan{.body = found->body, .demonstration = found->demonstration, .year = year};
    plan.others = found->others;
    plan.meetings = meetings_of(session, caller.reader(), *found, year);
    plan.may_edit = auth::may_in(caller, auth::Right::edit_meetings, body.text());
    plan.may_propose = auth::may_in(caller, auth::Right::propose_points, body.text());
    plan.years = years_of(session, caller.reader(), body, today,
                          plan.may_edit ? years_planned_ahead : years_shown_ahead);
    if (!plan.may_edit)
        return plan;
    plan.series = store::series_of(session, body);
    for (const EditableSeries& series : plan.series)
        std::ranges::move(proposals_of(session, caller, series, year, today),
                          std::back_inserter(plan.proposals));
    std::ranges::stable_sort(plan.proposals, {}, &Proposal::day);
    return plan;
}

} // namespace radslag::meetings::series
