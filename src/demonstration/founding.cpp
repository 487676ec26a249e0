// Tells how the forum begins, and how people come and go in it. See event.hpp.
#include "accounts/actions.hpp"
#include "bodies/roles.hpp"
#include "demonstration/event.hpp"
#include "people/actions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace radslag::demonstration {

namespace {

using bodies::MandateId;
using people::PostId;

constexpr int days_before = 800; ///< the founding lies so far back
constexpr std::array circles = {Circle::officials, Circle::politicians};
constexpr Circle first_circle = Circle::politicians; ///< what the other prepares for

Day founding_day(const Stage& stage) {
    return working_day(add_days(stage.today(), -days_before));
}

void add_groups(ledger::Act& act, const Stage& stage) {
    for (const Group& group : stage.cast().groups()) {
        const auto id = organisation(act, stage, group.name, {});
        for (const std::string& name : group.other_names)
            people::add_organisation_name(act, id, name);
    }
    for (const Group& group : stage.cast().groups())
        for (const std::string& member : group.members)
            people::add_member(act, organisation(act, stage, group.name, {}),
                               organisation(act, stage, member, {}), founding_day(stage));
}

void add_circle(ledger::Act& act, const Stage& stage, Circle circle) {
    const auto body = stage.body(circle);
    bodies::Body made{.id = body,
                      .name = stage.body_name(circle),
                      .kind = bodies::BodyKind::forum,
                      .demonstration = true};
    made.from = founding_day(stage);
    if (circle == Circle::officials)
        made.prepares_for = stage.body(Circle::politicians);
    bodies::add_body(act, made);
    bodies::seat_swedish_regions(act, body);
    for (const Group& group : stage.cast().groups())
        if (!group.role.empty() && group.letter.empty())
            bodies::seat(act, {.body = body,
                               .organisation = organisation(act, stage, group.name, {}),
                               .role = group.role,
                               .side = group.side,
                               .from = founding_day(stage)});
}

PostId post_id(const Stage& stage, const Actor& actor) {
    const Part part = actor.part == Part::cover ? Part::director : actor.part;
    return stage.shared_id<PostId>("post",
                                   fmt::format("{}/{}/{}", actor.organisation, parts.text(part),
                                               part == Part::staff ? actor.title : ""));
}

/// Whoever takes over a post finds it there already.
bool brings_post(const Actor& actor) {
    return !actor.follows && !actor.covers;
}

void add_posts(ledger::Act& act, const Stage& stage, const Actor& actor) {
    const auto at = organisation(act, stage, actor.organisation, {});
    const auto person = stage.shared_id<people::PersonId>("person", actor.name);
    if (brings_post(actor))
        people::add_post(act, {post_id(stage, actor), at, actor.unit, actor.title});
    people::PostHolding holding{.person = person, .organisation = at};
    holding.post = post_id(stage, actor);
    holding.follows =
        actor.follows ? std::optional(stage.person(*actor.follows, {})) : std::nullopt;
    holding.covers_for =
        actor.covers ? std::optional(stage.person(*actor.covers, {})) : std::nullopt;
    holding.from = actor.from.value_or(founding_day(stage));
    holding.to = actor.to;
    people::add_post_holding(act, holding);
}

MandateId mandate_id(const Stage& stage, Circle circle, std::string_view name) {
    return stage.shared_id<MandateId>("mandate",
                                      fmt::format("{} {}", static_cast<int>(circle), name));
}

void add_mandates(ledger::Act& act, const Stage& stage, const Actor& actor) {
    for (const Circle circle : actor.circles) {
        bodies::Mandate made{.id = mandate_id(stage, circle, actor.name),
                             .body = stage.body(circle),
                             .person = stage.person(actor.name, {}),
                             .party = party(act.session(), stage, circle,
                                            organisation(act, stage, actor.organisation, {}))};
        made.from = actor.from.value_or(founding_day(stage));
        made.to = actor.to;
        if (actor.follows)
            made.follows = mandate_id(stage, circle, *actor.follows);
        if (actor.covers)
            made.covers_for = mandate_id(stage, circle, *actor.covers);
        if (actor.part == Part::substitute) {
            made.kind = bodies::MandateKind::substitute;
            const Actor* ordinary =
                stage.cast().holder(actor.organisation, Part::director, *made.from);
            if (ordinary != nullptr)
                made.substitute_for = mandate_id(stage, circle, ordinary->name);
        }
        bodies::add_mandate(act, made);
    }
}

/// A region's director sits in the committee as well.
void add_committee_seat(ledger::Act& act, const Stage& stage, const Actor& actor) {
    if (actor.part != Part::director)
        return;
    const auto id = [&](std::string_view name) {
        return stage.shared_id<MandateId>("mandate", fmt::format("committee {}", name));
    };
    bodies::Mandate made{.id = id(actor.name),
                         .body = stage.committee(),
                         .person = stage.person(actor.name, {}),
                         .party = party(act.session(), stage.committee(),
                                        organisation(act, stage, actor.organisation, {}))};
    made.from = actor.from.value_or(founding_day(stage));
    made.to = actor.to;
    if (actor.follows)
        made.follows = id(*actor.follows);
    bodies::add_mandate(act, made);
}

/// One act for each person that comes: on the founding day, or when their time begins.
void tell_actor(const Telling& telling, const Actor& actor) {
    const Stage& stage = telling.stage;
    const auto id = stage.shared_id<people::PersonId>("person", actor.name);
    const Day day = std::max(actor.from.value_or(founding_day(stage)), founding_day(stage));
    telling.add({hour_of(day, "arrival"), "demo", "person.add", "person", std::string(id.text()),
                 [stage, actor, id](ledger::Act& act) -> Result<void> {
                     people::Person person;
                     person.id = id;
                     person.name = actor.name;
                     person.organisation = organisation(act, stage, actor.organisation, {});
                     person.title = actor.title;
                     person.demonstration = true;
                     (void)people::find_or_add_person(act, person);
                     add_posts(act, stage, actor);
                     add_mandates(act, stage, actor);
                     add_committee_seat(act, stage, actor);
                     return {};
                 }});
}

/// The bodies in which the account has its role.
std::vector<bodies::BodyId> bodies_of(const Stage& stage, const Login& login) {
    if (login.in_committee)
        return {stage.committee()};
    std::vector<bodies::BodyId> all;
    for (const Circle circle : circles)
        all.push_back(stage.body(circle));
    if (login.party)
        all.push_back(stage.committee());
    return all;
}

/// A role in the bodies, or for an organisation in every body where it sits.
Result<void> add_login(ledger::Act& act, const Stage& stage, const Login& login) {
    for (const bodies::BodyId body : bodies_of(stage, login)) {
        accounts::NewAccount account{.mail = login.mail, .name = login.name, .role = login.role};
        account.demonstration = true;
        account.organisation =
            organisation(act, stage, stage.cast().actor(login.name)->organisation, {});
        if (login.party) {
            account.party = party(act.session(), body, organisation(act, stage, *login.party, {}));
        } else {
            account.body = body;
        }
        const auto added = accounts::add(act, account, stage.today());
        if (!added)
            return tl::unexpected<Error>(added.error());
    }
    return {};
}

/// The accounts come last, today: who signs in finds everything there.
void tell_logins(const Telling& telling) {
    const Stage& stage = telling.stage;
    for (const Login& login : stage.cast().logins()) {
        Event event{telling.now(),
                    "demo",
                    "account.add",
                    "account",
                    login.mail,
                    [stage, login](ledger::Act& act) { return add_login(act, stage, login); }};
        event.has_happened = [mail = login.mail](db::Session& session) {
            return accounts::account_of(session, mail).has_value();
        };
        telling.add(std::move(event));
    }
}

void tell_circle(const Telling& telling, Circle circle, Instant when) {
    const Stage& stage = telling.stage;
    telling.add({when, "demo", "body.add", "body", std::string(stage.body(circle).text()),
                 [stage, circle](ledger::Act& act) -> Result<void> {
                     if (circle == first_circle && stage.number() == 0)
                         add_groups(act, stage);
                     add_circle(act, stage, circle);
                     return {};
                 }});
}

/// In which the regions prepare, without the state.
void tell_committee(const Telling& telling, Instant when) {
    const Stage& stage = telling.stage;
    const auto id = stage.committee();
    telling.add({when, "demo", "body.add", "body", std::string(id.text()),
                 [stage, id](ledger::Act& act) -> Result<void> {
                     bodies::Body made{.id = id,
                                       .name = stage.cast().committee(),
                                       .kind = bodies::BodyKind::committee,
                                       .demonstration = true,
                                       .prepares_for = stage.body(Circle::officials)};
                     made.from = founding_day(stage);
                     bodies::add_body(act, made);
                     bodies::seat_swedish_regions(act, id);
                     return {};
                 }});
}

} // namespace

void tell_founding(const Telling& telling, bool forum_is_there) {
    const Stage& stage = telling.stage;
    const Instant begin = std::chrono::sys_days{founding_day(stage)} + std::chrono::hours(7);
    if (!forum_is_there) {
        const auto id = stage.shared_id<bodies::ForumId>("forum", "");
        telling.add(
            {begin, "demo", "forum.found", "forum", std::string(id.text()), [id](ledger::Act& act) {
                 bodies::Forum forum{.id = id, .name = "Forum för stat och regioner"};
                 forum.kind = bodies::ForumKind::demonstration;
                 forum.seats_swedish_regions = true;
                 return bodies::found_forum(act, forum);
             }});
    }
    if (stage.number() > 0) {
        tell_circle(telling, first_circle, begin);
        tell_circle(telling, Circle::officials, begin);
        return;
    }
    tell_circle(telling, first_circle, begin + std::chrono::minutes(10));
    tell_circle(telling, Circle::officials, begin + std::chrono::minutes(20));
    tell_committee(telling, begin + std::chrono::minutes(30));
    for (const Actor& actor : stage.cast().actors())
        tell_actor(telling, actor);
    tell_logins(telling);
}

} // namespace radslag::demonstration
