// The form of a meeting; see pages.hpp.
#include "meetings/editing/pages.hpp"
#include "meetings/editing/views.hpp"
#include "meetings/proposals/parts.hpp"
#include "platform/site/parts.hpp"
#include "platform/text/zones.hpp"

namespace radslag::meetings::editing::pages {

using html::Url;
using i18n::tr;
using site::FieldKind;
using site::FormField;
using site::FormReader;
using site::Need;

namespace {

std::vector<FormField> fields_of(Language language) {
    return {
        {"title", tr(language, "Title"), FieldKind::line, Need::required},
        {"day", tr(language, "Day"), FieldKind::day, Need::optional,
         tr(language, "As 2026-03-01 or 1 mars 2026.")},
        {"end_day", tr(language, "Last day"), FieldKind::day, Need::optional,
         tr(language, "When it goes on for several days.")},
        {"start_time", tr(language, "Begins at"), FieldKind::time},
        {"end_time", tr(language, "Ends at"), FieldKind::time},
        {"zone", tr(language, "Time zone"), FieldKind::line},
        {"venue", tr(language, "Place"), FieldKind::line},
        {"state", tr(language, "State"), FieldKind::choice, Need::required, "",
         site::choices_of(meeting_states,
                          [&](MeetingState state) { return words_of(language, state); })},
        {"chair", tr(language, "Chair"), FieldKind::person},
    };
}

/// Who may read the meeting; with `before`, the one that is changed.
void add_reader_fields(const Request& request, const EditableMeeting* before,
                       std::vector<FormField>& fields) {
    const Language language = request.language;
    std::vector<html::Choice> choices = {
        {"public", std::string(tr(language, "Everybody"))},
        {"members", std::string(tr(language, "Members of the body only"))},
        {"secretariat", std::string(tr(language, "The secretariat only"))}};
    if (before && !before->edit.readers)
        choices.push_back({"", std::string(tr(language, "As now: by the legal ground"))});
    fields.push_back({"readers", tr(language, "Who may read this"), FieldKind::radio,
                      before && !before->edit.readers ? Need::optional : Need::required,
                      before ? tr(language, "Goes for its points, what was said, promises, dates "
                                            "and documents too. What is for fewer stays so.")
                             : std::string_view(),
                      choices});
    const auto wanted = bodies::visibilities.parse(request.form.get("readers"));
    if (before && wanted && bodies::lets_others_in(before->circle(), {wanted, before->body}))
        fields.push_back({"lets_others_in", tr(language, "Let them read it"), FieldKind::check});
}

/// `readers`: whether one must be chosen.
MeetingEdit read(FormReader& form, people::parts::NameFields& names, Need readers) {
    MeetingEdit edit;
    edit.title = form.text("title", Need::required);
    edit.day = form.day("day", Need::optional);
    edit.end_day = form.day("end_day", Need::optional);
    form.check_order("end_day", edit.day, edit.end_day);
    edit.start_time = form.time("start_time", Need::optional);
    edit.end_time = form.time("end_time", Need::optional);
    const bool one_day = !edit.end_day || edit.end_day == edit.day;
    if (one_day && edit.start_time && edit.end_time && *edit.end_time < *edit.start_time)
        form.wrong("end_time", Message{"The end is before the start.", {}});
    edit.zone = form.optional_text("zone");
    if (edit.zone && !text::is_zone(*edit.zone))
        form.wrong("zone", Message{"There is no time zone {0}. Write it as Europe/Stockholm.",
                                   {*edit.zone}});
    edit.venue = form.optional_text("venue");
    edit.state =
        form.choice("state", Need::required, meeting_states).value_or(MeetingState::planned);
    edit.chair = names.person("chair", Need::optional);
    edit.readers = form.choice("readers", readers, bodies::visibilities);
    edit.lets_others_in = form.is_checked("lets_others_in");
    return edit;
}

MeetingEdit read_in(const Site& site, const Request& request, FormReader& form, bool demonstration,
                    Need readers) {
    return with_names(site, request, form, demonstration,
                      [&](people::parts::NameFields& names) { return read(form, names, readers); });
}

http::Values values_of(const EditableMeeting& meeting) {
    const MeetingEdit& edit = meeting.edit;
    http::Values values;
    values.add("version", std::to_string(meeting.version));
    values.add("title", edit.title);
    values.add("day", site::day_text(edit.day));
    values.add("end_day", site::day_text(edit.end_day));
    values.add("start_time", edit.start_time.value_or(""));
    values.add("end_time", edit.end_time.value_or(""));
    values.add("zone", edit.zone.value_or(""));
    values.add("venue", edit.venue.value_or(""));
    values.add("state", std::string(meeting_states.text(edit.state)));
    add_name(values, "chair", meeting.chair, edit.chair);
    values.add("readers",
               edit.readers ? std::string(bodies::visibilities.text(*edit.readers)) : "");
    return values;
}

site::RecordForm new_form(const Site& site, const Request& request) {
    const Language language = request.language;
    site::RecordForm form{.title = tr(language, "Add a meeting"),
                          .section = "/meetings",
                          .action = Url::path("/meetings/new")};
    form.crumbs = {{std::string(tr(language, "Meetings")), Url::path("/meetings")}};
    const auto bodies = site.database().reading(
        [&](db::Session& session) { return bodies_of(session, request.caller); });
    form.fields = fields_of(language);
    form.fields.insert(form.fields.begin(),
                       FormField{"body", std::string(tr(language, "Body")), FieldKind::choice,
                                 Need::required, "", site::named_choices(bodies)});
    add_reader_fields(request, nullptr, form.fields);
    form.values.add("body", std::string(request.query.get("body")));
    form.values.add("zone", "Europe/Stockholm");
    form.values.add("state", "planned");
    form.values.add("readers", "public");
    form.candidates = people::parts::candidates(site, request, site.is_demonstration());
    return form;
}

site::RecordForm edit_form(const Site& site, Request& request, const EditableMeeting& meeting) {
    auto form = form_under(site, request, meeting, tr(request.language, "Edit the meeting"),
                           meeting_url(meeting.id) / "edit");
    form.fields = fields_of(request.language);
    add_reader_fields(request, &meeting, form.fields);
    form.values = values_of(meeting);
    form.below = site.database().reading([&](db::Session& session) {
        const std::string_view heading = tr(request.language, "Points proposed for this meeting");
        return site::headed(
            "proposals", heading,
            proposals::waiting(request.language, heading,
                               proposals::waiting_for(session, request.caller, meeting.id),
                               meeting.id));
    });
    form.below += views::outline(request.language, meeting.id,
                                 site.database().reading([&](db::Session& session) {
                                     return outline_of(session, request.caller, meeting.id);
                                 }),
                                 request.form_token());
    return form;
}

} // namespace

Result<Response> show_new_meeting(const Site& site, Request& request) {
    const auto form = new_form(site, request);
    return site::show_form(site, request, form, form.values);
}

Result<Response> add_meeting(const Site& site, Request& request) {
    FormReader form(request.form);
    const auto body = form.id<bodies::BodyId>("body", Need::required);
    const MeetingEdit edit = read_in(site, request, form, site.is_demonstration(), Need::required);
    return site::answer_form(site, request, new_form(site, request), form.when_good([&] {
        return saved_at(meetings::add_meeting(site.database(), request.caller, *body, edit),
                        meeting_url);
    }));
}

Result<Response> show_meeting(const Site& site, Request& request) {
    return site::show_found(site, request, meeting_in, edit_form);
}

Result<Response> edit_meeting(const Site& site, Request& request) {
    return site::save_found(
        site, request, meeting_in, edit_form,
        [&](const EditableMeeting& meeting, FormReader& form) {
            const Need readers = meeting.edit.readers ? Need::required : Need::optional;
            const MeetingEdit edit = read_in(site, request, form, meeting.demonstration, readers);
            return form.when_good([&] {
                return saved_at(meetings::edit_meeting(site.database(), request.caller, meeting.id,
                                                       form.version(), edit),
                                meeting_url(meeting.id));
            });
        });
}

} // namespace radslag::meetings::editing::pages
