// See jobs.hpp.
#include "invitations/mailing/jobs.hpp"

#include "invitations/mailing/store.hpp"
#include "invitations/mailing/wish.hpp"

namespace radslag::invitations::mailing {

namespace {

constexpr int most_at_once = 100;

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

} // namespace

jobs::Kind telling(db::Database& database) {
    return {std::string(telling_kind),
            [&database](const jobs::Job& job) { return tell_all(database, job); }};
}

jobs::Kind sending(db::Database& database, mail::Transport& transport, const mail::Sender& sender) {
    const mail::Shelf shelf{
        [sender](db::Session& session, std::string_view text) -> std::optional<mail::Waiting> {
            const auto id = MailId::parse(text);
            const auto mail = id ? store::waiting(session, *id) : std::nullopt;
            if (!mail)
                return std::nullopt;
            return mail::Waiting{is_needless(*mail), mail->to.mailbox, [=] {
                                     return letter(sender, mail->facts, mail->to, mail->kind, *id,
                                                   mail->queued);
                                 }};
        },
        [](db::Session& session, std::string_view id, mail::State state, std::string_view answer) {
            store::end(session, *MailId::parse(id), state, answer);
        }};
    return mail::delivering(sending_kind, database, transport, sender, shelf);
}

} // namespace radslag::invitations::mailing
