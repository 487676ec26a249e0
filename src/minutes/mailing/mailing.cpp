// See mailing.hpp.
#include "minutes/mailing/mailing.hpp"

#include "minutes/mailing/store.hpp"
#include "platform/i18n/dates.hpp"
#include "platform/i18n/text.hpp"

namespace radslag::minutes::mailing {

using i18n::tr;

namespace {

constexpr std::string_view sending_kind = "minutes.mail"; ///< its payload is a mail's id

/// "Vägforum, 4 maj 2023".
std::string meeting_words(const Facts& facts) {
    return facts.day ? facts.title + ", " + i18n::long_date(facts.language, *facts.day)
                     : facts.title;
}

mail::Message letter(const mail::Sender& sender, const store::Waiting& waiting, MailId id) {
    return {.from = sender.from,
            .to = waiting.to,
            .reply_to = {},
            .message_id = mail::make_message_id(id.text(), mail::domain_of(sender.from.address)),
            .date = waiting.queued,
            .subject = subject_of(waiting.facts, waiting.kind),
            .text = text_of(sender, waiting.facts, waiting.kind)};
}

} // namespace

void ask(db::Session& session, MinuteId minute, const std::vector<people::PersonId>& persons,
         Kind kind, const mail::Outbox& outbox) {
    if (!outbox.is_open || store::is_invented(session, minute))
        return;
    for (const people::PersonId person : persons) {
        const MailId id = MailId::make();
        store::insert(session, id, minute, person, kind);
        jobs::enqueue(session, {sending_kind, id.text(), {}, std::nullopt});
    }
    session.after_commit(outbox.wake);
}

mail::Counts progress_of(db::Session& session, MinuteId minute) {
    return store::progress(session, minute);
}

std::string subject_of(const Facts& facts, Kind kind) {
    return kind == Kind::comment
               ? tr(facts.language, "Comment on the notes: {0}", meeting_words(facts))
               : tr(facts.language, "Approve the notes: {0}", meeting_words(facts));
}

std::string text_of(const mail::Sender& sender, const Facts& facts, Kind kind) {
    const std::string page =
        sender.base_url + "/meetings/" + std::string(facts.meeting.text()) + "/minutes";
    std::string text;
    if (kind == Kind::approval)
        text = tr(facts.language, "You have been asked to approve the notes of {0}.",
                  meeting_words(facts));
    else if (facts.comments_until)
        text = tr(facts.language,
                  "The notes of {0} are out for comment until {1}. Whoever says nothing consents.",
                  meeting_words(facts), i18n::long_date(facts.language, *facts.comments_until));
    return text + "\n\n" + tr(facts.language, "Read them at {0}", page) + "\n\n" + sender.forum +
           '\n' + sender.base_url + '\n';
}

jobs::Kind sending(db::Database& database, mail::Transport& transport, const mail::Sender& sender) {
    const mail::Shelf shelf{
        [sender](db::Session& session, std::string_view text) -> std::optional<mail::Waiting> {
            const auto id = MailId::parse(text);
            const auto waiting = id ? store::waiting(session, *id) : std::nullopt;
            if (!waiting)
                return std::nullopt;
            return mail::Waiting{waiting->is_needless, waiting->to,
                                 [=] { return letter(sender, *waiting, *id); }};
        },
        [](db::Session& session, std::string_view id, mail::State state, std::string_view answer) {
            store::end(session, *MailId::parse(id), state, answer);
        }};
    return mail::delivering(sending_kind, database, transport, sender, shelf);
}

} // namespace radslag::minutes::mailing
