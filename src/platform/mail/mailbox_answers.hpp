// What is read of an IMAP server's answers beyond what libcurl reads: lines, without their end. And
// what is written into commands. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace radslag::mail {

/// A mail in a mailbox.
struct MailThere {
    std::uint32_t place = 0;  ///< from 1, in the order of numbers; changes when others are deleted
    std::uint32_t uid = 0;    ///< its number: never given to another (RFC 3501, 2.3.1.1)
    std::uint64_t octets = 0; ///< as the server says, which may be a guess

    bool operator==(const MailThere&) const = default;
};

/// The mailbox's UIDVALIDITY from an answer to EXAMINE: "* OK [UIDVALIDITY 3857529045] Valid".
/// While it is the same, numbers of mails mean the same.
std::optional<std::uint32_t> validity_in(std::string_view line);

/// How many mails there are, from an answer of any kind: "* 23 EXISTS".
std::optional<std::uint32_t> count_in(std::string_view line);

/// The mail from an answer to FETCH: "* 12 FETCH (UID 5 RFC822.SIZE 1234)", in any order and
/// whatever else is told. Nothing for other lines, or without a number of the mail.
std::optional<MailThere> mail_in(std::string_view line);

/// Text as IMAP quotes it (RFC 3501, 4.3). `text` is printable ASCII.
std::string quoted_string(std::string_view text);

/// Text that stands for itself wherever "%" is read as in a URL: letters, digits and "-._~/" stay.
std::string percent_encoded(std::string_view text);

} // namespace radslag::mail
