// See mailing.hpp.
#include "invitations/mailing/mailing.hpp"

#include "invitations/mailing/store.hpp"
#include "invitations/mailing/wish.hpp"
#include "platform/jobs/jobs.hpp"

namespace radslag::invitations::mailing {

std::string told_by(const Facts& facts) {
    std::string told = facts.title;
    const auto add = [&told](const std::optional<std::string>& part) {
        told += '\n' + part.value_or("");
    };
    add(to_text(facts.day));
    add(to_text(facts.end_day));
    for (const auto* part : {&facts.start_time, &facts.end_time, &facts.zone, &facts.venue})
        add(*part);
    add(facts.is_cancelled ? "cancelled" : "");
    return told;
}

void tell(db::Session& session, meetings::MeetingId meeting, Scope scope) {
    const std::string payload = payload_of(TellingWish{meeting, scope, session.now()});
    jobs::enqueue(session, {telling_kind, payload, payload, std::nullopt});
}

Progress progress_of(db::Session& session, const Facts& facts) {
    return store::progress(session, facts);
}

std::optional<Facts> facts_of(db::Session& session, meetings::MeetingId meeting) {
    return store::facts(session, meeting);
}

} // namespace radslag::invitations::mailing
