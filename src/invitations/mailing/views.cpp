// See views.hpp.
#include "invitations/mailing/views.hpp"

#include "invitations/parts.hpp"
#include "platform/html/fields.hpp"
#include "platform/i18n/dates.hpp"
#include "platform/i18n/text.hpp"
#include "platform/site/parts.hpp"
#include "platform/site/site.hpp"

namespace radslag::invitations::mailing::views {

using namespace html;
using i18n::Language;
using i18n::tr;

namespace {

Url mails_of(const CalledMeeting& called) {
    return Url::path("/meetings") / called.meeting.id.text() / "invitations" / "mails";
}

Html counted(std::string_view label, std::int64_t count) {
    return when(count > 0, [&]() -> Html { return group(dt(label), dd(count)); });
}

Html counts(Language language, const Progress& mails) {
    const std::int64_t all = mails.sent + mails.waiting + mails.refused + mails.unreachable;
    if (all == 0)
        return {};
    return group(
        when(mails.waiting > 0,
             [&]() -> Html {
                 return p(progress(attribute("value", all - mails.waiting), attribute("max", all),
                                   aria("label", tr(language, "Mails that have gone out"))));
             }),
        dl(cls("facts"), counted(tr(language, "Sent"), mails.sent),
           counted(tr(language, "Wait to go out"), mails.waiting),
           counted(tr(language, "Could not be delivered"), mails.refused),
           counted(tr(language, "Without a mail address"), mails.unreachable)));
}

struct Buttons {
    Language language;
    const CalledMeeting& called;
    const std::string& form_token;

    [[nodiscard]] Html one(Scope scope, std::int64_t count, std::string_view label) const {
        return when(count > 0, [&]() -> Html {
            return post_form(
                {mails_of(called), form_token, label},
                group(hidden_field("scope", scopes.text(scope)), p(submit_button(label))));
        });
    }
};

Html buttons(const Buttons& of) {
    const Language language = of.language;
    const Progress& mails = of.called.mails;
    const auto number = [&](std::int64_t count) { return i18n::number(language, count); };
    const bool cancelled = of.called.meeting.edit.state == meetings::MeetingState::cancelled;
    return group(
        of.one(Scope::added, mails.added,
               tr(language, "Write to those who have not been told ({0})", number(mails.added))),
        of.one(Scope::changed, mails.changed,
               cancelled ? tr(language, "Tell them that the meeting is cancelled ({0})",
                              number(mails.changed))
                         : tr(language, "Tell them what has changed ({0})", number(mails.changed))),
        of.one(Scope::undelivered, mails.undelivered,
               tr(language, "Write again to those who were not reached ({0})",
                  number(mails.undelivered))),
        of.one(Scope::silent, mails.silent,
               tr(language, "Remind those who have not answered ({0})", number(mails.silent))));
}

/// Why an answer by mail was not taken, and what the secretariat can do.
std::string_view reason_of(Language language, incoming::Outcome outcome) {
    using incoming::Outcome;
    switch (outcome) {
    case Outcome::tentative:
        return tr(language, "answered “perhaps”, which is no answer here");
    case Outcome::stranger:
        return tr(language, "was answered for from another mail address");
    case Outcome::too_late:
        return tr(language, "answered when the meeting was over or cancelled");
    case Outcome::not_invited:
        return tr(language, "answered and was not invited any more");
    case Outcome::older:
        return tr(language, "answered later in another way, which counts");
    case Outcome::no_substitute:
        return tr(language, "handed the invitation on to somebody who cannot stand in");
    case Outcome::answered:
    case Outcome::undelivered:
    case Outcome::unknown:
    case Outcome::other:
    case Outcome::unreadable:
        break;
    }
    return tr(language, "wrote a mail that is kept");
}

Html leftovers(Language language, const std::vector<incoming::Leftover>& all) {
    return when(!all.empty(), [&]() -> Html {
        return group(p(tr(language, "Answers by mail that were not taken: ask, and answer for them "
                                    "below.")),
                     ul(cls("rows"), each(all, [&](const incoming::Leftover& one) -> Html {
                            return li(parts::name_of(language, one.person), " ",
                                      reason_of(language, one.outcome), ", ",
                                      i18n::short_date(language, site::local_day(one.received)));
                        })));
    });
}

} // namespace

Html state_of(Language language, const LastMail& mail) {
    switch (mail.state) {
    case mail::State::waiting:
        return group(tr(language, "the mail waits to go out"));
    case mail::State::sent:
        return group(tr(language, "the mail was sent {0}",
                        i18n::short_date(language, site::local_day(mail.when))));
    case mail::State::refused:
    case mail::State::failed:
        return group(tr(language, "the mail could not be delivered:"), " ", mail.answer);
    case mail::State::unreachable:
        return group(tr(language, "no mail address is known"));
    case mail::State::needless:
        return group(tr(language, "the mail was not sent: it did not hold any more"));
    }
    return {};
}

Html progress(Language language, const CalledMeeting& called, bool mail_goes_out,
              const std::string& form_token) {
    if (!mail_goes_out)
        return p(cls("quiet"), tr(language, "No mail server is set up here: whoever is invited "
                                            "finds the invitation on the desk."));
    const Html mails =
        called.meeting.demonstration
            ? Html(p(tr(language, "The demonstration writes to nobody.")))
            : group(counts(language, called.mails), leftovers(language, called.leftovers),
                    buttons({language, called, form_token}));
    return site::headed(
        "mails", tr(language, "By mail"),
        group(mails, p(a(href(mails_of(called)), tr(language, "See the mail as it goes out")))));
}

Html preview(Language language, const mail::Sender& sender, const Facts& facts, const Addressee& to,
             Kind kind) {
    return group(
        site::page_head(tr(language, "The mail as it goes out"),
                        tr(language, "Each person gets a mail of their own, with the meeting for "
                                     "their calendar.")),
        dl(cls("facts"), dt(tr(language, "Sender")),
           dd(sender.from.name, " <", sender.from.address, ">"), dt(tr(language, "Addressee")),
           dd(to.mailbox.name), dt(tr(language, "Subject")), dd(subject_of(facts, kind))),
        pre(cls("mail"), lang(facts.language), text_of(sender, facts, to, kind)));
}

} // namespace radslag::invitations::mailing::views
