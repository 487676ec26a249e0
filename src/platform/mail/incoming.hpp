// A mail that came in, as a value: who wrote, what about, the text, answers of calendar programs,
// and reports of what became of a mail of ours. Its parts are read in reading/.
#pragma once

#include "platform/base/clock.hpp"
#include "platform/base/result.hpp"
#include "platform/mail/address.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace radslag::mail {

/// A calendar object that the mail carries; calendar::read_reply() says what is in it.
struct CalendarFile {
    std::string method; ///< of the part's type, in capitals: "REPLY"; empty where it names none
    std::string bytes;  ///< UTF-8 whatever it came in, where that could be told
};

/// RFC 3464, 2.3.3.
enum class DeliveryAction { failed, delayed, delivered, relayed, expanded };

/// What became of a mail of ours for one of its recipients.
struct DeliveryReport {
    std::string recipient; ///< the address as it was written to, where the report says so
    DeliveryAction action = DeliveryAction::failed;
    std::string status;     ///< RFC 3463: "5.1.1"; empty where none is said
    std::string diagnostic; ///< the refusing server's words on one line; may be empty

    bool operator==(const DeliveryReport&) const = default;
};

/// Nothing in it is proved: whoever writes a mail writes all of its head. Texts are valid UTF-8
/// without control characters; all but `text` and the calendars are one line.
struct IncomingMail {
    /// Ids are without angle brackets and have no spaces; empty where there is none.
    std::string message_id;
    std::vector<std::string> in_reply_to;
    std::vector<std::string> references; ///< eldest first, the newest 100
    std::vector<Mailbox> from;           ///< of all From fields; more than one, or none, is odd
    std::optional<Mailbox> sender;
    std::string subject; ///< at most 1,000 characters
    std::optional<Instant> date;
    std::string auto_submitted; ///< the field's first word in small letters (RFC 3834, 5)
    /// The Authentication-Results (RFC 8601) of servers that stand above the second Received field,
    /// without the field's name. Whoever believes one compares its first word with the name of his
    /// own server, which must take that name out of what comes from outside (section 5).
    std::vector<std::string> authentication_results;
    std::string text; ///< the first part that is text, lines by "\n", at most 200 kB
    bool is_text_cut = false;
    std::vector<CalendarFile> calendars; ///< at most 10 of at most 1 MB, none twice
    std::size_t calendars_left_out = 0;  ///< that were larger, or more
    std::vector<DeliveryReport> reports; ///< at most 100; not empty in a report of delivery
    std::string reported_id;             ///< the id of the mail that is reported on; may be empty
    /// Written by a program, or sent to many: whoever answers it by a program may begin an exchange
    /// without end (RFC 3834, 2). An answer of a calendar program may be such a mail.
    bool is_automatic = false;
};

/// Reads the octets of one mail (RFC 5322, MIME), broken ones too as far as they go. Errors:
/// invalid when it has no head; too_many for more than 28 MiB, a head of more than 1 MB, 100 parts,
/// parts 20 deep, or what only a mail has that is meant to be hard to read.
Result<IncomingMail> read_incoming(std::string_view octets);

} // namespace radslag::mail
