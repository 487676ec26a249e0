// Founding forums and bodies; see actions.hpp.
#include "bodies/actions.hpp"

#include "bodies/store.hpp"
#include "people/actions.hpp"
#include "platform/text/fold.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace radslag::bodies {

namespace {

// Everybody who sits in the body reads what is for members; the secretariat's own is narrower.
constexpr std::array<std::string_view, 9> member_roles = {
    "reader", "member",    "substitute", "party_administrator", "officer", "secretary",
    "chair",  "registrar", "auditor"};
constexpr std::array<std::string_view, 4> secretariat_roles = {"secretary", "chair", "registrar",
                                                               "auditor"};
// Whoever has a part in what is prepared; docs/decisions/0019-what-is-prepared.md.
constexpr std::array<std::string_view, 5> preparing_roles = {
    "member", "substitute", "party_administrator", "secretary", "chair"};
// Whoever makes the agenda of a meeting.
constexpr std::array<std::string_view, 2> agenda_roles = {"secretary", "chair"};

} // namespace

Result<void> found_forum(ledger::Act& act, const Forum& forum) {
    if (const auto known = store::forum(act.session()))
        return failure(ErrorCode::conflict,
                       "There is a forum here already, {0}. Give another folder with --data.",
                       {known->name});
    store::insert(act, forum);
    store::insert_audience(act, Visibility::is_public, std::nullopt);
    if (forum.seats_swedish_regions)
        for (const auto& region : people::swedish_regions())
            people::find_or_add_region(act, region);
    return {};
}

std::optional<Forum> forum(db::Session& session) {
    return store::forum(session);
}

std::optional<BodyId> find_body(db::Session& session, std::string_view name, bool demonstration) {
    return store::body_named(session, text::fold(name), demonstration);
}

BodyId find_or_add_body(ledger::Act& act, std::string_view name, bool demonstration) {
    if (const auto known = find_body(act.session(), name, demonstration))
        return *known;
    Body body;
    body.name = name;
    body.kind = kind_of(name);
    body.demonstration = demonstration;
    add_body(act, body);
    return body.id;
}

void add_body(ledger::Act& act, const Body& body) {
    store::insert(act, body);
    const auto members = store::insert_audience(act, Visibility::members, body.id);
    for (const auto role : member_roles)
        store::insert_grant(act, members, body.id, role);
    const auto secretariat = store::insert_audience(act, Visibility::secretariat, body.id);
    for (const auto role : secretariat_roles)
        store::insert_grant(act, secretariat, body.id, role);
    const auto forum = store::forum(act.session());
    if (forum && forum->seats_swedish_regions && body.kind == BodyKind::forum)
        seat_swedish_regions(act, body.id);
}

void seat(ledger::Act& act, const Party& party) {
    store::insert(act, party);
}

std::vector<Party> parties_of(db::Session& session, BodyId body) {
    return store::parties(session, body);
}

void add_mandate(ledger::Act& act, const Mandate& mandate) {
    store::insert(act, mandate);
}

AudienceId withhold(ledger::Act& act, BodyId body, const LegalGround& ground) {
    const auto audience = store::insert_audience(act, body, ground);
    for (const auto role : secretariat_roles)
        store::insert_grant(act, audience, body, role);
    return audience;
}

AudienceId begin_working_material(ledger::Act& act, BodyId body, Day today) {
    const auto audience = store::insert_working_audience(act, body);
    for (const auto role : secretariat_roles)
        store::insert_grant(act, audience, body, role);
    store::add_readers(act.session(), audience, today);
    return audience;
}

void let_members_in(ledger::Act& act, BodyId body, AudienceId audience, Day today) {
    for (const auto role : member_roles)
        if (std::ranges::find(secretariat_roles, role) == secretariat_roles.end())
            store::insert_grant(act, audience, body, role);
    store::add_readers(act.session(), audience, today);
}

AudienceId begin_preparation(ledger::Act& act, BodyId body, Day today) {
    const auto audience = store::insert_working_audience(act, body);
    for (const auto role : preparing_roles)
        store::insert_grant(act, audience, body, role);
    store::add_readers(act.session(), audience, today);
    return audience;
}

AudienceId begin_proposing(ledger::Act& act, BodyId body, const std::optional<PartyId>& party,
                           Day today) {
    const auto audience = store::insert_working_audience(act, body);
    for (const auto role : agenda_roles)
        store::insert_grant(act, audience, body, role);
    if (party)
        store::insert_grant(act, audience, *party);
    store::add_readers(act.session(), audience, today);
    return audience;
}

void seat_swedish_regions(ledger::Act& act, BodyId body) {
    const auto seated = store::parties(act.session(), body);
    for (const auto& region : people::swedish_regions()) {
        const auto organisation = people::find_or_add_region(act, region);
        if (std::ranges::any_of(
                seated, [&](const Party& party) { return party.organisation == organisation; }))
            continue;
        store::insert(act, Party{PartyId::make(), body, organisation,
                                 "regionally_responsible_actor", Side::region});
    }
}

AudienceId audience(db::Session& session, Visibility visibility, BodyId body) {
    const auto found = store::audience(session, visibility, body);
    if (!found)
        throw std::runtime_error("a body without its audiences");
    return *found;
}

bool may_read(db::Session& session, const Reader& reader, AudienceId audience) {
    return store::is_reader(session, reader, audience);
}

std::int64_t count_readers(db::Session& session, AudienceId audience) {
    return store::count_readers(session, audience);
}

std::vector<NamedBody> bodies_where(db::Session& session, const auth::Caller& caller,
                                    auth::Right right) {
    std::vector<NamedBody> found;
    for (const store::ListedBody& body : store::bodies(session))
        if (auth::may_in(caller, right, body.id.text()))
            found.push_back({body.id, body.name});
    return found;
}

std::vector<Party> seats_of(db::Session& session, std::string_view organisation, Day today) {
    return store::seats_of(session, text::fold(organisation), today);
}

std::optional<Side> side_of(db::Session& session, BodyId body, people::OrganisationId organisation,
                            std::optional<Day> day) {
    return store::side_of(session, body, organisation, day);
}

} // namespace radslag::bodies
