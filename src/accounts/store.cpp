// SQL of accounts; see store.hpp.
#include "accounts/store.hpp"

#include "platform/mail/address.hpp"

namespace radslag::accounts::store {

namespace {

using db::Statement;

constexpr ledger::Write insert_account = {
    "account",
    {"account.insert", "INSERT INTO account (id, version, person, mail, folded) VALUES ($1, 1, $2, "
                       "$3, $4) RETURNING *"}};
constexpr Statement select_account = {"account.by_mail",
                                      "SELECT id, person, mail FROM account WHERE folded = $1"};
constexpr Statement select_account_by_id = {"account.get",
                                            "SELECT id, person, mail FROM account WHERE id = $1"};
constexpr Statement select_accounts = {
    "account.list",
    "SELECT a.person, a.mail, p.name, c.account FROM account a JOIN person p ON p.id = a.person "
    "LEFT JOIN credential c ON c.account = a.id ORDER BY a.folded"};
constexpr Statement select_password = {
    "credential.by_mail", "SELECT c.account, c.password_hash FROM account a JOIN credential c ON "
                          "c.account = a.id WHERE a.folded = $1"};
constexpr Statement upsert_password = {
    "credential.set",
    "INSERT INTO credential (account, password_hash, changed_at) VALUES ($1, $2, $3) ON CONFLICT "
    "(account) DO UPDATE SET password_hash = excluded.password_hash, changed_at = "
    "excluded.changed_at"};
constexpr Statement insert_sign_in_row = {
    "sign_in.insert",
    "INSERT INTO sign_in (id, account, begun_at, ends_at) VALUES ($1, $2, $3, $4)"};
constexpr Statement update_sign_in = {"sign_in.extend",
                                      "UPDATE sign_in SET ends_at = $2 WHERE id = $1"};
constexpr Statement delete_sign_in_row = {"sign_in.delete", "DELETE FROM sign_in WHERE id = $1"};
constexpr Statement delete_sign_ins_of = {"sign_in.delete_of_account",
                                          "DELETE FROM sign_in WHERE account = $1"};
constexpr Statement select_signed_in = {
    "sign_in.get",
    "SELECT s.account, a.person, p.name, s.ends_at FROM sign_in s JOIN account a ON a.id = "
    "s.account JOIN person p ON p.id = a.person WHERE s.id = $1 AND s.ends_at > $2"};
constexpr Statement insert_link_row = {
    "sign_in_link.insert", "INSERT INTO sign_in_link (id, account, ends_at) VALUES ($1, $2, $3)"};
constexpr Statement delete_link = {
    "sign_in_link.use",
    "DELETE FROM sign_in_link WHERE id = $1 AND ends_at > $2 RETURNING account"};
constexpr Statement insert_token_row = {
    "api_token.insert",
    "INSERT INTO api_token (id, account, made_at, ends_at) VALUES ($1, $2, $3, $4)"};
constexpr Statement select_by_token = {
    "api_token.get",
    "SELECT s.account, a.person, p.name, s.ends_at FROM api_token s JOIN account a ON a.id = "
    "s.account JOIN person p ON p.id = a.person WHERE s.id = $1 AND s.ends_at > $2"};
constexpr Statement delete_tokens_of = {"api_token.delete_of_account",
                                        "DELETE FROM api_token WHERE account = $1"};
constexpr Statement delete_ended_tokens = {"api_token.delete_ended",
                                           "DELETE FROM api_token WHERE ends_at <= $1"};
constexpr Statement delete_ended_sign_ins = {"sign_in.delete_ended",
                                             "DELETE FROM sign_in WHERE ends_at <= $1"};
constexpr Statement delete_ended_links = {"sign_in_link.delete_ended",
                                          "DELETE FROM sign_in_link WHERE ends_at <= $1"};

constexpr Statement select_in_use = {
    "account.in_use",
    "SELECT 1 WHERE EXISTS (SELECT 1 FROM credential WHERE account = $1) OR EXISTS "
    "(SELECT 1 FROM sign_in WHERE account = $1)"};

std::optional<KnownSignIn> known_by(db::Session& session, const Statement& statement,
                                    std::string_view digest) {
    std::optional<KnownSignIn> found;
    session.query(statement, {digest, to_text(session.now())}, [&](const db::Row& row) {
        found = KnownSignIn{row.id<AccountId>(0), row.id<people::PersonId>(1), row.string(2),
                            row.instant(3)};
    });
    return found;
}

Account account_at(const db::Row& row) {
    return {row.id<AccountId>(0), row.id<people::PersonId>(1), row.string(2)};
}

} // namespace

void insert(ledger::Act& act, const Account& account) {
    act.write(insert_account,
              {account.id, account.person, account.mail, mail::fold_address(account.mail)});
}

std::optional<Account> account(db::Session& session, AccountId id) {
    std::optional<Account> found;
    session.query(select_account_by_id, {id}, [&](const db::Row& row) { found = account_at(row); });
    return found;
}

std::optional<Account> account_named(db::Session& session, std::string_view folded) {
    std::optional<Account> found;
    session.query(select_account, {folded}, [&](const db::Row& row) { found = account_at(row); });
    return found;
}

std::vector<std::pair<people::PersonId, ListedAccount>> accounts(db::Session& session) {
    std::vector<std::pair<people::PersonId, ListedAccount>> found;
    session.query(select_accounts, {}, [&](const db::Row& row) {
        found.push_back(
            {row.id<people::PersonId>(0), {row.string(1), row.string(2), !row.is_null(3), {}}});
    });
    return found;
}

std::optional<Password> password_of(db::Session& session, std::string_view folded) {
    std::optional<Password> found;
    session.query(select_password, {folded}, [&](const db::Row& row) {
        found = Password{row.id<AccountId>(0), row.string(1)};
    });
    return found;
}

void set_password(db::Session& session, AccountId account, std::string_view hash) {
    session.execute(upsert_password, {account, hash, to_text(session.now())});
}

bool is_in_use(db::Session& session, AccountId account) {
    return session.integer(select_in_use, {account}).has_value();
}

void insert_sign_in(db::Session& session, std::string_view digest, AccountId account, Instant end) {
    session.execute(insert_sign_in_row, {digest, account, to_text(session.now()), to_text(end)});
}

void extend_sign_in(db::Session& session, std::string_view digest, Instant end) {
    session.execute(update_sign_in, {digest, to_text(end)});
}

void delete_sign_in(db::Session& session, std::string_view digest) {
    session.execute(delete_sign_in_row, {digest});
}

void delete_sign_ins(db::Session& session, AccountId account) {
    session.execute(delete_sign_ins_of, {account});
}

std::optional<KnownSignIn> signed_in(db::Session& session, std::string_view digest) {
    return known_by(session, select_signed_in, digest);
}

void insert_link(db::Session& session, std::string_view digest, AccountId account, Instant end) {
    session.execute(insert_link_row, {digest, account, to_text(end)});
}

void insert_token(db::Session& session, std::string_view digest, AccountId account, Instant end) {
    session.execute(insert_token_row, {digest, account, to_text(session.now()), to_text(end)});
}

std::optional<KnownSignIn> known_by_token(db::Session& session, std::string_view digest) {
    return known_by(session, select_by_token, digest);
}

std::int64_t delete_tokens(db::Session& session, AccountId account) {
    return session.execute(delete_tokens_of, {account});
}

std::optional<AccountId> use_link(db::Session& session, std::string_view digest) {
    std::optional<AccountId> found;
    session.query(delete_link, {digest, to_text(session.now())},
                  [&](const db::Row& row) { found = row.id<AccountId>(0); });
    return found;
}

void delete_ended(db::Session& session) {
    session.execute(delete_ended_sign_ins, {to_text(session.now())});
    session.execute(delete_ended_links, {to_text(session.now())});
    session.execute(delete_ended_tokens, {to_text(session.now())});
}

} // namespace radslag::accounts::store
