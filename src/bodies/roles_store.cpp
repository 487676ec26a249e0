// SQL of role grants and of the readers of audiences; declared in store.hpp.
#include "bodies/store.hpp"

namespace radslag::bodies::store {

namespace {

using ledger::Write;

constexpr Write insert_role_grant = {
    "role_grant",
    {"role_grant.insert", "INSERT INTO role_grant (id, version, person, role, body, party, "
                          "from_day, to_day) VALUES ($1, 1, $2, $3, $4, $5, $6, $7) RETURNING *"}};
constexpr Write end_role_grants = {
    "role_grant",
    {"role_grant.end",
     "UPDATE role_grant SET to_day = $4, version = version + 1 WHERE person = $1 AND role = $2 AND "
     "(body = $3 OR party = $3) AND (to_day IS NULL OR to_day > $4) RETURNING *"}};
constexpr Write end_with_mandate_rows = {
    "role_grant",
    {"role_grant.end_with_mandate",
     "UPDATE role_grant SET version = version + 1, to_day = (SELECT d.to_day FROM mandate d WHERE "
     "d.id = $1) WHERE role IN ('member', 'substitute') AND person = (SELECT d.person FROM mandate "
     "d WHERE d.id = $1) AND EXISTS (SELECT 1 FROM mandate d WHERE d.id = $1 AND d.to_day IS NOT "
     "NULL AND (role_grant.party = d.party OR (d.party IS NULL AND role_grant.body = d.body)) AND "
     "(role_grant.from_day IS NULL OR role_grant.from_day <= d.to_day) AND (role_grant.to_day IS "
     "NULL OR role_grant.to_day > d.to_day) AND NOT EXISTS (SELECT 1 FROM mandate o WHERE o.person "
     "= d.person AND o.body = d.body AND o.party IS NOT DISTINCT FROM d.party AND o.id <> d.id AND "
     "(o.to_day IS NULL OR o.to_day > d.to_day))) RETURNING *"}};
constexpr db::Statement select_holder = {"mandate.person",
                                         "SELECT person FROM mandate WHERE id = $1"};
constexpr db::Statement select_roles = {
    "role_grant.of_person",
    "SELECT r.role, coalesce(r.body, p.body, ''), coalesce(r.party, '') FROM role_grant r LEFT "
    "JOIN party p ON p.id = r.party WHERE r.person = $1 AND (r.from_day IS NULL OR r.from_day <= "
    "$2) AND (r.to_day IS NULL OR r.to_day >= $2) ORDER BY r.id"};
constexpr db::Statement select_held_roles = {
    "role_grant.held",
    "SELECT r.role, b.name, o.name FROM role_grant r LEFT JOIN party p ON p.id = r.party LEFT JOIN "
    "body b ON b.id = coalesce(r.body, p.body) LEFT JOIN organisation o ON o.id = p.organisation "
    "WHERE r.person = $1 AND (r.from_day IS NULL OR r.from_day <= $2) AND (r.to_day IS NULL OR "
    "r.to_day >= $2) ORDER BY b.sort_key, r.id"};
constexpr db::Statement select_persons_with_roles = {"role_grant.persons",
                                                     "SELECT DISTINCT person FROM role_grant"};
constexpr db::Statement select_is_reader = {
    "audience_reader.is", "SELECT 1 FROM audience_reader WHERE reader = $1 AND audience = $2"};
constexpr db::Statement select_audiences = {
    "audience_reader.of_reader",
    "SELECT audience FROM audience_reader WHERE reader = $1 ORDER BY audience"};
constexpr db::Statement select_reader_count = {
    "audience_reader.count",
    "SELECT count(*) FROM audience_reader WHERE audience = $1 AND reader <> 'public'"};
constexpr db::Statement delete_reader = {"audience_reader.delete",
                                         "DELETE FROM audience_reader WHERE reader = $1"};
constexpr db::Statement delete_all_readers = {
    "audience_reader.delete_all", "DELETE FROM audience_reader WHERE reader <> 'public'"};
// A role for a party opens what its body has opened for that role, and what is for the party alone.
constexpr db::Statement insert_reader = {
    "audience_reader.renew",
    "INSERT INTO audience_reader (reader, audience) SELECT $1, a.id FROM audience a WHERE a.kind = "
    "'public' OR EXISTS (SELECT 1 FROM role_grant r LEFT JOIN party p ON p.id = r.party JOIN "
    "audience_grant g ON (g.body = coalesce(r.body, p.body) AND g.role = r.role) OR g.party = "
    "r.party WHERE g.audience = a.id AND r.person = $1 AND (r.from_day IS NULL OR r.from_day <= "
    "$2) AND (r.to_day IS NULL OR r.to_day >= $2))"};
constexpr db::Statement insert_readers_of = {
    "audience_reader.add",
    "INSERT INTO audience_reader (reader, audience) SELECT DISTINCT r.person, g.audience FROM "
    "audience_grant g JOIN role_grant r ON r.party = g.party OR (r.role = g.role AND (r.body = "
    "g.body OR r.party IN (SELECT y.id FROM party y WHERE y.body = g.body))) WHERE g.audience = $1 "
    "AND (r.from_day IS NULL OR r.from_day <= $2) AND (r.to_day IS NULL OR r.to_day >= $2) ON "
    "CONFLICT DO NOTHING"};

} // namespace

void insert(ledger::Act& act, const RoleGrant& grant) {
    act.write(insert_role_grant, {RoleGrantId::make(), grant.person, auth::roles.text(grant.role),
                                  grant.body, grant.party, to_text(grant.from), to_text(grant.to)});
}

void end(ledger::Act& act, const RoleGrant& grant, Day last) {
    const std::string_view where = grant.body    ? grant.body->text()
                                   : grant.party ? grant.party->text()
                                                 : std::string_view();
    act.write(end_role_grants, {grant.person, auth::roles.text(grant.role), where, to_text(last)});
}

std::optional<people::PersonId> end_with_mandate(ledger::Act& act, std::string_view mandate) {
    if (act.write(end_with_mandate_rows, {mandate}) == 0)
        return std::nullopt;
    return people::PersonId::parse(act.session().text(select_holder, {mandate}).value_or(""));
}

std::vector<auth::Grant> roles_of(db::Session& session, people::PersonId person, Day today) {
    std::vector<auth::Grant> found;
    session.query(select_roles, {person, to_text(today)}, [&](const db::Row& row) {
        found.push_back({auth::roles.require(row.text(0)), row.string(1), row.string(2)});
    });
    return found;
}

std::vector<HeldRole> held_roles(db::Session& session, people::PersonId person, Day today) {
    std::vector<HeldRole> found;
    session.query(select_held_roles, {person, to_text(today)}, [&](const db::Row& row) {
        std::string where = row.string(1);
        if (!row.is_null(2))
            where = row.string(2) + ", " + where;
        found.push_back({auth::roles.require(row.text(0)), std::move(where)});
    });
    return found;
}

std::vector<people::PersonId> persons_with_roles(db::Session& session) {
    std::vector<people::PersonId> found;
    session.query(select_persons_with_roles, {},
                  [&](const db::Row& row) { found.push_back(row.id<people::PersonId>(0)); });
    return found;
}

bool is_reader(db::Session& session, const Reader& reader, AudienceId audience) {
    return session.integer(select_is_reader, {reader.key, audience}).has_value();
}

std::string audiences_of(db::Session& session, const Reader& reader) {
    std::string audiences;
    session.query(select_audiences, {reader.key},
                  [&](const db::Row& row) { audiences += row.text(0); });
    return audiences;
}

std::int64_t count_readers(db::Session& session, AudienceId audience) {
    return session.integer(select_reader_count, {audience}).value_or(0);
}

void delete_readers(db::Session& session) {
    session.execute(delete_all_readers);
}

void add_readers(db::Session& session, AudienceId audience, Day today) {
    session.execute(insert_readers_of, {audience, to_text(today)});
}

void renew_reader(db::Session& session, people::PersonId person, Day today) {
    session.execute(delete_reader, {person});
    session.execute(insert_reader, {person, to_text(today)});
}

} // namespace radslag::bodies::store
