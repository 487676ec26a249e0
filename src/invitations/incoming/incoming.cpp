// See incoming.hpp. Whoever sends a mail writes all of its head: an answer counts when it names the
// UID, which only the invited person has been sent, and comes from that person's address.
#include "invitations/incoming/incoming.hpp"

#include "invitations/actions.hpp"
#include "invitations/incoming/store.hpp"
#include "invitations/mailing/wish.hpp"
#include "platform/calendar/reply.hpp"
#include "platform/mail/incoming.hpp"
#include "platform/text/zones.hpp"

namespace radslag::invitations::incoming {

namespace {

using store::About;
using store::IncomingId;

constexpr std::string_view reading_kind = "invitations.read_mail";

/// "kansli+anything@forum.example" is for "kansli@forum.example" too (RFC 5233).
bool is_for(std::string_view address, std::string_view ours) {
    const auto at = address.rfind('@');
    const auto plus = address.find('+');
    if (at == std::string_view::npos || plus == std::string_view::npos || plus > at)
        return mail::is_same_address(address, ours);
    return mail::is_same_address(
        std::string(address.substr(0, plus)) + std::string(address.substr(at)), ours);
}

/// What a mail led to.
struct Read {
    Outcome outcome = Outcome::other;
    std::optional<About> about = {};
};

/// Does what mails ask for.
class Reader {
  public:
    Reader(db::Database& database, Day today, const mail::Outbox& outbox)
        : database_(database), today_(today), outbox_(outbox) {}

    Read read(const mail::IncomingMail& mail) {
        if (!mail.reports.empty())
            return report(mail);
        for (const mail::CalendarFile& file : mail.calendars)
            if (const auto reply = calendar::read_reply(file.bytes);
                reply && reply->kind == calendar::ReplyKind::reply)
                return answer(mail, *reply);
        return {};
    }

  private:
    /// The mail that is reported on names itself: its Message-ID is known to who got it alone.
    Read report(const mail::IncomingMail& mail) {
        const std::string_view id =
            std::string_view(mail.reported_id).substr(0, mail.reported_id.find('@'));
        for (const mail::DeliveryReport& each : mail.reports)
            if (each.action == mail::DeliveryAction::failed && mailing::MailId::parse(id))
                return refused(id, (each.status + ' ' + each.diagnostic));
        return {};
    }

    Read refused(std::string_view id, const std::string& words) {
        std::optional<About> about;
        const auto written = database_.write([&](db::Session& session) -> Result<void> {
            about = store::refuse(session, id, words);
            return {};
        });
        return written && about ? Read{Outcome::undelivered, about} : Read{};
    }

    Read answer(const mail::IncomingMail& mail, const calendar::Reply& reply) {
        const auto uid = std::string_view(reply.uid).substr(0, reply.uid.find('@'));
        const auto to =
            database_.reading([&](db::Session& session) { return store::addressed(session, uid); });
        if (!to)
            return {Outcome::unknown};
        const bool own = mail.from.size() == 1 && !to->mail.empty() &&
                         mail::is_same_address(mail.from.front().address, to->mail) &&
                         mail::is_same_address(reply.mail, to->mail);
        if (!own)
            return {Outcome::stranger, to->about};
        if (!to->invitation)
            return {Outcome::not_invited, to->about};
        return {recorded(*to, reply), to->about};
    }

    Outcome recorded(const store::Addressed& to, const calendar::Reply& reply) {
        auth::Caller caller;
        caller.person = to.about.person.text();
        std::optional<people::PersonId> substitute;
        const auto found = database_.reading([&](db::Session& session) {
            auto invitation = answerable(session, caller, *to.invitation);
            if (invitation && reply.answer == calendar::Answer::delegated)
                substitute =
                    store::of_address(session, invitation->may_stand_in, reply.delegated_to);
            return invitation;
        });
        if (!found)
            return Outcome::not_invited;
        if (reply.stamp && found->answered_at && *reply.stamp < *found->answered_at)
            return Outcome::older;
        if (reply.answer == calendar::Answer::tentative)
            return Outcome::tentative;
        if (reply.answer == calendar::Answer::delegated && !substitute)
            return Outcome::no_substitute;
        const AnswerEdit edit{answer_of(*found, *reply.answer), substitute};
        const auto answered = invitations::answer(database_, caller, found->id, found->version,
                                                  edit, today_, outbox_);
        return answered ? Outcome::answered : Outcome::too_late;
    }

    /// A calendar knows one kind of yes: whoever has said to come remotely still does.
    static Answer answer_of(const AnswerableInvitation& found, calendar::Answer answer) {
        if (answer != calendar::Answer::accepted)
            return Answer::absent;
        return found.answer == Answer::remote ? Answer::remote : Answer::room;
    }

    db::Database& database_;
    Day today_;
    const mail::Outbox& outbox_;
};

Read read(db::Database& database, const std::vector<std::byte>& bytes, Day today,
          const mail::Outbox& outbox) {
    const auto mail =
        mail::read_incoming({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    if (!mail)
        return {Outcome::unreadable};
    return Reader(database, today, outbox).read(*mail);
}

} // namespace

lmtp::Receiver receiver(db::Database& database, const documents::Files& files, std::string address,
                        std::function<void()> wake) {
    const auto knows = [address = std::move(address)](const std::string& recipient) {
        return lmtp::Answer{
            is_for(recipient, address) ? lmtp::Verdict::taken : lmtp::Verdict::unknown, ""};
    };
    const auto take = [&database, &files, wake = std::move(wake)](const lmtp::ReceivedMail& mail) {
        const std::string sha256 = files.keep_file(mail.file);
        const auto kept = database.write([&](db::Session& session) -> Result<void> {
            const IncomingId id = IncomingId::make();
            if (store::insert(session, id, sha256)) {
                jobs::enqueue(session, {reading_kind, id.text(), {}, std::nullopt});
                session.after_commit(wake);
            }
            return {};
        });
        const auto verdict = kept ? lmtp::Verdict::taken : lmtp::Verdict::later;
        return std::vector<lmtp::Answer>(mail.envelope.recipients.size(), {verdict, ""});
    };
    return {knows, take};
}

jobs::Kind reading(db::Database& database, const documents::Files& files, const Clock& clock,
                   mail::Outbox outbox) {
    return {std::string(reading_kind),
            [&database, &files, &clock,
             outbox = std::move(outbox)](const jobs::Job& job) -> Result<void> {
                const auto id = IncomingId::parse(job.payload);
                const auto file = id ? database.reading([&](db::Session& session) {
                    return store::waiting(session, *id);
                })
                                     : std::nullopt;
                if (!file)
                    return {};
                const Day today = text::local_day(clock.now(), text::forum_zone);
                const Read made = read(database, files.load(*file), today, outbox);
                return database.write([&](db::Session& session) -> Result<void> {
                    store::end(session, *id, made.outcome, made.about);
                    return {};
                });
            }};
}

std::vector<Leftover> leftovers(db::Session& session, meetings::MeetingId meeting) {
    return store::leftovers(session, meeting);
}

} // namespace radslag::invitations::incoming
