// See actions.hpp.
#include "accounts/actions.hpp"

#include "accounts/store.hpp"
#include "people/actions.hpp"
#include "platform/auth/secrets.hpp"
#include "platform/mail/address.hpp"

namespace radslag::accounts {

namespace {

tl::unexpected<Error> wrong_password() {
    return failure(ErrorCode::invalid, "The mail address and the password do not belong together.");
}

tl::unexpected<Error> too_often() {
    return failure(ErrorCode::too_many, "That was tried too many times. Wait a quarter of an hour, "
                                        "or ask for a link that signs you in.");
}

/// The error, said of one field when it is about what was typed.
tl::unexpected<Error> field_failure(const Error& error, std::string field, Message message) {
    Error said = error;
    if (error.code == ErrorCode::invalid)
        said.fields.push_back({std::move(field), std::move(message)});
    return tl::unexpected<Error>(said);
}

/// Keeps a new sign-in; gives its token.
Result<std::string> begin(db::Database& database, AccountId account) {
    const std::string token = auth::new_token();
    const auto begun = database.write([&](db::Session& session) -> Result<void> {
        store::insert_sign_in(session, auth::digest_of(token), account,
                              session.now() + sign_in_time);
        return {};
    });
    if (!begun)
        return tl::unexpected<Error>(begun.error());
    return token;
}

auth::Caller caller_of(db::Session& session, const store::KnownSignIn& known, Day today) {
    return {std::string(known.person.text()), std::string(known.account.text()), known.name,
            bodies::roles_of(session, known.person, today)};
}

people::PersonId person_for(ledger::Act& act, const NewAccount& wanted) {
    people::Person person;
    person.name = wanted.name.empty() ? wanted.mail : wanted.name;
    person.organisation = wanted.organisation;
    person.demonstration = wanted.demonstration;
    return people::find_or_add_person(act, person).id;
}

} // namespace

Result<AccountId> add(ledger::Act& act, const NewAccount& wanted, Day today) {
    if (!is_mail_address(wanted.mail))
        return failure(ErrorCode::invalid, "{0} is no mail address. Write it as name@example.org.",
                       {wanted.mail});
    std::optional<Account> account =
        store::account_named(act.session(), mail::fold_address(wanted.mail));
    if (!account) {
        account = Account{AccountId::make(), person_for(act, wanted), wanted.mail};
        store::insert(act, *account);
    }
    bodies::grant_role(act, {account->person, wanted.role, wanted.body, wanted.party}, today);
    return account->id;
}

std::optional<Account> account_of(db::Session& session, std::string_view mail) {
    return store::account_named(session, mail::fold_address(mail));
}

std::vector<ListedAccount> list(db::Session& session, Day today) {
    std::vector<ListedAccount> listed;
    for (auto& [person, account] : store::accounts(session)) {
        account.roles = bodies::held_roles(session, person, today);
        listed.push_back(std::move(account));
    }
    return listed;
}

Result<void> set_password(db::Database& database, const Account& account,
                          std::string_view password) {
    if (const auto good = auth::check_new_password(password, account.mail); !good)
        return good;
    const auto hash = auth::hash_password(password);
    if (!hash)
        return tl::unexpected<Error>(hash.error());
    return database.write([&](db::Session& session) -> Result<void> {
        store::set_password(session, account.id, *hash);
        store::delete_sign_ins(session, account.id);
        return {};
    });
}

std::optional<OwnAccount> own_account(db::Session& session, const auth::Caller& caller) {
    const auto id = AccountId::parse(caller.account);
    const auto account = id ? store::account(session, *id) : std::nullopt;
    if (!account)
        return std::nullopt;
    return OwnAccount{*account,
                      store::password_of(session, mail::fold_address(account->mail)).has_value()};
}

Result<std::string> make_link(db::Database& database, AccountId account) {
    const std::string token = auth::new_token();
    const auto made = database.write([&](db::Session& session) -> Result<void> {
        store::insert_link(session, auth::digest_of(token), account, session.now() + link_time);
        return {};
    });
    if (!made)
        return tl::unexpected<Error>(made.error());
    return token;
}

Result<std::string> sign_in(db::Database& database, Attempts& attempts, Instant now,
                            std::string_view mail, std::string_view password,
                            std::string_view remote_address) {
    const std::string folded = mail::fold_address(mail);
    if (attempts.by_mail.is_exhausted(folded, now) ||
        attempts.by_address.is_exhausted(remote_address, now))
        return too_often();
    const auto known =
        database.reading([&](db::Session& session) { return store::password_of(session, folded); });
    const auto right = auth::is_password(known ? known->hash : std::string(), password);
    if (!right)
        return tl::unexpected<Error>(right.error());
    if (!*right || !known) {
        attempts.by_mail.count_failure(folded, now);
        attempts.by_address.count_failure(remote_address, now);
        return wrong_password();
    }
    attempts.by_mail.forget(folded);
    return begin(database, known->account);
}

Result<std::string> sign_in_by_link(db::Database& database, Attempts& attempts, Instant now,
                                    std::string_view link, std::string_view remote_address) {
    if (attempts.by_address.is_exhausted(remote_address, now))
        return too_often();
    const auto account =
        database.writing([&](db::Session& session) -> Result<std::optional<AccountId>> {
            return store::use_link(session, auth::digest_of(link));
        });
    if (!account)
        return tl::unexpected<Error>(account.error());
    if (!*account) {
        attempts.by_address.count_failure(remote_address, now);
        return failure(ErrorCode::not_found, "This link has been used already, or is too old. Ask "
                                             "for a new one, or sign in with your password.");
    }
    return begin(database, **account);
}

Result<std::string> change_password(db::Database& database, Attempts& attempts, Instant now,
                                    const auth::Caller& caller, std::string_view present,
                                    std::string_view wanted) {
    const auto own =
        database.reading([&](db::Session& session) { return own_account(session, caller); });
    if (!own)
        return failure(ErrorCode::not_found, "This account is not here any more.");
    const std::string& mail = own->account.mail;
    if (own->has_password) {
        const auto known = sign_in(database, attempts, now, mail, present, caller.person);
        if (!known)
            return field_failure(known.error(), "password",
                                 Message{"This is not the password that you have now.", {}});
    }
    if (const auto set = set_password(database, own->account, wanted); !set)
        return field_failure(set.error(), "password_new", set.error().message);
    return begin(database, own->account.id);
}

Result<void> sign_out(db::Database& database, std::string_view token) {
    return database.write([&](db::Session& session) -> Result<void> {
        store::delete_sign_in(session, auth::digest_of(token));
        return {};
    });
}

Result<std::string> make_token(db::Database& database, AccountId account, std::chrono::days time) {
    const std::string token = auth::new_token();
    const auto made = database.write([&](db::Session& session) -> Result<void> {
        store::insert_token(session, auth::digest_of(token), account, session.now() + time);
        return {};
    });
    if (!made)
        return tl::unexpected<Error>(made.error());
    return token;
}

Result<std::int64_t> end_tokens(db::Database& database, AccountId account) {
    return database.writing([&](db::Session& session) -> Result<std::int64_t> {
        return store::delete_tokens(session, account);
    });
}

auth::Caller caller_by_token(db::Session& session, std::string_view token, Day today) {
    const auto known = store::known_by_token(session, auth::digest_of(token));
    return known ? caller_of(session, *known, today) : auth::Caller{};
}

SignedIn signed_in_by(db::Session& session, std::string_view token, Day today) {
    const auto known = store::signed_in(session, auth::digest_of(token));
    if (!known)
        return {};
    SignedIn signed_in;
    signed_in.caller = caller_of(session, *known, today);
    signed_in.wants_renewal = known->ends_at < session.now() + sign_in_time - std::chrono::hours(1);
    return signed_in;
}

Result<void> renew(db::Database& database, std::string_view token) {
    return database.write([&](db::Session& session) -> Result<void> {
        store::extend_sign_in(session, auth::digest_of(token), session.now() + sign_in_time);
        return {};
    });
}

Result<void> forget_ended(db::Database& database) {
    return database.write([&](db::Session& session) -> Result<void> {
        store::delete_ended(session);
        return {};
    });
}

} // namespace radslag::accounts
