// The form of a series; see pages.hpp.
#include "meetings/series/pages.hpp"
#include "meetings/series/parts.hpp"
#include "platform/i18n/dates.hpp"
#include "platform/site/record_pages.hpp"
#include "platform/text/zones.hpp"

namespace radslag::meetings::series::pages {

using i18n::tr;
using site::box_in;
using site::FieldKind;
using site::FormField;
using site::FormReader;
using site::Need;
using site::saved_at;

namespace {

constexpr unsigned months_of_year = 12;

std::string month_field(unsigned month) {
    return site::numbered("month", month);
}

std::vector<FormField> fields_of(Language language) {
    std::vector<FormField> fields = {{"name", tr(language, "Name"), FieldKind::line, Need::required,
                                      tr(language, "As “Ordinary meetings”.")}};
    for (unsigned month = 1; month <= months_of_year; ++month)
        fields.push_back(box_in(tr(language, "Months in which it meets"), month_field(month),
                                i18n::month(language, month)));
    fields.insert(
        fields.end(),
        {{"week", tr(language, "Which one of the month"), FieldKind::choice, Need::required, "",
          site::choices_of(weeks, [&](Week week) { return week_words(language, week); })},
         {"weekday", tr(language, "Weekday"), FieldKind::choice, Need::required, "",
          site::choices_of(weekdays,
                           [&](Weekday weekday) { return weekday_words(language, weekday); })},
         {"start_time", tr(language, "Begins at"), FieldKind::time},
         {"end_time", tr(language, "Ends at"), FieldKind::time},
         {"zone", tr(language, "Time zone"), FieldKind::line},
         {"venue", tr(language, "Place"), FieldKind::line},
         {"to_day", tr(language, "Ends on"), FieldKind::day, Need::optional,
          tr(language, "The last day on which it proposes a meeting.")}});
    return fields;
}

SeriesEdit read(FormReader& form) {
    SeriesEdit edit;
    edit.name = form.text("name", Need::required);
    for (unsigned month = 1; month <= months_of_year; ++month)
        if (form.is_checked(month_field(month)))
            edit.pattern.months.push_back(month);
    if (edit.pattern.months.empty())
        form.wrong(month_field(1), Message{"Choose at least one month.", {}});
    edit.pattern.week = form.choice("week", Need::required, weeks).value_or(Week::first);
    edit.pattern.weekday =
        form.choice("weekday", Need::required, weekdays).value_or(Weekday::monday);
    edit.hours.start = form.time("start_time", Need::optional);
    edit.hours.end = form.time("end_time", Need::optional);
    if (edit.hours.start && edit.hours.end && *edit.hours.end < *edit.hours.start)
        form.wrong("end_time", Message{"The end is before the start.", {}});
    edit.hours.zone = form.optional_text("zone");
    if (edit.hours.zone && !text::is_zone(*edit.hours.zone))
        form.wrong("zone", Message{"There is no time zone {0}. Write it as Europe/Stockholm.",
                                   {*edit.hours.zone}});
    edit.hours.venue = form.optional_text("venue");
    edit.to = form.day("to_day", Need::optional);
    return edit;
}

http::Values values_of(const EditableSeries& series) {
    const SeriesEdit& edit = series.edit;
    http::Values values;
    values.add("version", std::to_string(series.version));
    values.add("name", edit.name);
    for (const unsigned month : edit.pattern.months)
        values.add(month_field(month), "on");
    values.add("week", std::string(weeks.text(edit.pattern.week)));
    values.add("weekday", std::string(weekdays.text(edit.pattern.weekday)));
    values.add("start_time", edit.hours.start.value_or(""));
    values.add("end_time", edit.hours.end.value_or(""));
    values.add("zone", edit.hours.zone.value_or(""));
    values.add("venue", edit.hours.venue.value_or(""));
    values.add("to_day", site::day_text(edit.to));
    return values;
}

/// The body in the address, if the caller may keep its meetings.
std::optional<NamedId> body_in(const Site& site, const Request& request) {
    return site::found_by_id<bodies::BodyId>(
        site, request, [&](db::Session& session, bodies::BodyId id) {
            std::optional<NamedId> found;
            for (const NamedId& body : bodies_of(session, request.caller))
                if (body.id == id.text())
                    found = body;
            return found;
        });
}

std::optional<EditableSeries> series_in(const Site& site, const Request& request) {
    return site::found_by_id<SeriesId>(site, request, [&](db::Session& session, SeriesId id) {
        return editable_series(session, request.caller, id);
    });
}

site::RecordForm form_under(const Site& site, const Request& request, const NamedId& body,
                            site::Words title, const html::Url& action) {
    const Language language = request.language;
    site::RecordForm form{.title = std::move(title), .section = "/bodies", .action = action};
    form.crumbs = {{std::string(tr(language, "Bodies")), html::Url::path("/bodies")},
                   {body.name, body_url(body.id)},
                   {std::string(tr(language, "Plan of the year")),
                    plan_url(body.id, int{site.today().year()})}};
    form.fields = fields_of(language);
    return form;
}

site::RecordForm new_form(const Site& site, const Request& request, const NamedId& body) {
    auto form = form_under(site, request, body, tr(request.language, "Add a series of meetings"),
                           body_url(body.id) / "series" / "new");
    form.values.add("week", "2");
    form.values.add("zone", std::string(text::forum_zone));
    form.invented = site.is_demonstration();
    return form;
}

site::RecordForm edit_form(const Site& site, const Request& request, const EditableSeries& series) {
    const Language language = request.language;
    auto form = form_under(site, request, {std::string(series.body.text()), series.body_name},
                           tr(language, "Edit the series"), series_url(series.id) / "edit");
    form.values = values_of(series);
    form.invented = series.demonstration;
    if (series.words)
        form.lead = tr(language, "So far its pattern was written in words: {0}.", *series.words);
    form.others = {
        {tr(language, "End the series"), series_url(series.id) / "end",
         tr(language, "It proposes no meetings any more. Those that are planned stay.")}};
    return form;
}

html::Url plan_of_series(const Site& site, const EditableSeries& series) {
    return plan_url(series.body.text(), int{site.today().year()});
}

} // namespace

Result<Response> show_new_series(const Site& site, Request& request) {
    return site::show_found(site, request, body_in, new_form);
}

Result<Response> add_series(const Site& site, Request& request) {
    return site::save_found(
        site, request, body_in, new_form, [&](const NamedId& body, FormReader& form) {
            const SeriesEdit edit = read(form);
            return form.when_good([&] {
                return saved_at(series::add_series(site.database(), request.caller,
                                                   *bodies::BodyId::parse(body.id), edit),
                                plan_url(body.id, int{site.today().year()}));
            });
        });
}

Result<Response> show_series(const Site& site, Request& request) {
    return site::show_found(site, request, series_in, edit_form);
}

Result<Response> edit_series(const Site& site, Request& request) {
    return site::save_found(
        site, request, series_in, edit_form, [&](const EditableSeries& series, FormReader& form) {
            const SeriesEdit edit = read(form);
            return form.when_good([&] {
                return saved_at(series::edit_series(site.database(), request.caller, series.id,
                                                    form.version(), edit),
                                plan_of_series(site, series));
            });
        });
}

Result<Response> end_series(const Site& site, Request& request) {
    return site::act_on_found(
        site, request, series_in, [&](const EditableSeries& series, std::int64_t version) {
            return saved_at(series::end_series(site.database(), request.caller, series.id, version,
                                               site.today()),
                            plan_of_series(site, series));
        });
}

} // namespace radslag::meetings::series::pages
