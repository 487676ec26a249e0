// The form that makes the meetings of a year out of a series; see pages.hpp.
#include "meetings/series/pages.hpp"
#include "meetings/series/parts.hpp"
#include "platform/i18n/dates.hpp"
#include "platform/site/record_pages.hpp"

#include <algorithm>

namespace radslag::meetings::series::pages {

using html::Url;
using i18n::tr;
using site::FieldKind;
using site::FormField;
using site::FormReader;
using site::Need;
using site::numbered;

namespace {

std::optional<Planning> planning_in(const Site& site, const Request& request) {
    const bool is_sent = request.method == http::Method::post;
    return site::found_by_id<SeriesId>(site, request, [&](db::Session& session, SeriesId id) {
        return planning_of(session, request.caller, id,
                           year_in(is_sent ? request.form : request.query), site.today());
    });
}

std::string day_words(Language language, Day day) {
    return std::string(i18n::weekday(language, day)) + " " + i18n::long_date(language, day);
}

std::string mark_line(Language language, const DayMarks& marks) {
    std::string line;
    for (const std::string& words : mark_words(language, marks))
        line += (line.empty() ? "" : " ") + words;
    return line;
}

/// The choices of whose points the new meetings begin with.
std::vector<html::Choice> template_choices(Language language, const Planning& planning) {
    std::vector<html::Choice> choices{{"", std::string(tr(language, "No points"))}};
    for (const Template& each : planning.templates)
        choices.push_back({each.id, i18n::long_date(language, each.day) + ", " + each.name});
    return choices;
}

/// What goes for all of them.
std::vector<FormField> common_fields(Language language, const Planning& planning) {
    return {
        {"year", tr(language, "Year"), FieldKind::hidden},
        {"title", tr(language, "Title"), FieldKind::line, Need::required},
        {"venue", tr(language, "Place"), FieldKind::line},
        {"readers",
         tr(language, "Who may read this"),
         FieldKind::radio,
         Need::required,
         "",
         {{"public", std::string(tr(language, "Everybody"))},
          {"members", std::string(tr(language, "Members of the body only"))},
          {"secretariat", std::string(tr(language, "The secretariat only"))}}},
        {"points_of", tr(language, "With the points of"), FieldKind::choice, Need::optional,
         tr(language, "Number, title, kind, expected outcome and minutes come along. What is for "
                      "fewer readers stays behind, as do presenters and documents."),
         template_choices(language, planning)}};
}

/// The fields of one proposed day, by the number of its month, so that what is typed stays with it.
void add_proposal(Language language, const Planning& planning, const Proposal& proposal,
                  site::RecordForm& form) {
    const std::string_view month = i18n::month(language, proposal.month);
    const auto name = [&](std::string_view field) { return numbered(field, proposal.month); };
    form.fields.insert(
        form.fields.end(),
        {{name("use"), tr(language, "Plan {0}", day_words(language, proposal.day)),
          FieldKind::check, Need::optional, mark_line(language, proposal.marks)},
         {name("day"), tr(language, "Day ({0})", month), FieldKind::day, Need::required},
         {name("start_time"), tr(language, "Begins at ({0})", month), FieldKind::time},
         {name("end_time"), tr(language, "Ends at ({0})", month), FieldKind::time},
         {name("theme"), tr(language, "Theme ({0})", month), FieldKind::choice, Need::optional, "",
          site::named_choices(planning.themes, tr(language, "No theme"))}});
    const Hours& hours = planning.series.edit.hours;
    form.values.add(name("use"), "on");
    form.values.add(name("day"), to_text(proposal.day));
    form.values.add(name("start_time"), hours.start.value_or(""));
    form.values.add(name("end_time"), hours.end.value_or(""));
}

std::vector<html::Crumb> crumbs_of(Language language, const Planning& planning) {
    const std::string body(planning.series.body.text());
    return {{std::string(tr(language, "Bodies")), Url::path("/bodies")},
            {planning.series.body_name, body_url(body)},
            {std::string(tr(language, "Plan of the year")), plan_url(body, planning.year)}};
}

site::RecordForm form_of(const Site&, const Request& request, const Planning& planning) {
    const Language language = request.language;
    const EditableSeries& series = planning.series;
    site::RecordForm form{
        .title = tr(language, "Plan the meetings of {0}", std::to_string(planning.year)),
        .section = "/bodies",
        .action = series_url(series.id) / "meetings" / "new"};
    form.crumbs = crumbs_of(language, planning);
    form.lead = planning.proposals.empty()
                    ? tr(language, "{0}: nothing is left to plan this year.", series.edit.name)
                    : tr(language,
                         "{0}: {1}. Change what needs it, and leave out what shall not be. They "
                         "become planned meetings, and nobody gets a mail.",
                         series.edit.name, pattern_words(language, series));
    form.fields = common_fields(language, planning);
    form.values.add("version", std::to_string(series.version));
    form.values.add("year", std::to_string(planning.year));
    form.values.add("title", series.body_name);
    form.values.add("venue", series.edit.hours.venue.value_or(""));
    form.values.add("readers", std::string(bodies::visibilities.text(planning.readers)));
    for (const Proposal& proposal : planning.proposals)
        add_proposal(language, planning, proposal, form);
    form.button = tr(language, "Plan the meetings");
    form.invented = series.demonstration;
    return form;
}

std::optional<WantedMeeting> read_meeting(FormReader& form, const Planning& planning,
                                          unsigned month) {
    const auto name = [&](std::string_view field) { return numbered(field, month); };
    WantedMeeting wanted{month, {}, {}, {}, {}};
    const auto day = form.day(name("day"), Need::required);
    if (day && int{day->year()} != planning.year)
        form.wrong(name("day"), Message{"Choose a day in {0}.", {std::to_string(planning.year)}});
    wanted.day = day.value_or(Day{});
    wanted.start = form.time(name("start_time"), Need::optional);
    wanted.end = form.time(name("end_time"), Need::optional);
    if (wanted.start && wanted.end && *wanted.end < *wanted.start)
        form.wrong(name("end_time"), Message{"The end is before the start.", {}});
    wanted.theme = site::chosen<ThemeId>(form, name("theme"), Need::optional, planning.themes);
    return form.is_checked(name("use")) ? std::optional(wanted) : std::nullopt;
}

/// Of every month that was sent, also those that somebody has planned meanwhile.
WantedYear read(const Request& request, FormReader& form, const Planning& planning) {
    WantedYear wanted;
    wanted.year = planning.year;
    wanted.title = form.text("title", Need::required);
    wanted.venue = form.optional_text("venue");
    wanted.readers = form.choice("readers", Need::required, bodies::visibilities)
                         .value_or(bodies::Visibility::members);
    wanted.points_of =
        site::chosen<MeetingId>(form, "points_of", Need::optional, planning.templates);
    for (const unsigned month : planning.series.edit.pattern.months)
        if (request.form.has(numbered("day", month)))
            if (const auto meeting = read_meeting(form, planning, month))
                wanted.meetings.push_back(*meeting);
    if (wanted.meetings.empty() && !planning.proposals.empty())
        form.wrong(numbered("use", planning.proposals.front().month),
                   Message{"Choose at least one day.", {}});
    return wanted;
}

} // namespace

Result<Response> show_planning(const Site& site, Request& request) {
    return site::show_found(site, request, planning_in, form_of);
}

Result<Response> plan_meetings(const Site& site, Request& request) {
    const auto planning = planning_in(site, request);
    if (!planning)
        return site::not_found();
    FormReader form(request.form);
    const WantedYear wanted = read(request, form, *planning);
    const Result<Planned> planned = form.when_good([&] {
        return series::plan_meetings(site.database(), request.caller, planning->series.id,
                                     form.version(), wanted);
    });
    const Url plan = plan_url(planning->series.body.text(), planning->year);
    if (planned && planned->made == 0)
        return http::redirect(plan);
    const Result<site::Saved> saved =
        site::saved_at(planned.map([](const Planned& done) { return done.entry; }), plan);
    return site::answer_form(site, request, form_of(site, request, *planning), saved,
                             [&]() -> std::optional<http::Values> {
                                 const auto now = planning_in(site, request);
                                 return now ? std::optional(form_of(site, request, *now).values)
                                            : std::nullopt;
                             });
}

} // namespace radslag::meetings::series::pages
