// SQL of bodies, parties and audiences; see store.hpp.
#include "bodies/store.hpp"

#include "platform/text/fold.hpp"

namespace radslag::bodies::store {

namespace {

using ledger::Write;

constexpr Write insert_forum_row = {
    "forum",
    {"forum.insert", "INSERT INTO forum (id, version, name, kind, roster, founded_at) VALUES ($1, "
                     "1, $2, $3, $4, $5) RETURNING *"}};
constexpr Write insert_body_row = {
    "body",
    {"body.insert", "INSERT INTO body (id, version, name, folded, sort_key, kind, "
                    "demonstration, prepares_for, from_day) VALUES ($1, 1, $2, $3, $4, $5, $6, $7, "
                    "$8) RETURNING *"}};
constexpr Write insert_party_row = {
    "party",
    {"party.insert", "INSERT INTO party (id, version, body, organisation, role, side, from_day, "
                     "to_day) VALUES ($1, 1, $2, $3, $4, $5, $6, $7) RETURNING *"}};
constexpr Write insert_mandate_row = {
    "mandate",
    {"mandate.insert",
     "INSERT INTO mandate (id, version, body, person, party, kind, substitute_for, covers_for, "
     "follows, from_day, to_day) VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9, $10) "
     "RETURNING *"}};
constexpr Write insert_withheld_row = {
    "audience",
    {"audience.withhold",
     "INSERT INTO audience (id, version, kind, body, legal_ground, decided_by, decided_on) VALUES "
     "($1, 1, 'custom', $2, $3, $4, $5) RETURNING *"}};
constexpr Write insert_working_row = {
    "audience",
    {"audience.working", "INSERT INTO audience (id, version, kind, body) VALUES ($1, 1, 'custom', "
                         "$2) RETURNING *"}};
constexpr Write insert_audience_row = {
    "audience",
    {"audience.insert", "INSERT INTO audience (id, version, kind, body) VALUES ($1, 1, "
                        "$2, $3) RETURNING *"}};
constexpr Write insert_grant_row = {
    "audience_grant",
    {"audience_grant.insert", "INSERT INTO audience_grant (id, audience, body, role) VALUES ($1, "
                              "$2, $3, $4) RETURNING *"}};
constexpr Write insert_party_grant_row = {
    "audience_grant",
    {"audience_grant.party",
     "INSERT INTO audience_grant (id, audience, party) VALUES ($1, $2, $3) RETURNING *"}};
constexpr db::Statement insert_public_reader = {
    "audience_reader.public",
    "INSERT INTO audience_reader (reader, audience) VALUES ('public', $1)"};

constexpr db::Statement select_forum = {"forum.get", "SELECT id, name, kind, roster FROM forum"};
constexpr db::Statement select_body_named = {
    "body.by_folded", "SELECT id FROM body WHERE folded = $1 AND demonstration = $2"};
constexpr db::Statement select_public_audience = {
    "audience.public", "SELECT id FROM audience WHERE body IS NULL AND kind = 'public'"};
constexpr db::Statement select_body_audience = {
    "audience.of_body", "SELECT id FROM audience WHERE body = $1 AND kind = $2"};
constexpr db::Statement select_side = {
    "party.side", "SELECT side FROM party WHERE body = $1 AND organisation = $2 AND (from_day IS "
                  "NULL OR from_day <= $3) AND (to_day IS NULL OR to_day >= $3)"};
constexpr db::Statement select_parties = {
    "party.of_body", "SELECT id, organisation, role, side FROM party WHERE body = $1"};
constexpr db::Statement select_seats = {
    "party.of_organisation",
    "SELECT p.id, p.body, p.organisation, p.role, p.side FROM organisation_name n JOIN party p ON "
    "p.organisation = n.organisation JOIN body b ON b.id = p.body WHERE n.folded = $1 AND "
    "(p.from_day IS NULL OR p.from_day <= $2) AND (p.to_day IS NULL OR p.to_day >= $2) ORDER BY "
    "b.sort_key, p.id"};
constexpr db::Statement select_body = {
    "body.get", "SELECT id, name, kind, demonstration FROM body WHERE id = $1"};
constexpr db::Statement select_bodies = {
    "body.list", "SELECT id, name, kind, demonstration FROM body ORDER BY sort_key, id"};

ListedBody listed(const db::Row& row) {
    return {row.id<BodyId>(0), row.string(1), body_kinds.require(row.text(2)), row.integer(3) != 0};
}

} // namespace

void insert(ledger::Act& act, const Forum& forum) {
    const auto roster =
        forum.seats_swedish_regions ? std::optional<std::string_view>("se-regions") : std::nullopt;
    act.add(insert_forum_row, {forum.id, forum.name, forum_kinds.text(forum.kind), roster,
                               to_text(act.session().now())});
}

void insert(ledger::Act& act, const Body& body) {
    const auto key = text::sort_key(body.name);
    act.add(insert_body_row,
            {body.id, body.name, text::fold(body.name), std::span(key), body_kinds.text(body.kind),
             body.demonstration, body.prepares_for, to_text(body.from)});
}

void insert(ledger::Act& act, const Party& party) {
    act.add(insert_party_row, {party.id, party.body, party.organisation, party.role,
                               sides.text(party.side), to_text(party.from), to_text(party.to)});
}

void insert(ledger::Act& act, const Mandate& mandate) {
    act.add(insert_mandate_row,
            {mandate.id, mandate.body, mandate.person, mandate.party,
             mandate_kinds.text(mandate.kind), mandate.substitute_for, mandate.covers_for,
             mandate.follows, to_text(mandate.from), to_text(mandate.to)});
}

AudienceId insert_audience(ledger::Act& act, BodyId body, const LegalGround& ground) {
    const auto id = AudienceId::make();
    act.add(insert_withheld_row,
            {id, body, ground.ground, ground.decided_by, to_text(ground.decided_on)});
    return id;
}

AudienceId insert_working_audience(ledger::Act& act, BodyId body) {
    const auto id = AudienceId::make();
    act.add(insert_working_row, {id, body});
    return id;
}

AudienceId insert_audience(ledger::Act& act, Visibility visibility, std::optional<BodyId> body) {
    const auto id = AudienceId::make();
    act.add(insert_audience_row, {id, visibilities.text(visibility), body});
    if (visibility == Visibility::is_public)
        act.session().execute(insert_public_reader, {id});
    return id;
}

void insert_grant(ledger::Act& act, AudienceId audience, BodyId body, std::string_view role) {
    act.add(insert_grant_row, {Id<struct GrantTag>::make(), audience, body, role});
}

void insert_grant(ledger::Act& act, AudienceId audience, PartyId party) {
    act.add(insert_party_grant_row, {Id<struct GrantTag>::make(), audience, party});
}

std::optional<Forum> forum(db::Session& session) {
    std::optional<Forum> found;
    session.query(select_forum, {}, [&](const db::Row& row) {
        found = Forum{row.id<ForumId>(0), row.string(1), forum_kinds.require(row.text(2)),
                      !row.is_null(3)};
    });
    return found;
}

std::optional<BodyId> body_named(db::Session& session, std::string_view folded,
                                 bool demonstration) {
    std::optional<BodyId> found;
    session.query(select_body_named, {folded, demonstration},
                  [&](const db::Row& row) { found = row.id<BodyId>(0); });
    return found;
}

std::optional<AudienceId> audience(db::Session& session, Visibility visibility,
                                   std::optional<BodyId> body) {
    std::optional<AudienceId> found;
    const auto keep = [&](const db::Row& row) { found = row.id<AudienceId>(0); };
    if (visibility == Visibility::is_public)
        session.query(select_public_audience, {}, keep);
    else
        session.query(select_body_audience, {body, visibilities.text(visibility)}, keep);
    return found;
}

std::optional<Side> side_of(db::Session& session, BodyId body, people::OrganisationId organisation,
                            std::optional<Day> day) {
    const std::string on = day ? to_text(*day) : to_text(session.now()).substr(0, 10);
    std::optional<Side> found;
    session.query(select_side, {body, organisation, on},
                  [&](const db::Row& row) { found = sides.require(row.text(0)); });
    return found;
}

std::vector<Party> seats_of(db::Session& session, std::string_view folded, Day today) {
    std::vector<Party> found;
    session.query(select_seats, {folded, to_text(today)}, [&](const db::Row& row) {
        found.push_back({row.id<PartyId>(0), row.id<BodyId>(1), row.id<people::OrganisationId>(2),
                         row.string(3), sides.require(row.text(4))});
    });
    return found;
}

std::vector<Party> parties(db::Session& session, BodyId body) {
    std::vector<Party> found;
    session.query(select_parties, {body}, [&](const db::Row& row) {
        found.push_back({row.id<PartyId>(0), body, row.id<people::OrganisationId>(1), row.string(2),
                         sides.require(row.text(3))});
    });
    return found;
}

std::optional<ListedBody> body(db::Session& session, BodyId id) {
    std::optional<ListedBody> found;
    session.query(select_body, {id}, [&](const db::Row& row) { found = listed(row); });
    return found;
}

std::vector<ListedBody> bodies(db::Session& session) {
    std::vector<ListedBody> found;
    session.query(select_bodies, {}, [&](const db::Row& row) { found.push_back(listed(row)); });
    return found;
}

} // namespace radslag::bodies::store
