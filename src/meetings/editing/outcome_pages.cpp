// The forms of decisions and of attendance; see pages.hpp.
#include "meetings/editing/pages.hpp"
#include "meetings/editing/parts.hpp"

namespace radslag::meetings::editing::pages {

using html::Url;
using i18n::tr;
using site::FieldKind;
using site::FormField;
using site::FormReader;
using site::Need;

namespace {

auto decision_in(const Site& site, const Request& request) {
    return found_in<DecisionId>(site, request, editable_decision);
}

auto attendance_in(const Site& site, const Request& request) {
    return found_in<AttendanceId>(site, request, editable_attendance);
}

std::vector<FormField> decision_fields(const Site& site, const Request& request,
                                       const EditableMeeting& meeting) {
    const Language language = request.language;
    const auto outline = site.database().reading(
        [&](db::Session& session) { return outline_of(session, request.caller, meeting.id); });
    return {{"point", tr(language, "Point"), FieldKind::choice, Need::optional, "",
             point_choices(language, outline)},
            {"text", tr(language, "Text"), FieldKind::lines, Need::required}};
}

DecisionEdit read_decision(FormReader& form) {
    DecisionEdit edit;
    edit.point = form.id<PointId>("point", Need::optional);
    edit.text = form.text("text", Need::required, 5000, site::Lines::many);
    return edit;
}

http::Values values_of(const EditableDecision& decision) {
    http::Values values;
    values.add("version", std::to_string(decision.version));
    values.add("point", site::id_text(decision.edit.point));
    values.add("text", decision.edit.text);
    return values;
}

site::RecordForm new_decision_form(const Site& site, const Request& request,
                                   const EditableMeeting& meeting) {
    auto form = form_under(site, request, meeting, tr(request.language, "Add a decision"),
                           meeting_url(meeting.id) / "decisions" / "new");
    form.fields = decision_fields(site, request, meeting);
    return form;
}

site::RecordForm decision_form(const Site& site, const Request& request,
                               const Found<EditableDecision>& found) {
    const Url here = Url::path("/decisions") / found.record.id.text();
    auto form = form_under(site, request, found.meeting, tr(request.language, "Edit the decision"),
                           here / "edit");
    form.fields = decision_fields(site, request, found.meeting);
    form.values = values_of(found.record);
    form.others = {{tr(request.language, "Delete the decision"), here / "delete"}};
    return form;
}

std::vector<FormField> attendance_fields(Language language) {
    return {{"person", tr(language, "Person"), FieldKind::person},
            {"organisation", tr(language, "Organisation"), FieldKind::organisation},
            {"title", tr(language, "Title or function"), FieldKind::line},
            {"presence", tr(language, "Presence"), FieldKind::choice, Need::required, "",
             site::choices_of(presences,
                              [&](Presence presence) { return words_of(language, presence); })},
            {"substitute_for", tr(language, "Substitute for"), FieldKind::person}};
}

AttendanceEdit read_attendance(const Site& site, const Request& request, FormReader& form,
                               const EditableMeeting& meeting) {
    return with_names(
        site, request, form, meeting.demonstration, [&](people::parts::NameFields& names) {
            AttendanceEdit edit;
            edit.title = form.optional_text("title");
            edit.presence =
                form.choice("presence", Need::required, presences).value_or(Presence::present);
            edit.person = names.person("person", Need::optional);
            edit.organisation = names.organisation("organisation", Need::optional);
            edit.substitute_for = names.person("substitute_for", Need::optional);
            if (form.is_good() && !edit.person && !edit.organisation)
                form.wrong("person", Message{"Name a person or an organisation.", {}});
            if (edit.person && edit.person == edit.substitute_for)
                form.wrong("substitute_for", Message{"Nobody stands in for themselves.", {}});
            return edit;
        });
}

http::Values values_of(const EditableAttendance& attendance) {
    const AttendanceEdit& edit = attendance.edit;
    http::Values values;
    values.add("version", std::to_string(attendance.version));
    add_name(values, "person", attendance.names, edit.person);
    add_name(values, "organisation", attendance.names, edit.organisation);
    values.add("title", edit.title.value_or(""));
    values.add("presence", std::string(presences.text(edit.presence)));
    add_name(values, "substitute_for", attendance.names, edit.substitute_for);
    return values;
}

site::RecordForm new_attendance_form(const Site& site, const Request& request,
                                     const EditableMeeting& meeting) {
    auto form = form_under(site, request, meeting, tr(request.language, "Add somebody"),
                           meeting_url(meeting.id) / "attendance" / "new");
    form.fields = attendance_fields(request.language);
    form.values.add("presence", "present");
    return form;
}

site::RecordForm attendance_form(const Site& site, const Request& request,
                                 const Found<EditableAttendance>& found) {
    const Url here = Url::path("/attendance") / found.record.id.text();
    auto form = form_under(site, request, found.meeting, tr(request.language, "Edit who was there"),
                           here / "edit");
    form.fields = attendance_fields(request.language);
    form.values = values_of(found.record);
    form.others = {{tr(request.language, "Delete this line"), here / "delete"}};
    return form;
}

} // namespace

Result<Response> show_new_decision(const Site& site, Request& request) {
    return site::show_found(site, request, meeting_in, new_decision_form);
}

Result<Response> add_decision(const Site& site, Request& request) {
    return site::save_found(site, request, meeting_in, new_decision_form,
                            [&](const EditableMeeting& meeting, FormReader& form) {
                                const DecisionEdit edit = read_decision(form);
                                return form.when_good([&] {
                                    return saved_at(meetings::add_decision(site.database(),
                                                                           request.caller,
                                                                           meeting.id, edit),
                                                    meeting_url(meeting.id));
                                });
                            });
}

Result<Response> show_decision(const Site& site, Request& request) {
    return site::show_found(site, request, decision_in, decision_form);
}

Result<Response> edit_decision(const Site& site, Request& request) {
    return site::save_found(
        site, request, decision_in, decision_form,
        [&](const Found<EditableDecision>& found, FormReader& form) {
            const DecisionEdit edit = read_decision(form);
            return form.when_good([&] {
                return saved_at(meetings::edit_decision(site.database(), request.caller,
                                                        found.record.id, form.version(), edit),
                                meeting_url(found.meeting.id));
            });
        });
}

Result<Response> delete_decision(const Site& site, Request& request) {
    return site::act_on_found(site, request, decision_in,
                              [&](const Found<EditableDecision>& found, std::int64_t version) {
                                  return saved_at(
                                      meetings::delete_decision(site.database(), request.caller,
                                                                found.record.id, version),
                                      meeting_url(found.meeting.id));
                              });
}

Result<Response> show_new_attendance(const Site& site, Request& request) {
    return site::show_found(site, request, meeting_in, new_attendance_form);
}

Result<Response> add_attendance(const Site& site, Request& request) {
    return site::save_found(
        site, request, meeting_in, new_attendance_form,
        [&](const EditableMeeting& meeting, FormReader& form) {
            const AttendanceEdit edit = read_attendance(site, request, form, meeting);
            return form.when_good([&] {
                return saved_at(
                    meetings::add_attendance(site.database(), request.caller, meeting.id, edit),
                    meeting_url(meeting.id));
            });
        });
}

Result<Response> show_attendance(const Site& site, Request& request) {
    return site::show_found(site, request, attendance_in, attendance_form);
}

Result<Response> edit_attendance(const Site& site, Request& request) {
    return site::save_found(
        site, request, attendance_in, attendance_form,
        [&](const Found<EditableAttendance>& found, FormReader& form) {
            const AttendanceEdit edit = read_attendance(site, request, form, found.meeting);
            return form.when_good([&] {
                return saved_at(meetings::edit_attendance(site.database(), request.caller,
                                                          found.record.id, form.version(), edit),
                                meeting_url(found.meeting.id));
            });
        });
}

Result<Response> delete_attendance(const Site& site, Request& request) {
    return site::act_on_found(site, request, attendance_in,
                              [&](const Found<EditableAttendance>& found, std::int64_t version) {
                                  return saved_at(
                                      meetings::delete_attendance(site.database(), request.caller,
                                                                  found.record.id, version),
                                      meeting_url(found.meeting.id));
                              });
}

} // namespace radslag::meetings::editing::pages
