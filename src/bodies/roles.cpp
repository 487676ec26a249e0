// See roles.hpp.
#include "bodies/roles.hpp"

#include "bodies/store.hpp"
#include "platform/text/zones.hpp"

#include <algorithm>

namespace radslag::bodies {

void grant_role(ledger::Act& act, const RoleGrant& grant, Day today) {
    const auto held = store::roles_of(act.session(), grant.person, today);
    const bool known = std::ranges::any_of(held, [&](const auth::Grant& one) {
        return one.role == grant.role && one.party == (grant.party ? grant.party->text() : "") &&
               (grant.party || one.body == (grant.body ? grant.body->text() : ""));
    });
    if (!known)
        store::insert(act, grant);
    renew_reader(act.session(), grant.person, today);
}

void end_role(ledger::Act& act, const RoleGrant& grant, Day today) {
    store::end(act, grant, add_days(today, -1));
    renew_reader(act.session(), grant.person, today);
}

void follow_mandate(ledger::Act& act, std::string_view mandate) {
    const auto person = store::end_with_mandate(act, mandate);
    if (person)
        renew_reader(act.session(), *person,
                     text::local_day(act.session().now(), text::forum_zone));
}

std::vector<auth::Grant> roles_of(db::Session& session, people::PersonId person, Day today) {
    return store::roles_of(session, person, today);
}

std::vector<HeldRole> held_roles(db::Session& session, people::PersonId person, Day today) {
    return store::held_roles(session, person, today);
}

std::string audiences_of(db::Session& session, const auth::Reader& reader) {
    return store::audiences_of(session, reader);
}

void renew_reader(db::Session& session, people::PersonId person, Day today) {
    store::renew_reader(session, person, today);
}

void renew_readers(db::Session& session, Day today) {
    for (const people::PersonId person : store::persons_with_roles(session))
        store::renew_reader(session, person, today);
}

void forget_readers(db::Session& session) {
    store::delete_readers(session);
}

} // namespace radslag::bodies
