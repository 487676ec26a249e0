// From request to page; see pages.hpp.
#include "invitations/pages.hpp"

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

Url meeting_url(meetings::MeetingId id) {
    return Url::path("/meetings") / id.text();
}

std::optional<AnswerableInvitation> invitation_in(const Site& site, const Request& request) {
    return site::found_by_id<InvitationId>(site, request,
                                           [&](db::Session& session, InvitationId id) {
                                               return answerable(session, request.caller, id);
                                           });
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
                   {found.meeting_title, meeting_url(found.meeting)}};
    form.lead = found.body_name + ", " +
                parts::when_and_where(language, found.day, found.start_time, found.venue);
    form.fields = {
        {"answer", tr(language, "Who takes part, and how?"), FieldKind::radio, Need::required, "",
         site::choices_of(answers, [&](Answer each) { return views::label_of(language, each); })},
        {"substitute", tr(language, "Who comes instead"), FieldKind::choice, Need::optional,
         tr(language, "Whoever you name is invited, and answers in turn."),
         site::named_choices(found.may_stand_in, tr(language, "Nobody")), "answer=absent"}};
    form.values.add("version", std::to_string(found.version));
    form.values.add("answer", found.answer ? std::string(answers.text(*found.answer)) : "");
    form.values.add("substitute", found.substitute ? found.substitute->id : "");
    form.button = tr(language, "Send the answer");
    form.invented = found.demonstration;
    return form;
}

} // namespace

Result<Response> show_called(const Site& site, Request& request) {
    const auto found = site::found_by_id<meetings::MeetingId>(
        site, request, [&](db::Session& session, meetings::MeetingId id) {
            return called_meeting(session, request.caller, id);
        });
    if (!found)
        return site::not_found();
    const Language language = request.language;
    const auto& meeting = found->meeting;
    return site.respond(
        request, {.title = std::string(tr(language, "Invitations")),
                  .section = "/meetings",
                  .crumbs = {{std::string(tr(language, "Meetings")), Url::path("/meetings")},
                             {meeting.edit.title, meeting_url(meeting.id)}},
                  .content = views::called(language, *found, site.today(), request.form_token()),
                  .invented = meeting.demonstration});
}

Result<Response> call(const Site& site, Request& request) {
    const auto id = meetings::MeetingId::parse(request.parameter("id"));
    if (!id)
        return site::not_found();
    const auto entry = invite(site.database(), request.caller, *id, site.today());
    if (!entry)
        return tl::unexpected<Error>(entry.error());
    return site::saved(meeting_url(*id) / "invitations", *entry);
}

Result<Response> show(const Site& site, Request& request) {
    return site::show_found(site, request, invitation_in, form_of);
}

Result<Response> save(const Site& site, Request& request) {
    return site::save_found(
        site, request, invitation_in, form_of,
        [&](const AnswerableInvitation& found, FormReader& form) {
            const auto choice = form.choice("answer", Need::required, answers);
            auto substitute = form.id<people::PersonId>("substitute", Need::optional);
            // Left in the form by an earlier answer, where it is hidden now.
            if (choice != Answer::absent && substitute && found.substitute &&
                found.substitute->id == substitute->text())
                substitute.reset();
            return form.when_good([&] {
                return site::saved_at(answer(site.database(), request.caller, found.id,
                                             form.version(), {*choice, substitute}, site.today()),
                                      parts::url_of(found.id));
            });
        });
}

} // namespace radslag::invitations::pages
