// Accounts: the mail address by which a person is known to the system.
#pragma once

#include "ledger/ledger.hpp"
#include "people/people.hpp"

namespace radslag::people {

using AccountId = Id<struct AccountTag>;

/// Whether the text can be a mail address: one "@" with something on both sides, a dot or not in
/// the domain, no white space or control characters, 254 bytes at most (RFC 5321 §4.5.3.1.3).
bool is_mail_address(std::string_view text);

/// Adds a person known by the mail address only, with the role of system administrator.
void add_administrator(ledger::Act& act, std::string_view mail);

} // namespace radslag::people
