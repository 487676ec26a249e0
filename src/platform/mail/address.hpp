// Mail addresses as this server sends to them, and what may stand beside them in a header: the
// check that keeps a name or a subject from becoming headers of its own. Look next at message.hpp.
#pragma once

#include "platform/base/result.hpp"

#include <string>
#include <string_view>

namespace radslag::mail {

/// A person or a body with where mail reaches it.
struct Mailbox {
    std::string name; ///< UTF-8, shown to readers; may be empty
    std::string address;

    bool operator==(const Mailbox&) const = default;
};

/// An address that can be sent to: a dot-atom (RFC 5322, 3.4.1) of at most 64 octets, "@", and a
/// domain name of at most 255 (RFC 5321, 4.5.3.1). No quoted names and no address literals, which
/// nobody has and which need escapes in an envelope. Errors: invalid, also for an address that
/// needs SMTPUTF8 (RFC 6531), which many servers on the way still refuse.
Result<void> check_address(std::string_view address);

/// Text for a header: valid UTF-8 without control characters (U+0000–U+001F, U+007F–U+009F), so
/// without line breaks. Errors: invalid, naming the text without them.
Result<void> check_header_text(std::string_view text);

/// The address as it is found again: ASCII in small letters, also before the "@", where RFC 5321,
/// 2.4 would have case count but no server does. Other letters are told apart by the mail server
/// alone.
std::string fold_address(std::string_view address);

/// Whether both reach the same mailbox, as far as can be told.
bool is_same_address(std::string_view one, std::string_view other);

/// What follows the last "@" of an address; all of it when there is none.
std::string_view domain_of(std::string_view address);

} // namespace radslag::mail
