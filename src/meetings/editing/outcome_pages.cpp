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

/// A record with its meeting, if the caller may edit it.
template <class Record>
struct Found {
    Record record;
    EditableMeeting meeting;
};

std::optional<Found<EditableDecision>> decision_in(const Site& site, const Request& request) {
    const auto id = DecisionId::parse(request.parameter("id"));
    if (!id)
        return std::nullopt;
    return site.database().reading(
        [&](db::Session& session) -> std::optional<Found<EditableDecision>> {
            auto record = editable_decision(session, request.caller, *id);
            auto meeting =
                record ? editable_meeting(session, request.caller, record->meeting) : std::nullopt;
            if (!meeting)
                return std::nullopt;
            return Found<EditableDecision>{std::move(*record), std::move(*meeting)};
        });
}

std::optional<Found<EditableAttendance>> attendance_in(const Site& site, const Request& request) {
    const auto id = AttendanceId::parse(request.parameter("id"));
    if (!id)
        return std::nullopt;
    return site.database().reading(
        [&](db::Session& session) -> std::optional<Found<EditableAttendance>> {
            auto record = editable_attendance(session, request.caller, *id);
            auto meeting =
                record ? editable_meeting(session, request.caller, record->meeting) : std::nullopt;
            if (!meeting)
                return std::nullopt;
            return Found<EditableAttendance>{std::move(*record), std::move(*meeting)};
        });
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
    values.add("point", decision.edit.point ? std::string(decision.edit.point->text()) : "");
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
    AttendanceEdit edit;
    edit.title = form.optional_text("title");
    edit.presence = form.choice("presence", Need::required, presences).value_or(Presence::present);
    site.database().read([&](db::Session& session) {
        const auto reader = request.caller.reader();
        people::parts::NameFields names(form, session, reader, meeting.demonstration);
        edit.person = names.person("person", Need::optional);
        edit.organisation = names.organisation("organisation", Need::optional);
        edit.substitute_for = names.person("substitute_for", Need::optional);
    });
    if (form.is_good() && !edit.person && !edit.organisation)
        form.wrong("person", Message{"Name a person or an organisation.", {}});
    if (edit.person && edit.person == edit.substitute_for)
        form.wrong("substitute_for", Message{"Nobody stands in for themselves.", {}});
    return edit;
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
    return form;
}

site::RecordForm attendance_form(const Site& site, const Request& request,
                                 const Found<EditableAttendance>& found) {
    const Url here = Url::path("/attendance") / found.record.id.text();
    auto form = form_under(site, request, found.meeting, tr(request.language, "Edit who was there"),
                           here / "edit");
    form.fields = attendance_fields(request.language);
    form.others = {{tr(request.language, "Delete this line"), here / "delete"}};
    return form;
}

/// The result of making a record under the meeting, on the way back to the meeting.
template <class AnyId>
Result<site::Saved> made_in(MeetingId meeting, const Result<Made<AnyId>>& made) {
    if (!made)
        return tl::unexpected<Error>(made.error());
    return site::Saved{meeting_url(meeting), made->entry};
}

Result<Response> back_to(MeetingId meeting, const Result<std::int64_t>& entry) {
    if (!entry)
        return tl::unexpected<Error>(entry.error());
    return site::saved(meeting_url(meeting), *entry);
}

} // namespace

Result<Response> show_new_decision(const Site& site, Request& request) {
    const auto meeting = meeting_in(site, request);
    if (!meeting)
        return site::not_found();
    return site::show_form(site, request, new_decision_form(site, request, *meeting),
                           http::Values());
}

Result<Response> add_decision(const Site& site, Request& request) {
    const auto meeting = meeting_in(site, request);
    if (!meeting)
        return site::not_found();
    FormReader form(request.form);
    const DecisionEdit edit = read_decision(form);
    const Result<site::Saved> saved =
        form.is_good()
            ? made_in(meeting->id,
                      meetings::add_decision(site.database(), request.caller, meeting->id, edit))
            : tl::unexpected<Error>(form.error());
    return site::answer_form(site, request, new_decision_form(site, request, *meeting), saved);
}

Result<Response> show_decision(const Site& site, Request& request) {
    const auto found = decision_in(site, request);
    if (!found)
        return site::not_found();
    return site::show_form(site, request, decision_form(site, request, *found),
                           values_of(found->record));
}

Result<Response> edit_decision(const Site& site, Request& request) {
    const auto found = decision_in(site, request);
    if (!found)
        return site::not_found();
    FormReader form(request.form);
    const DecisionEdit edit = read_decision(form);
    const auto entry = form.is_good()
                           ? meetings::edit_decision(site.database(), request.caller,
                                                     found->record.id, form.version(), edit)
                           : tl::unexpected<Error>(form.error());
    return site::answer_form(site, request, decision_form(site, request, *found),
                             saved_at(entry, meeting_url(found->meeting.id)),
                             [&]() -> std::optional<http::Values> {
                                 const auto now = decision_in(site, request);
                                 return now ? std::optional(values_of(now->record)) : std::nullopt;
                             });
}

Result<Response> delete_decision(const Site& site, Request& request) {
    const auto found = decision_in(site, request);
    if (!found)
        return site::not_found();
    return back_to(found->meeting.id,
                   meetings::delete_decision(site.database(), request.caller, found->record.id,
                                             FormReader(request.form).version()));
}

Result<Response> show_new_attendance(const Site& site, Request& request) {
    const auto meeting = meeting_in(site, request);
    if (!meeting)
        return site::not_found();
    http::Values values;
    values.add("presence", "present");
    return site::show_form(site, request, new_attendance_form(site, request, *meeting), values);
}

Result<Response> add_attendance(const Site& site, Request& request) {
    const auto meeting = meeting_in(site, request);
    if (!meeting)
        return site::not_found();
    FormReader form(request.form);
    const AttendanceEdit edit = read_attendance(site, request, form, *meeting);
    const Result<site::Saved> saved =
        form.is_good()
            ? made_in(meeting->id,
                      meetings::add_attendance(site.database(), request.caller, meeting->id, edit))
            : tl::unexpected<Error>(form.error());
    return site::answer_form(site, request, new_attendance_form(site, request, *meeting), saved);
}

Result<Response> show_attendance(const Site& site, Request& request) {
    const auto found = attendance_in(site, request);
    if (!found)
        return site::not_found();
    return site::show_form(site, request, attendance_form(site, request, *found),
                           values_of(found->record));
}

Result<Response> edit_attendance(const Site& site, Request& request) {
    const auto found = attendance_in(site, request);
    if (!found)
        return site::not_found();
    FormReader form(request.form);
    const AttendanceEdit edit = read_attendance(site, request, form, found->meeting);
    const auto entry = form.is_good()
                           ? meetings::edit_attendance(site.database(), request.caller,
                                                       found->record.id, form.version(), edit)
                           : tl::unexpected<Error>(form.error());
    return site::answer_form(site, request, attendance_form(site, request, *found),
                             saved_at(entry, meeting_url(found->meeting.id)),
                             [&]() -> std::optional<http::Values> {
                                 const auto now = attendance_in(site, request);
                                 return now ? std::optional(values_of(now->record)) : std::nullopt;
                             });
}

Result<Response> delete_attendance(const Site& site, Request& request) {
    const auto found = attendance_in(site, request);
    if (!found)
        return site::not_found();
    return back_to(found->meeting.id,
                   meetings::delete_attendance(site.database(), request.caller, found->record.id,
                                               FormReader(request.form).version()));
}

} // namespace radslag::meetings::editing::pages
