// The form of an agenda point; see pages.hpp.
#include "meetings/editing/pages.hpp"
#include "meetings/editing/parts.hpp"

#include <algorithm>

namespace radslag::meetings::editing::pages {

using html::Url;
using i18n::tr;
using site::FieldKind;
using site::FormField;
using site::FormReader;
using site::Need;

namespace {

constexpr std::size_t most_presenters = 12;

std::string person_field(std::size_t number) {
    return "presenter_" + std::to_string(number);
}

std::string organisation_field(std::size_t number) {
    return "presenter_organisation_" + std::to_string(number);
}

std::vector<FormField> fields_of(Language language, std::size_t presenters) {
    std::vector<FormField> fields = {
        {"number", tr(language, "Number"), FieldKind::line},
        {"title", tr(language, "Title"), FieldKind::line, Need::required},
        {"information", tr(language, "Information"), FieldKind::check},
        {"dialogue", tr(language, "Dialogue"), FieldKind::check},
        {"regional_example", tr(language, "Regional example"), FieldKind::check},
        {"decision", tr(language, "Decision"), FieldKind::check},
        {"expected_outcome", tr(language, "Expected outcome"), FieldKind::lines},
        {"planned_start", tr(language, "Planned start"), FieldKind::time},
        {"planned_minutes", tr(language, "Planned minutes"), FieldKind::number},
    };
    for (std::size_t i = 1; i <= presenters; ++i) {
        fields.push_back({person_field(i), tr(language, "Presented by {0}", i), FieldKind::person});
        fields.push_back({organisation_field(i), tr(language, "Organisation of {0}", i),
                          FieldKind::organisation});
    }
    add_narrowing_fields(language, fields);
    return fields;
}

PointEdit read(FormReader& form, people::parts::NameFields& names) {
    PointEdit edit;
    edit.number = form.optional_text("number", 20);
    edit.title = form.text("title", Need::required, 500);
    edit.kinds = {form.is_checked("information"), form.is_checked("dialogue"),
                  form.is_checked("regional_example"), form.is_checked("decision")};
    edit.expected_outcome = form.optional_text("expected_outcome", 2000, site::Lines::many);
    edit.planned_start = form.time("planned_start", Need::optional);
    edit.planned_minutes = form.number("planned_minutes", Need::optional, 1, 1440);
    for (std::size_t i = 1; i <= most_presenters; ++i) {
        const Presenter presenter{names.person(person_field(i), Need::optional),
                                  names.organisation(organisation_field(i), Need::optional)};
        if (presenter.person || presenter.organisation)
            edit.presenters.push_back(presenter);
    }
    edit.narrowing = read_narrowing(form);
    return edit;
}

PointEdit read_in(const Site& site, const Request& request, FormReader& form,
                  const EditableMeeting& meeting) {
    return site.database().reading([&](db::Session& session) {
        const auto reader = request.caller.reader();
        people::parts::NameFields names(form, session, reader, meeting.demonstration);
        return read(form, names);
    });
}

http::Values values_of(const EditablePoint& point) {
    const PointEdit& edit = point.edit;
    const auto box = [](bool checked) { return std::string(checked ? "on" : ""); };
    http::Values values;
    values.add("version", std::to_string(point.version));
    values.add("number", edit.number.value_or(""));
    values.add("title", edit.title);
    values.add("information", box(edit.kinds.information));
    values.add("dialogue", box(edit.kinds.dialogue));
    values.add("regional_example", box(edit.kinds.regional_example));
    values.add("decision", box(edit.kinds.decision));
    values.add("expected_outcome", edit.expected_outcome.value_or(""));
    values.add("planned_start", edit.planned_start.value_or(""));
    values.add("planned_minutes",
               edit.planned_minutes ? std::to_string(*edit.planned_minutes) : "");
    for (std::size_t i = 0; i < edit.presenters.size(); ++i) {
        add_name(values, person_field(i + 1), point.names, edit.presenters[i].person);
        add_name(values, organisation_field(i + 1), point.names, edit.presenters[i].organisation);
    }
    add_values(values, edit.narrowing);
    return values;
}

/// As many pairs of fields for presenters as are used, and one more.
std::size_t presenters_in(const http::Values& values) {
    std::size_t used = 0;
    for (std::size_t i = 1; i <= most_presenters; ++i)
        if (!values.get(person_field(i)).empty() || !values.get(organisation_field(i)).empty())
            used = i;
    return std::min(used + 1, most_presenters);
}

site::RecordForm new_form(const Site& site, const Request& request, const EditableMeeting& meeting,
                          const http::Values& values) {
    auto form = form_under(site, request, meeting, tr(request.language, "Add a point"),
                           meeting_url(meeting.id) / "points" / "new");
    form.fields = fields_of(request.language, presenters_in(values));
    return form;
}

/// A point with its meeting, if the caller may edit it.
struct Found {
    EditablePoint point;
    EditableMeeting meeting;
};
std::optional<Found> point_in(const Site& site, const Request& request) {
    const auto id = PointId::parse(request.parameter("id"));
    if (!id)
        return std::nullopt;
    return site.database().reading([&](db::Session& session) -> std::optional<Found> {
        auto point = editable_point(session, request.caller, *id);
        auto meeting =
            point ? editable_meeting(session, request.caller, point->meeting) : std::nullopt;
        if (!meeting)
            return std::nullopt;
        return Found{std::move(*point), std::move(*meeting)};
    });
}

site::RecordForm edit_form(const Site& site, const Request& request, const Found& found,
                           const http::Values& values) {
    const Url here = Url::path("/points") / found.point.id.text();
    auto form = form_under(site, request, found.meeting, tr(request.language, "Edit the point"),
                           here / "edit");
    form.fields = fields_of(request.language, presenters_in(values));
    form.others = {{tr(request.language, "Delete the point"), here / "delete"}};
    return form;
}

Url page_of(const Found& found) {
    return meeting_url(found.meeting.id).at(found.point.id.text());
}

} // namespace

Result<Response> show_new_point(const Site& site, Request& request) {
    const auto meeting = meeting_in(site, request);
    if (!meeting)
        return site::not_found();
    http::Values values;
    values.add("readers", "as_above");
    return site::show_form(site, request, new_form(site, request, *meeting, values), values);
}

Result<Response> add_point(const Site& site, Request& request) {
    const auto meeting = meeting_in(site, request);
    if (!meeting)
        return site::not_found();
    FormReader form(request.form);
    const PointEdit edit = read_in(site, request, form, *meeting);
    Result<site::Saved> saved = tl::unexpected<Error>(form.error());
    if (form.is_good()) {
        const auto made =
            meetings::add_point(site.database(), request.caller, meeting->id, edit, site.today());
        saved = made ? Result<site::Saved>(
                           site::Saved{meeting_url(meeting->id).at(made->id.text()), made->entry})
                     : tl::unexpected<Error>(made.error());
    }
    return site::answer_form(site, request, new_form(site, request, *meeting, request.form), saved);
}

Result<Response> show_point(const Site& site, Request& request) {
    const auto found = point_in(site, request);
    if (!found)
        return site::not_found();
    const http::Values values = values_of(found->point);
    return site::show_form(site, request, edit_form(site, request, *found, values), values);
}

Result<Response> edit_point(const Site& site, Request& request) {
    const auto found = point_in(site, request);
    if (!found)
        return site::not_found();
    FormReader form(request.form);
    const PointEdit edit = read_in(site, request, form, found->meeting);
    const auto entry = form.is_good()
                           ? meetings::edit_point(site.database(), request.caller, found->point.id,
                                                  form.version(), edit, site.today())
                           : tl::unexpected<Error>(form.error());
    return site::answer_form(site, request, edit_form(site, request, *found, request.form),
                             saved_at(entry, page_of(*found)),
                             [&]() -> std::optional<http::Values> {
                                 const auto now = point_in(site, request);
                                 return now ? std::optional(values_of(now->point)) : std::nullopt;
                             });
}

Result<Response> move_point(const Site& site, Request& request) {
    const auto found = point_in(site, request);
    if (!found)
        return site::not_found();
    const Move move = request.form.get("move") == "up" ? Move::up : Move::down;
    const auto entry = meetings::move_point(site.database(), request.caller, found->point.id, move);
    if (!entry)
        return tl::unexpected<Error>(entry.error());
    return site::saved(meeting_url(found->meeting.id) / "edit", *entry);
}

Result<Response> delete_point(const Site& site, Request& request) {
    const auto found = point_in(site, request);
    if (!found)
        return site::not_found();
    const auto entry = meetings::delete_point(site.database(), request.caller, found->point.id,
                                              FormReader(request.form).version());
    if (!entry)
        return tl::unexpected<Error>(entry.error());
    return site::saved(meeting_url(found->meeting.id), *entry);
}

} // namespace radslag::meetings::editing::pages
