// See store.hpp.
#include "accounts/access/store.hpp"

#include "platform/db/named.hpp"

namespace radslag::accounts::access::store {

namespace {

using ledger::Write;

constexpr db::Statement select_body = {"access.body",
                                       "SELECT name, demonstration FROM body WHERE id = $1"};
constexpr db::Statement select_given = {
    "access.given",
    "SELECT g.id, g.version, p.id, CASE WHEN p.protected = 0 THEN p.name ELSE '' END, "
    "coalesce((SELECT min(a.mail) FROM account a WHERE a.person = p.id), ''), g.role, y.id, "
    "o.name, g.from_day, g.to_day, EXISTS (SELECT 1 FROM account a JOIN credential c ON c.account "
    "= a.id WHERE a.person = p.id) OR EXISTS (SELECT 1 FROM account a JOIN sign_in s ON s.account "
    "= a.id WHERE a.person = p.id) FROM role_grant g JOIN person p ON p.id = g.person LEFT JOIN "
    "party y ON y.id = g.party LEFT JOIN organisation o ON o.id = y.organisation WHERE (g.body = "
    "$1 OR g.party IN (SELECT z.id FROM party z WHERE z.body = $1)) AND (g.to_day IS NULL OR "
    "g.to_day >= $2) ORDER BY o.sort_key NULLS FIRST, p.protected, p.sort_key, g.role, g.id LIMIT "
    "3000"};
constexpr db::Statement select_body_of = {
    "access.body_of_grant",
    "SELECT coalesce(g.body, y.body) FROM role_grant g LEFT JOIN party y ON "
    "y.id = g.party WHERE g.id = $1"};
constexpr db::Statement select_parties = {
    "access.parties",
    "SELECT y.id, o.name FROM party y JOIN organisation o ON o.id = y.organisation WHERE y.body = "
    "$1 AND (y.from_day IS NULL OR y.from_day <= $2) AND (y.to_day IS NULL OR y.to_day >= $2) "
    "ORDER BY o.sort_key, y.id"};
constexpr db::Statement select_without = {
    "access.without_account",
    "SELECT DISTINCT p.id, p.name, p.sort_key FROM mandate d JOIN person p ON p.id = d.person AND "
    "p.protected = 0 WHERE d.body = $1 AND (CAST($2 AS TEXT) IS NULL OR d.party = $2) AND "
    "(d.from_day IS NULL OR d.from_day <= $3) AND (d.to_day IS NULL OR d.to_day >= $3) AND NOT "
    "EXISTS (SELECT 1 FROM account a WHERE a.person = p.id) ORDER BY p.sort_key, p.id LIMIT 500"};
constexpr db::Statement select_organisation = {"access.organisation",
                                               "SELECT organisation FROM party WHERE id = $1"};
constexpr db::Statement select_account = {
    "access.account", "SELECT min(a.id) FROM role_grant g JOIN account a ON a.person = g.person "
                      "WHERE g.id = $1"};
constexpr Write update_end = {
    "role_grant",
    {"role_grant.end_one",
     "UPDATE role_grant SET version = version + 1, to_day = $2 WHERE id = $1 RETURNING *"}};

} // namespace

std::optional<Body> body(db::Session& session, bodies::BodyId id) {
    std::optional<Body> found;
    session.query(select_body, {id}, [&](const db::Row& row) {
        found = Body{row.string(0), row.integer(1) != 0};
    });
    return found;
}

std::vector<Given> given(db::Session& session, bodies::BodyId body, Day today) {
    std::vector<Given> found;
    session.query(select_given, {body, to_text(today)}, [&](const db::Row& row) {
        Given each{row.id<bodies::RoleGrantId>(0),
                   row.integer(1),
                   {row.string(2), row.string(3)},
                   row.string(4),
                   auth::roles.require(row.text(5)),
                   db::named_at<NamedId>(row, 6),
                   row.optional_day(8),
                   row.optional_day(9)};
        each.has_signed_in = row.integer(10) != 0;
        found.push_back(std::move(each));
    });
    return found;
}

std::optional<bodies::BodyId> body_of(db::Session& session, bodies::RoleGrantId id) {
    std::optional<bodies::BodyId> found;
    session.query(select_body_of, {id},
                  [&](const db::Row& row) { found = row.optional_id<bodies::BodyId>(0); });
    return found;
}

std::vector<NamedId> parties(db::Session& session, bodies::BodyId body, Day today) {
    std::vector<NamedId> found;
    session.query(select_parties, {body, to_text(today)}, [&](const db::Row& row) {
        found.push_back({row.string(0), row.string(1)});
    });
    return found;
}

std::vector<NamedId> without_account(db::Session& session, bodies::BodyId body,
                                     const std::optional<bodies::PartyId>& party, Day today) {
    std::vector<NamedId> found;
    session.query(select_without, {body, party, to_text(today)}, [&](const db::Row& row) {
        found.push_back({row.string(0), row.string(1)});
    });
    return found;
}

std::optional<people::OrganisationId> organisation_of(db::Session& session, bodies::PartyId party) {
    std::optional<people::OrganisationId> found;
    session.query(select_organisation, {party},
                  [&](const db::Row& row) { found = row.id<people::OrganisationId>(0); });
    return found;
}

std::optional<AccountId> account_of(db::Session& session, bodies::RoleGrantId id) {
    return AccountId::parse(session.text(select_account, {id}).value_or(""));
}

void end(ledger::Act& act, bodies::RoleGrantId id, Day last) {
    act.write(update_end, {id, to_text(last)});
}

} // namespace radslag::accounts::access::store
