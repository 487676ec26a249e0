// What people's calendar programs send back when they have answered an invitation (iTIP, RFC 5546):
// who answers what to which event. Look next at event.hpp, which writes the invitation.
#pragma once

#include "platform/base/clock.hpp"
#include "platform/base/result.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace radslag::calendar {

/// RFC 5546 §3.2.3, §3.2.7 and §3.2.8.
enum class ReplyKind {
    reply,           ///< an answer
    counter,         ///< proposes another time; not more than that is read of it
    decline_counter, ///< an organizer's no to such a proposal
};

enum class Answer { accepted, declined, tentative, delegated };

struct Reply {
    ReplyKind kind = ReplyKind::reply;
    std::string uid;  ///< of the event, as it was written; one line, not empty
    int sequence = 0; ///< of the invitation that is answered, ≥ 0; 0 where the program names none
    /// Who answers, as the program writes the address (any letter case). Never empty in a reply;
    /// empty in the other kinds where they name nobody or several.
    std::string mail;
    std::optional<Answer> answer; ///< always there in a reply
    std::string delegated_to;     ///< who goes instead; not empty when delegated
    std::string comment;          ///< in the sender's own words; may be empty
    std::optional<Instant> stamp; ///< when it was answered, where the program says so
};

/// Reads one such object. The sender is not proved by it: that the mail came from `mail` is for the
/// caller to look at, as is whether somebody of that address was invited to the event `uid`.
///
/// What stands in it that nobody asks for (zones, alarms, times, X- properties, RECURRENCE-ID) may
/// be as it likes. Errors (invalid; too_many for a limit): more than 1 MB or 100 components, no
/// UTF-8, no whole VCALENDAR, another method, not exactly one event, no uid, not exactly one
/// attendee with a mail address and an answer in a reply, a sequence that is no number, the same
/// property twice.
Result<Reply> read_reply(std::string_view octets);

} // namespace radslag::calendar
