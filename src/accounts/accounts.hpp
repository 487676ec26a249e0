// Accounts: the mail address by which a person is known to the system, and how long a person stays
// signed in. actions.hpp signs in and out.
#pragma once

#include "people/people.hpp"
#include "platform/auth/rights.hpp"

#include <chrono>

namespace radslag::accounts {

using AccountId = Id<struct AccountTag>;

/// How long somebody stays signed in without coming back.
constexpr std::chrono::hours sign_in_time{12};
/// How long a link that signs in once can be used.
constexpr std::chrono::hours link_time{24};

/// Whether the text can be a mail address: one "@" with something on both sides, a dot or not in
/// the domain, no white space or control characters, 254 bytes at most (RFC 5321 §4.5.3.1.3).
bool is_mail_address(std::string_view text);

struct Account {
    AccountId id = AccountId::make();
    people::PersonId person;
    std::string mail;
};

} // namespace radslag::accounts
