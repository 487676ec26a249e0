// See jobs.hpp.
#include "invitations/mailing/jobs.hpp"

#include "invitations/mailing/store.hpp"
#include "invitations/mailing/wish.hpp"
#include "platform/i18n/text.hpp"

#include <stdexcept>

namespace radslag::invitations::mailing {

namespace {

constexpr int most_at_once = 100;
constexpr std::chrono::seconds lease{90}; ///< longer than SmtpTimes::whole
constexpr int most_attempts = 12;         ///< the pauses between them are 34 hours in all

/// Puts some mails into the queue; gives how many.
Result<int> tell_some(db::Database& database, const TellingWish& wish) {
    return database.writing([&](db::Session& session) -> Result<int> {
        const auto facts = store::facts(session, wish.meeting);
        if (!facts || !facts->day || facts->demonstration)
            return 0;
        const auto untold = store::untold(session, *facts, wish.scope, wish.asked, most_at_once);
        for (const store::Untold& each : untold) {
            const MailId id = MailId::make();
            store::insert(session, id, *facts, each);
            jobs::enqueue(session, {sending_kind, id.text(), {}, std::nullopt});
        }
        return static_cast<int>(untold.size());
    });
}

Result<void> tell_all(db::Database& database, const jobs::Job& job) {
    const auto wish = parse_telling(job.payload);
    if (!wish)
        return {};
    for (int count = most_at_once; count == most_at_once;) {
        const auto told = tell_some(database, *wish);
        if (!told)
            return tl::unexpected<Error>(told.error());
        count = *told;
    }
    return {};
}

/// What it was to tell does not hold any more, or cannot be told.
bool is_needless(const store::Waiting& mail) {
    if (!mail.facts.day)
        return true;
    switch (mail.kind) {
    case Kind::cancellation:
        return !mail.facts.is_cancelled;
    case Kind::called_off:
        return mail.to.invitation.has_value();
    case Kind::invitation:
    case Kind::change:
    case Kind::reminder:
        return !mail.to.invitation || mail.facts.is_cancelled;
    }
    return false;
}

struct End {
    MailState state = MailState::waiting; ///< still: it is to be tried again
    std::string answer;
};

std::string words_of(const Error& error) {
    return i18n::to_text(i18n::Language::english, error.message);
}

End sent(mail::Transport& transport, const Sender& sender, const mail::Message& message) {
    const auto octets = mail::built(message);
    if (!octets)
        return {MailState::refused, words_of(octets.error())};
    const auto delivery = transport.send(sender.from.address, message.to.address, *octets);
    if (!delivery) {
        const bool is_final = delivery.error().code == ErrorCode::invalid;
        return {is_final ? MailState::refused : MailState::waiting, words_of(delivery.error())};
    }
    switch (delivery->outcome) {
    case mail::Outcome::accepted:
        return {MailState::sent, ""};
    case mail::Outcome::refused:
        return {MailState::refused, delivery->answer};
    case mail::Outcome::later:
        break;
    }
    return {MailState::waiting, delivery->answer};
}

End end_of(mail::Transport& transport, const Sender& sender, const store::Waiting& mail,
           MailId id) {
    if (is_needless(mail))
        return {MailState::needless, ""};
    if (mail.to.mailbox.address.empty())
        return {MailState::unreachable, ""};
    try {
        return sent(transport, sender,
                    letter(sender, mail.facts, mail.to, mail.kind, id, mail.queued));
    } catch (const std::invalid_argument& fault) {
        return {MailState::refused, fault.what()};
    }
}

Result<void> send(db::Database& database, mail::Transport& transport, const Sender& sender,
                  const jobs::Job& job) {
    const auto id = MailId::parse(job.payload);
    const auto mail =
        id ? database.reading([&](db::Session& session) { return store::waiting(session, *id); })
           : std::nullopt;
    if (!mail)
        return {};
    End end = end_of(transport, sender, *mail, *id);
    const bool again = end.state == MailState::waiting;
    if (again && job.attempt < most_attempts)
        return failure(ErrorCode::unavailable, "The mail did not go out.");
    if (again)
        end.state = MailState::failed;
    return database.write([&](db::Session& session) -> Result<void> {
        store::end(session, *id, end.state, end.answer);
        return {};
    });
}

} // namespace

jobs::Kind telling(db::Database& database) {
    return {std::string(telling_kind),
            [&database](const jobs::Job& job) { return tell_all(database, job); }};
}

jobs::Kind sending(db::Database& database, mail::Transport& transport, Sender sender) {
    return {std::string(sending_kind),
            [&database, &transport, sender = std::move(sender)](const jobs::Job& job) {
                return send(database, transport, sender, job);
            },
            most_attempts, lease};
}

} // namespace radslag::invitations::mailing
