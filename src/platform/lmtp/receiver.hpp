// What the LMTP server asks of whoever takes the mail: who is known here, and whether a mail is
// kept. Look next at server.hpp.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace radslag::lmtp {

/// What becomes of a recipient, or of a mail for one recipient. The enhanced codes are those of
/// RFC 3463.
enum class Verdict {
    taken,      ///< 250
    unknown,    ///< 550 5.1.1: nobody of that address is here
    refused,    ///< 550 5.7.1: the sender may not send there
    unreadable, ///< 554 5.6.0: the mail is none that can be used
    later,      ///< 451 4.3.0: the sending server tries again
};

struct Answer {
    Verdict verdict = Verdict::later;
    /// Said to the sending server, which puts it into its report to the sender: English or ASCII,
    /// at most 200 characters; what cannot be said is left out. Empty: the server's own words.
    std::string words;
};

/// Who sends to whom (RFC 5321, 2.3.1), addresses as they were written, in ASCII.
struct Envelope {
    std::string sender;                  ///< empty: nobody wants to hear of failures
    std::vector<std::string> recipients; ///< those that were taken, in their order; may repeat
};

/// A mail that has come in whole.
struct ReceivedMail {
    Envelope envelope;
    /// The mail's octets as they were sent, on the disk (fsync). It is removed after the answer:
    /// the receiver moves it, or copies what it needs.
    std::filesystem::path file;
    std::uint64_t octets = 0; ///< the file's size
};

/// Called on threads of the server, several at a time. What either throws is answered with 451, so
/// that the mail comes again; the exception's text goes to the log, so nothing of the mail may
/// stand in it.
struct Receiver {
    /// Whether mail to this address is taken. Quick: it is asked for each recipient.
    std::function<Answer(const std::string& address)> knows;
    /// Takes the mail; one answer a recipient, in their order. What is `taken` must be on the disk
    /// when this returns: the sending server forgets it then. The same mail may come twice, when
    /// the answer was lost on its way.
    std::function<std::vector<Answer>(const ReceivedMail& mail)> take;
};

} // namespace radslag::lmtp
