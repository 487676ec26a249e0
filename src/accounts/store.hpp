// Accounts, passwords, sign-ins and links in the database. Only accounts are records.
#pragma once

#include "accounts/actions.hpp"

#include <utility>

namespace radslag::accounts::store {

void insert(ledger::Act& act, const Account& account);
std::optional<Account> account(db::Session& session, AccountId id);
std::optional<Account> account_named(db::Session& session, std::string_view folded);
/// All accounts, without their grants; grows with the number of users.
std::vector<std::pair<people::PersonId, ListedAccount>> accounts(db::Session& session);

struct Password {
    AccountId account;
    std::string hash;
};
std::optional<Password> password_of(db::Session& session, std::string_view folded);
void set_password(db::Session& session, AccountId account, std::string_view hash);

/// Whether somebody has made the account their own: it has a password, or is signed in.
bool is_in_use(db::Session& session, AccountId account);

void insert_sign_in(db::Session& session, std::string_view digest, AccountId account, Instant end);
void extend_sign_in(db::Session& session, std::string_view digest, Instant end);
void delete_sign_in(db::Session& session, std::string_view digest);
void delete_sign_ins(db::Session& session, AccountId account);

struct KnownSignIn {
    AccountId account;
    people::PersonId person;
    std::string name;
    Instant ends_at;
};
/// The sign-in whose time is not over.
std::optional<KnownSignIn> signed_in(db::Session& session, std::string_view digest);

void insert_link(db::Session& session, std::string_view digest, AccountId account, Instant end);
/// Whose link it is, if its time is not over; it is gone then.
std::optional<AccountId> use_link(db::Session& session, std::string_view digest);

void insert_token(db::Session& session, std::string_view digest, AccountId account, Instant end);
/// The token whose time is not over.
std::optional<KnownSignIn> known_by_token(db::Session& session, std::string_view digest);
/// How many there were.
std::int64_t delete_tokens(db::Session& session, AccountId account);

void delete_ended(db::Session& session);

} // namespace radslag::accounts::store
