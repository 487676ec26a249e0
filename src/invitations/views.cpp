// See views.hpp.
#include "invitations/views.hpp"

#include "invitations/mailing/views.hpp"
#include "invitations/parts.hpp"
#include "platform/html/fields.hpp"
#include "platform/html/table.hpp"
#include "platform/i18n/text.hpp"
#include "platform/site/parts.hpp"

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
              dt(tr(language, "Have not answered")), dd(tally.silent));
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

Html who(Language language, const Invitation& invitation) {
    return group(person_link(language, invitation.person),
                 when(invitation.stands_in_for.has_value(), [&]() -> Html {
                     return group(br(),
                                  span(cls("quiet small"), tr(language, "instead of {0}",
                                                              invitation.stands_in_for->name)));
                 }));
}

Html mail_of(Language language, const Invitation& invitation) {
    return when(invitation.mail.has_value(), [&]() -> Html {
        return group(
            br(), span(cls("quiet small"), mailing::views::state_of(language, *invitation.mail)));
    });
}

Url sheet_url(meetings::MeetingId meeting, std::string_view ending) {
    return Url::path("/meetings") / meeting.text() / ("invitations." + std::string(ending));
}

Html table_of(Language language, meetings::MeetingId meeting,
              const std::vector<Invitation>& invitations) {
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
                  a(href(url_of(each.id)),
                    tr(language, "Answer for {0}", name_of(language, each.person))));
    return site::headed(
        "invited", tr(language, "Who is invited"),
        group(table.html(), p(a(href(sheet_url(meeting, "xlsx")), tr(language, "Excel (xlsx)")),
                              " ", a(href(sheet_url(meeting, "csv")), tr(language, "CSV")))));
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
             [&]() -> Html { return table_of(language, called.meeting.id, called.invitations); }),
        call_html(language, called, today, form_token));
}

} // namespace radslag::invitations::views
