// The form of an agenda point; see pages.hpp.
#include "meetings/editing/pages.hpp"
#include "meetings/editing/parts.hpp"

namespace radslag::meetings::editing::pages {

using html::Url;
using i18n::tr;
using site::box_in;
using site::FieldKind;
using site::FormField;
using site::FormReader;
using site::Need;
using site::numbered;

namespace {

constexpr std::size_t most_presenters = 12;

constexpr std::string_view person = "presenter";
constexpr std::string_view organisation = "presenter_organisation";

std::vector<FormField> fields_of(const Request& request, const http::Values& values) {
    const Language language = request.language;
    const std::size_t presenters =
        site::rows_shown(request, values, {person, organisation}, most_presenters);
    const std::string_view kind = tr(language, "Kind");
    std::vector<FormField> fields = {
        {"number", tr(language, "Number"), FieldKind::line},
        {"title", tr(language, "Title"), FieldKind::line, Need::required},
        box_in(kind, "information", tr(language, "Information")),
        box_in(kind, "dialogue", tr(language, "Dialogue")),
        box_in(kind, "regional_example", tr(language, "Regional example")),
        box_in(kind, "decision", tr(language, "Decision")),
        {"expected_outcome", tr(language, "Expected outcome"), FieldKind::lines},
        {"planned_start", tr(language, "Planned start"), FieldKind::time},
        {"planned_minutes", tr(language, "Planned minutes"), FieldKind::number},
        {"questions_until", tr(language, "Questions are registered until"), FieldKind::day,
         Need::optional,
         tr(language, "The last day. After it the point says which questions were registered, or "
                      "that none was. Leave it empty if the point takes none.")},
    };
    for (std::size_t i = 1; i <= presenters; ++i) {
        fields.push_back(
            {numbered(person, i), tr(language, "Presented by {0}", i), FieldKind::person});
        fields.push_back({numbered(organisation, i), tr(language, "Organisation of {0}", i),
                          FieldKind::organisation});
    }
    add_narrowing_fields(language, fields);
    return fields;
}

PointEdit read(FormReader& form, const std::optional<Day>& meets_on,
               people::parts::NameFields& names) {
    PointEdit edit;
    edit.number = form.optional_text("number", 20);
    edit.title = form.text("title", Need::required, 500);
    edit.kinds = {form.is_checked("information"), form.is_checked("dialogue"),
                  form.is_checked("regional_example"), form.is_checked("decision")};
    edit.expected_outcome = form.optional_text("expected_outcome", 2000, site::Lines::many);
    edit.planned_start = form.time("planned_start", Need::optional);
    edit.planned_minutes = form.number("planned_minutes", Need::optional, 1, 1440);
    edit.questions_until = form.day("questions_until", Need::optional);
    if (edit.questions_until && meets_on && *edit.questions_until > *meets_on)
        form.wrong("questions_until",
                   Message{"The meeting is over by then. Choose its day or an earlier one.", {}});
    for (std::size_t i = 1; i <= most_presenters; ++i) {
        const Presenter presenter{names.person(numbered(person, i), Need::optional),
                                  names.organisation(numbered(organisation, i), Need::optional)};
        if (presenter.person || presenter.organisation)
            edit.presenters.push_back(presenter);
    }
    edit.narrowing = read_narrowing(form);
    return edit;
}

PointEdit read_in(const Site& site, const Request& request, FormReader& form,
                  const EditableMeeting& meeting) {
    return with_names(
        site, request, form, meeting.demonstration,
        [&](people::parts::NameFields& names) { return read(form, meeting.edit.day, names); });
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
    values.add("questions_until", site::day_text(edit.questions_until));
    for (std::size_t i = 0; i < edit.presenters.size(); ++i) {
        add_name(values, numbered(person, i + 1), point.names, edit.presenters[i].person);
        add_name(values, numbered(organisation, i + 1), point.names,
                 edit.presenters[i].organisation);
    }
    add_values(values, edit.narrowing);
    return values;
}

site::RecordForm new_form(const Site& site, const Request& request,
                          const EditableMeeting& meeting) {
    auto form = form_under(site, request, meeting, tr(request.language, "Add a point"),
                           meeting_url(meeting.id) / "points" / "new");
    form.values.add("readers", "as_above");
    form.fields = fields_of(request, form.values);
    return form;
}

auto point_in(const Site& site, const Request& request) {
    return found_in<PointId>(site, request, editable_point);
}

site::RecordForm edit_form(const Site& site, const Request& request,
                           const Found<EditablePoint>& found) {
    const Url here = Url::path("/points") / found.record.id.text();
    auto form = form_under(site, request, found.meeting, tr(request.language, "Edit the point"),
                           here / "edit");
    form.values = values_of(found.record);
    form.fields = fields_of(request, form.values);
    form.others = {{tr(request.language, "Delete the point"), here / "delete"}};
    return form;
}

} // namespace

Result<Response> show_new_point(const Site& site, Request& request) {
    return site::show_found(site, request, meeting_in, new_form);
}

Result<Response> add_point(const Site& site, Request& request) {
    return site::save_found(
        site, request, meeting_in, new_form, [&](const EditableMeeting& meeting, FormReader& form) {
            const PointEdit edit = read_in(site, request, form, meeting);
            return form.when_good([&] {
                return saved_at(meetings::add_point(site.database(), request.caller, meeting.id,
                                                    edit, site.today()),
                                [&](PointId id) { return meeting_url(meeting.id).at(id.text()); });
            });
        });
}

Result<Response> show_point(const Site& site, Request& request) {
    return site::show_found(site, request, point_in, edit_form);
}

Result<Response> edit_point(const Site& site, Request& request) {
    return site::save_found(site, request, point_in, edit_form,
                            [&](const Found<EditablePoint>& found, FormReader& form) {
                                const PointEdit edit = read_in(site, request, form, found.meeting);
                                return form.when_good([&] {
                                    return saved_at(
                                        meetings::edit_point(site.database(), request.caller,
                                                             found.record.id, form.version(), edit,
                                                             site.today()),
                                        meeting_url(found.meeting.id).at(found.record.id.text()));
                                });
                            });
}

Result<Response> move_point(const Site& site, Request& request) {
    return site::act_on_found(
        site, request, point_in, [&](const Found<EditablePoint>& found, std::int64_t version) {
            return saved_at(meetings::move_point(site.database(), request.caller, found.record.id,
                                                 version, move_in(request)),
                            outline_url(found.meeting.id, found.record.id.text()));
        });
}

Result<Response> delete_point(const Site& site, Request& request) {
    return site::act_on_found(
        site, request, point_in, [&](const Found<EditablePoint>& found, std::int64_t version) {
            return saved_at(
                meetings::delete_point(site.database(), request.caller, found.record.id, version),
                meeting_url(found.meeting.id));
        });
}

} // namespace radslag::meetings::editing::pages
