// See views.hpp.
#include "invitations/views.hpp"

#include "invitations/mailing/views.hpp"
#include "invitations/parts.hpp"
#include "platform/html/fields.hpp"
#include "platform/html/table.hpp"
#include "platform/i18n/text.hpp"
#include "platform/site/parts.hpp"

#include <algorithm>

namespace radslag::invitations::views {

using namespace html;
using i18n::Language;
using i18n::tr;
using parts::name_of;
using parts::url_of;
using parts::when_and_where;

namespace {

Html tally_facts(Language language, const Tally& tally) {
    return dl(cls("facts"), dt(tr(language, "Seats")), dd(tally.seats),
              dt(label_of(language, Answer::room)), dd(tally.room),
              dt(label_of(language, Answer::remote)), dd(tally.remote),
              dt(label_of(language, Answer::absent)), dd(tally.absent),
              dt(tr(language, "Have not answered")), dd(tally.silent),
              when(tally.guests > 0,
                   [&]() -> Html { return group(dt(tr(language, "Guests")), dd(tally.guests)); }));
}

Html answer_of(Language language, const Invitation& invitation) {
    if (!invitation.answer)
        return span(cls("quiet"), tr(language, "has not answered"));
    if (invitation.substitute)
        return group(word_of(language, *invitation.answer), br(),
                     span(cls("quiet small"), tr(language, "{0} comes instead",
                                                 name_of(language, *invitation.substitute))));
    return group(word_of(language, *invitation.answer));
}

/// The page of somebody with a protected identity is not there.
Html person_link(Language language, const NamedId& person) {
    if (person.name.empty())
        return group(name_of(language, person));
    return a(href(Url::path("/people") / person.id), person.name);
}

/// "guest, 10:30–11:00".
std::string guest_words(Language language, const Invitation& invitation) {
    std::string words(tr(language, "guest"));
    if (invitation.slot.start)
        words += ", " + *invitation.slot.start;
    if (invitation.slot.end)
        words += "–" + *invitation.slot.end;
    return words;
}

Html who(Language language, const Invitation& invitation) {
    return group(
        person_link(language, invitation.person),
        when(invitation.is_guest,
             [&]() -> Html {
                 return group(br(), span(cls("quiet small"), guest_words(language, invitation)));
             }),
        when(invitation.stands_in_for.has_value(), [&]() -> Html {
            return group(br(), span(cls("quiet small"), tr(language, "instead of {0}",
                                                           invitation.stands_in_for->name)));
        }));
}

Html mail_of(Language language, const Invitation& invitation) {
    return when(invitation.mail.has_value(), [&]() -> Html {
        return group(
            br(), span(cls("quiet small"), mailing::views::state_of(language, *invitation.mail)));
    });
}

Html sheet_links(Language language, meetings::MeetingId meeting, const std::string& name) {
    const auto url = [&](const char* ending) {
        return Url::path("/meetings") / meeting.text() / (name + ending);
    };
    return group(a(href(url(".xlsx")), tr(language, "Excel (xlsx)")), " ",
                 a(href(url(".csv")), tr(language, "CSV")));
}

/// What is told of needs, in numbers: what each told stands in the sheets.
Html needs_of(Language language, const CalledMeeting& called) {
    if (called.needs.empty())
        return {};
    const auto told = [&](std::string needs::Needs::*of) {
        return std::ranges::count_if(
            called.needs, [&](const needs::Told& each) { return !(each.needs.*of).empty(); });
    };
    return site::headed(
        "needs", tr(language, "Food and access"),
        group(dl(cls("facts"), dt(tr(language, "Have told what they do not eat")),
                 dd(told(&needs::Needs::diet)),
                 dt(tr(language, "Have told what they need to take part")),
                 dd(told(&needs::Needs::access))),
              p(tr(language, "To order by, without names: "),
                sheet_links(language, called.meeting.id, "meals")),
              p(cls("quiet small"),
                tr(language, "What is needed to take part stands by name in the list of who is "
                             "invited. All of it is forgotten the night after the meeting."))));
}

Html ways_on(Language language, const Invitation& invitation, const std::string& form_token) {
    const std::string name = name_of(language, invitation.person);
    return group(
        a(href(url_of(invitation.id)), tr(language, "Answer for {0}", name)),
        when(invitation.is_guest, [&]() -> Html {
            const std::string label = tr(language, "Take back the invitation of {0}", name);
            return post_form(
                {Url::path("/invitations") / invitation.id.text() / "take-back", form_token, label},
                group(hidden_field("version", std::to_string(invitation.version)),
                      submit_button(label, ButtonKind::tertiary)));
        }));
}

Html table_of(Language language, meetings::MeetingId meeting,
              const std::vector<Invitation>& invitations, const std::string& form_token) {
    Table table(tr(language, "Who is invited"),
                {{std::string(tr(language, "Person"))},
                 {std::string(tr(language, "Organisation"))},
                 {std::string(tr(language, "Their answer"))},
                 {std::string(tr(language, "Told by another way"))}},
                Table::Caption::spoken);
    for (const Invitation& each : invitations)
        table.row(who(language, each),
                  when(each.organisation.has_value(),
                       [&]() -> Html {
                           return a(href(Url::path("/organisations") / each.organisation->id),
                                    each.organisation->name);
                       }),
                  group(answer_of(language, each), mail_of(language, each)),
                  ways_on(language, each, form_token));
    return site::headed("invited", tr(language, "Who is invited"),
                        group(table.html(), p(sheet_links(language, meeting, "invitations"))));
}

/// Whom the button invites, before it is pressed.
Html call_html(Language language, const CalledMeeting& called, Day today,
               const std::string& form_token) {
    if (const auto reason = reason_not_to_call(called.meeting.edit, today))
        return p(i18n::to_text(language, *reason));
    if (called.uninvited.empty())
        return called.invitations.empty()
                   ? site::empty(tr(language, "Nobody holds an ordinary mandate in the body on the "
                                              "day of the meeting. Give it members first."))
                   : Html();
    const std::string_view label =
        called.invitations.empty() ? tr(language, "Call the meeting") : tr(language, "Invite them");
    return site::headed(
        "uninvited", tr(language, "Who is not invited yet"),
        group(p(tr(language, "Whoever holds an ordinary mandate on the day of the meeting. They "
                             "find the invitation on their desk, and answer there.")),
              ul(cls("rows"), each(called.uninvited,
                                   [&](const NamedId& person) -> Html {
                                       return li(person_link(language, person));
                                   })),
              post_form({Url::path("/meetings") / called.meeting.id.text() / "invitations",
                         form_token, label},
                        p(submit_button(label)))));
}

} // namespace

std::string_view label_of(Language language, Answer answer) {
    switch (answer) {
    case Answer::room:
        return tr(language, "In the room");
    case Answer::remote:
        return tr(language, "Remotely");
    case Answer::absent:
        return tr(language, "Cannot come");
    }
    return {};
}

std::string_view word_of(Language language, Answer answer) {
    switch (answer) {
    case Answer::room:
        return tr(language, "comes to the room");
    case Answer::remote:
        return tr(language, "takes part remotely");
    case Answer::absent:
        return tr(language, "cannot come");
    }
    return {};
}

Html called(Language language, const CalledMeeting& called, Day today, bool mail_goes_out,
            const std::string& form_token) {
    const auto& edit = called.meeting.edit;
    return group(
        site::page_head(tr(language, "Invitations"),
                        when_and_where(language, edit.day, edit.start_time, edit.venue)),
        when(called.has_agenda,
             [&]() -> Html {
                 return p(a(href(Url::path("/meetings") / called.meeting.id.text() / "agenda.pdf"),
                            tr(language, "Notice (PDF)")));
             }),
        when(!called.invitations.empty(),
             [&]() -> Html { return tally_facts(language, tally_of(called.invitations)); }),
        mailing::views::progress(language, called, mail_goes_out, form_token),
        when(!called.invitations.empty(),
             [&]() -> Html {
                 return table_of(language, called.meeting.id, called.invitations, form_token);
             }),
        when(called.meeting.edit.state == meetings::MeetingState::called,
             [&]() -> Html {
                 return p(a(href(Url::path("/meetings") / called.meeting.id.text() / "invitations" /
                                 "guests" / "new"),
                            tr(language, "Invite a guest")));
             }),
        needs_of(language, called), call_html(language, called, today, form_token));
}

} // namespace radslag::invitations::views
