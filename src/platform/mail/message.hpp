// One mail as a value, and its octets as they go out (RFC 5322, MIME), built by GMime. Look next at
// transport.hpp, which takes the octets away.
#pragma once

#include "platform/base/clock.hpp"
#include "platform/base/result.hpp"
#include "platform/mail/address.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace radslag::mail {

/// What a calendar program acts upon (iMIP, RFC 6047).
struct CalendarPart {
    std::string text;   ///< iCalendar (RFC 5545), whose METHOD is the one below
    std::string method; ///< "REQUEST", "CANCEL" … (RFC 5546): capital letters and hyphens
};

struct Attachment {
    std::string name;       ///< UTF-8, without control characters: "Kallelse 3 mars.pdf"
    std::string media_type; ///< "application/pdf", "text/csv; charset=utf-8"; one that is none, or
                            ///< of several parts, goes out as application/octet-stream
    std::string bytes;
};

/// A mail to one recipient. Several recipients get one each: nobody learns who else did, and one
/// that is refused takes no other along.
struct Message {
    Mailbox from;
    Mailbox to;
    std::optional<Mailbox> reply_to;
    std::string message_id; ///< of make_message_id(); the same when the same mail is sent again, so
                            ///< that what arrives twice is seen once
    Instant date;
    std::string subject; ///< UTF-8, one line of any length
    std::string text;    ///< UTF-8, plain, lines by "\n"; may be empty
    std::optional<CalendarPart> calendar;
    std::vector<Attachment> attachments;
    /// Ids of other mails, without angle brackets, eldest first. What cannot be one is left out:
    /// a mail outside its thread is better than none.
    std::string in_reply_to;
    std::vector<std::string> references;
};

/// An id of RFC 5322, 3.6.4 without its angle brackets: "unique@domain". `unique` is letters,
/// digits and "-._", the same for the same mail; `domain` that of the sender. Throws
/// std::invalid_argument when they are anything else.
std::string make_message_id(std::string_view unique, std::string_view domain);

/// The mail's octets: 7-bit, lines of at most 998 octets that end in CRLF (RFC 5322, 2.1.1),
/// headers by RFC 2047, file names by RFC 2231, marked as sent by a program (RFC 3834, 5). The
/// calendar part is an alternative of the text and is attached as invite.ics too, for programs that
/// look only there. Two calls differ in the borders of the parts. Errors: invalid, when an address
/// is none or a name, the subject or a file name holds a control character. Throws
/// std::invalid_argument when the message's id or the calendar's method, which are the program's
/// own, could not be.
Result<std::string> built(const Message& message);

} // namespace radslag::mail
