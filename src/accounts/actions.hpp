// Adding accounts, signing in and out, and finding out who sent a request.
#pragma once

#include "accounts/accounts.hpp"
#include "bodies/roles.hpp"
#include "platform/auth/limiter.hpp"

#include <optional>
#include <string>
#include <vector>

namespace radslag::accounts {

/// An account to add, and the role that its person gets.
struct NewAccount {
    std::string mail;
    std::string name; ///< of the person; empty: the mail address stands for it
    auth::Role role;
    std::optional<bodies::BodyId> body;
    std::optional<bodies::PartyId> party;
    std::optional<people::OrganisationId> organisation;
    bool demonstration = false; ///< an invented person
};

/// Adds the account with its person, or gives the person of a known account the further role.
/// Errors: invalid for what is no mail address.
Result<AccountId> add(ledger::Act& act, const NewAccount& wanted, Day today);

/// The account of that address.
std::optional<Account> account_of(db::Session& session, std::string_view mail);

/// An account as a list shows it.
struct ListedAccount {
    std::string mail;
    std::string name;
    bool has_password = false;
    std::vector<bodies::HeldRole> roles;
};
std::vector<ListedAccount> list(db::Session& session, Day today);

/// Hashes and keeps a password, and ends every sign-in of the account. Errors: invalid, too_many.
Result<void> set_password(db::Database& database, const Account& account,
                          std::string_view password);

/// The account of somebody who is signed in.
struct OwnAccount {
    Account account;
    bool has_password = false;
};
std::optional<OwnAccount> own_account(db::Session& session, const auth::Caller& caller);

/// Makes a link that signs the account in once; gives its token. Errors: unavailable.
Result<std::string> make_link(db::Database& database, AccountId account);

/// What bounds attempts: a person's address and a network address each have their own count.
struct Attempts {
    auth::Limiter by_mail{10, std::chrono::minutes(15)};
    auth::Limiter by_address{60, std::chrono::minutes(15)};
};

/// Signs in by password; gives the token for the cookie. Errors: invalid when address and password
/// do not belong together (the same for an address that is not known), too_many.
Result<std::string> sign_in(db::Database& database, Attempts& attempts, Instant now,
                            std::string_view mail, std::string_view password,
                            std::string_view remote_address);

/// Signs in by a link that has not been used yet. Errors: not_found, too_many.
Result<std::string> sign_in_by_link(db::Database& database, Attempts& attempts, Instant now,
                                    std::string_view link, std::string_view remote_address);

/// Sets another password for who is signed in and knows the present one (not asked of who came by a
/// link and has none). Every other sign-in ends; gives the token of a new one. Errors: invalid with
/// the field, too_many, not_found.
Result<std::string> change_password(db::Database& database, Attempts& attempts, Instant now,
                                    const auth::Caller& caller, std::string_view present,
                                    std::string_view wanted);

Result<void> sign_out(db::Database& database, std::string_view token);

/// Somebody who is signed in, or nobody.
struct SignedIn {
    auth::Caller caller;        ///< with the roles of today
    bool wants_renewal = false; ///< an hour of the sign-in's time is used up
};
/// Who is signed in by that token; nobody for any other.
SignedIn signed_in_by(db::Session& session, std::string_view token, Day today);

/// Makes a token by which a program acts for the account's person under /api/. Errors: unavailable.
Result<std::string> make_token(db::Database& database, AccountId account, std::chrono::days time);
/// Ends every token of the account; gives how many there were.
Result<std::int64_t> end_tokens(db::Database& database, AccountId account);
/// For whom that token acts, with the roles of today; nobody for any other.
auth::Caller caller_by_token(db::Session& session, std::string_view token, Day today);

/// Makes the sign-in last for the whole time again.
Result<void> renew(db::Database& database, std::string_view token);

/// Deletes sign-ins, links and tokens whose time is over.
Result<void> forget_ended(db::Database& database);

} // namespace radslag::accounts
