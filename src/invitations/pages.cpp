// From request to page; see pages.hpp.
#include "invitations/pages.hpp"

#include "invitations/mailing/views.hpp"
#include "invitations/parts.hpp"
#include "invitations/views.hpp"
#include "platform/i18n/text.hpp"
#include "platform/site/record_pages.hpp"

namespace radslag::invitations::pages {

using html::Url;
using i18n::Language;
using i18n::tr;
using site::FieldKind;
using site::FormReader;
using site::Need;

namespace {

std::optional<CalledMeeting> called_in(const Site& site, const Request& request) {
    return site::found_by_id<meetings::MeetingId>(
        site, request, [&](db::Session& session, meetings::MeetingId id) {
            return called_meeting(session, request.caller, id);
        });
}

site::Page page_of(Language language, const meetings::EditableMeeting& meeting,
                   std::string_view title) {
    return {.title = std::string(title),
            .section = "/meetings",
            .crumbs = {{std::string(tr(language, "Meetings")), Url::path("/meetings")},
                       {meeting.edit.title, parts::meeting_url(meeting.id)}},
            .content = {},
            .invented = meeting.demonstration};
}

/// The mail that the next button sends.
mailing::Kind kind_of(const CalledMeeting& called) {
    if (called.meeting.edit.state == meetings::MeetingState::cancelled)
        return mailing::Kind::cancellation;
    return called.mails.changed > 0 ? mailing::Kind::change : mailing::Kind::invitation;
}

/// Somebody whom it goes to, for the preview.
mailing::Addressee example_of(const CalledMeeting& called) {
    if (called.invitations.empty())
        return {people::PersonId::make(),
                {called.uninvited.empty() ? "" : called.uninvited.front().name, ""},
                InvitationId::make(),
                "",
                ""};
    const Invitation& first = called.invitations.front();
    return {*people::PersonId::parse(first.person.id),
            {first.person.name, ""},
            first.id,
            first.stands_in_for ? first.stands_in_for->name : "",
            ""};
}

std::optional<AnswerableInvitation> invitation_in(const Site& site, const Request& request) {
    return site::found_by_id<InvitationId>(site, request,
                                           [&](db::Session& session, InvitationId id) {
                                               return answerable(session, request.caller, id);
                                           });
}

void add_needs(site::RecordForm& form, Language language, const needs::Needs& told) {
    const auto read_by = tr(language, "The secretariat of the meeting alone reads it. It is "
                                      "forgotten the night after the meeting.");
    form.fields.push_back({"diet",
                           tr(language, "What you do not eat"),
                           FieldKind::line,
                           Need::optional,
                           read_by,
                           {},
                           "answer=room"});
    form.fields.push_back({"access",
                           tr(language, "What you need to be able to take part"),
                           FieldKind::line,
                           Need::optional,
                           read_by,
                           {},
                           "answer=room remote"});
    form.values.add("diet", told.diet);
    form.values.add("access", told.access);
}

site::RecordForm form_of(const Site&, const Request& request, const AnswerableInvitation& found) {
    const Language language = request.language;
    site::RecordForm form{.title = found.is_own
                                       ? site::Words(tr(language, "Answer the invitation"))
                                       : site::Words(tr(language, "Answer for {0}",
                                                        parts::name_of(language, found.person))),
                          .section = "/meetings",
                          .action = parts::url_of(found.id)};
    form.crumbs = {{std::string(tr(language, "Meetings")), Url::path("/meetings")},
                   {found.meeting_title, parts::meeting_url(found.meeting)}};
    form.lead = found.body_name + ", " +
                parts::when_and_where(language, found.day, found.start_time, found.venue);
    form.fields = {
        {"answer", tr(language, "Who takes part, and how?"), FieldKind::radio, Need::required, "",
         site::choices_of(answers, [&](Answer each) { return views::label_of(language, each); })},
        {"substitute", tr(language, "Who comes instead"), FieldKind::choice, Need::optional,
         tr(language, "Whoever you name is invited, and answers in turn."),
         site::named_choices(found.may_stand_in, tr(language, "Nobody")), "answer=absent"}};
    if (found.sees_needs)
        add_needs(form, language, found.needs);
    form.values.add("version", std::to_string(found.version));
    form.values.add("answer", found.answer ? std::string(answers.text(*found.answer)) : "");
    form.values.add("substitute", found.substitute ? found.substitute->id : "");
    form.button = tr(language, "Send the answer");
    form.invented = found.demonstration;
    return form;
}

} // namespace

Result<Response> show_called(const Desk& desk, Request& request) {
    const Site& site = desk.site;
    const auto found = called_in(site, request);
    if (!found)
        return site::not_found();
    const Language language = request.language;
    site::Page page = page_of(language, found->meeting, tr(language, "Invitations"));
    page.content =
        views::called(language, *found, site.today(), desk.outbox.is_open, request.form_token());
    Response response = site.respond(request, std::move(page));
    const bool more_goes_out = desk.outbox.is_open && found->mails.waiting > 0;
    return more_goes_out ? std::move(response).with("Refresh", "3") : std::move(response);
}

Result<Response> call(const Desk& desk, Request& request) {
    const auto id = meetings::MeetingId::parse(request.parameter("id"));
    if (!id)
        return site::not_found();
    const auto entry =
        invite(desk.site.database(), request.caller, *id, desk.site.today(), desk.outbox);
    if (!entry)
        return tl::unexpected<Error>(entry.error());
    return site::saved(parts::meeting_url(*id) / "invitations", *entry);
}

Result<Response> show_mail(const Desk& desk, Request& request) {
    const auto found = called_in(desk.site, request);
    if (!found || !desk.outbox.is_open || !found->meeting.edit.day)
        return site::not_found();
    const Language language = request.language;
    site::Page page = page_of(language, found->meeting, tr(language, "The mail as it goes out"));
    page.crumbs.push_back({std::string(tr(language, "Invitations")),
                           parts::meeting_url(found->meeting.id) / "invitations"});
    page.content = mailing::views::preview(language, desk.sender, found->facts, example_of(*found),
                                           kind_of(*found));
    return desk.site.respond(request, std::move(page));
}

Result<Response> tell(const Desk& desk, Request& request) {
    const auto id = meetings::MeetingId::parse(request.parameter("id"));
    const auto scope = mailing::scopes.parse(request.form.get("scope"));
    if (!id || !scope)
        return site::not_found();
    if (const auto told = invitations::tell(desk.site.database(), request.caller, *id, *scope,
                                            desk.site.today(), desk.outbox);
        !told)
        return tl::unexpected<Error>(told.error());
    return http::redirect(parts::meeting_url(*id) / "invitations");
}

Result<Response> show(const Desk& desk, Request& request) {
    return site::show_found(desk.site, request, invitation_in, form_of);
}

Result<Response> save(const Desk& desk, Request& request) {
    const Site& site = desk.site;
    return site::save_found(
        site, request, invitation_in, form_of,
        [&](const AnswerableInvitation& found, FormReader& form) {
            const auto choice = form.choice("answer", Need::required, answers);
            auto substitute = form.id<people::PersonId>("substitute", Need::optional);
            // Left in the form by an earlier answer, where it is hidden now.
            if (choice != Answer::absent && substitute && found.substitute &&
                found.substitute->id == substitute->text())
                substitute.reset();
            std::optional<needs::Needs> told;
            if (found.sees_needs)
                told = needs::Needs{form.text("diet", Need::optional, needs::longest),
                                    form.text("access", Need::optional, needs::longest)};
            return form.when_good([&] {
                return site::saved_at(answer(site.database(), request.caller, found.id,
                                             form.version(), {*choice, substitute, told},
                                             site.today(), desk.outbox),
                                      parts::url_of(found.id));
            });
        });
}

} // namespace radslag::invitations::pages
