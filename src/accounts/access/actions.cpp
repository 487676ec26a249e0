// See access.hpp.
#include "people/actions.hpp"

#include "accounts/access/store.hpp"
#include "accounts/store.hpp"
#include "platform/auth/secrets.hpp"
#include "platform/mail/address.hpp"

#include <algorithm>

namespace radslag::accounts::access {

namespace {

using auth::Role;

// What a secretariat gives in its body, and a party's administrator to the people of the party.
constexpr Role roles_of_secretariat[] = {
    Role::reader,  Role::member,    Role::substitute, Role::party_administrator,
    Role::officer, Role::secretary, Role::chair,      Role::registrar,
    Role::auditor};
constexpr Role roles_of_party[] = {Role::reader, Role::member, Role::substitute};

bool is_secretary(const auth::Caller& caller, bodies::BodyId body) {
    return std::ranges::any_of(caller.grants, [&](const auth::Grant& grant) {
        return grant.body == body.text() && grant.party.empty() &&
               auth::carries(grant.role, auth::Right::give_access);
    });
}

bool administers(const auth::Caller& caller, std::string_view party) {
    return std::ranges::any_of(caller.grants, [&](const auth::Grant& grant) {
        return grant.party == party && auth::carries(grant.role, auth::Right::give_access);
    });
}

bool may_give(const Access& access, const NewAccess& wanted) {
    const bool to_role = std::ranges::find(access.roles, wanted.role) != access.roles.end();
    const bool to_place = wanted.party ? std::ranges::find(access.parties, wanted.party->text(),
                                                           &NamedId::id) != access.parties.end()
                                       : access.for_body;
    return to_role && to_place;
}

bool holds_already(const Access& access, std::string_view person, const NewAccess& wanted) {
    return std::ranges::any_of(access.given, [&](const Given& each) {
        return each.person.id == person && each.role == wanted.role &&
               (each.party ? wanted.party && each.party->id == wanted.party->text()
                           : !wanted.party);
    });
}

/// The account of the address, or a new one of the person who is meant.
Result<Account> account_for(ledger::Act& act, const Access& access, const NewAccess& wanted) {
    if (const auto known = accounts::account_of(act.session(), wanted.mail))
        return *known;
    if (wanted.person) {
        const bool is_offered = std::ranges::find(access.without, wanted.person->text(),
                                                  &NamedId::id) != access.without.end();
        if (!is_offered)
            return wrong_field("person", Message{"Choose one of the list.", {}});
        const Account made{AccountId::make(), *wanted.person, wanted.mail};
        accounts::store::insert(act, made);
        return made;
    }
    if (wanted.name.empty())
        return wrong_field("name",
                           Message{"Nobody has an account with this address yet: say who it "
                                   "is.",
                                   {}});
    // Always somebody new: a name alone must not make anybody somebody who is known here.
    people::Person person;
    person.name = wanted.name;
    if (wanted.party)
        person.organisation = store::organisation_of(act.session(), *wanted.party);
    person.demonstration = access.demonstration;
    people::add_person(act, person);
    const Account made{AccountId::make(), person.id, wanted.mail};
    accounts::store::insert(act, made);
    return made;
}

Result<Account> give_in(ledger::Act& act, const Access& access, const NewAccess& wanted,
                        Day today) {
    if (!is_mail_address(wanted.mail))
        return wrong_field("mail",
                           Message{"This is no mail address. Write it as name@example.org.", {}});
    if (!may_give(access, wanted))
        return wrong_field("role", Message{"This role is not yours to give there.", {}});
    auto account = account_for(act, access, wanted);
    if (!account)
        return account;
    if (holds_already(access, account->person.text(), wanted))
        return wrong_field("role", Message{"Whoever has this address holds the role already.", {}});
    bodies::RoleGrant grant{account->person, wanted.role};
    grant.from = today;
    if (wanted.party)
        grant.party = wanted.party;
    else
        grant.body = access.body;
    bodies::grant_role(act, grant, today);
    return account;
}

/// Somebody must keep the body, and nobody locks themselves out.
Result<void> check_end(const auth::Caller& caller, const EndableGrant& grant) {
    if (grant.given.role == Role::secretary && grant.given.person.id == caller.person)
        return failure(ErrorCode::invalid, "Nobody ends their own role as secretary. Ask another.");
    if (grant.is_last_secretary)
        return failure(ErrorCode::invalid, "This is the last secretary of the body. Give the role "
                                           "to somebody else first.");
    return {};
}

} // namespace

std::optional<Access> access_of(db::Session& session, const auth::Caller& caller,
                                bodies::BodyId body, Day today) {
    const auto found = store::body(session, body);
    if (!found)
        return std::nullopt;
    Access access{.body = body, .body_name = found->name, .demonstration = found->demonstration};
    access.for_body = is_secretary(caller, body);
    access.parties = store::parties(session, body, today);
    if (!access.for_body)
        std::erase_if(access.parties,
                      [&](const NamedId& party) { return !administers(caller, party.id); });
    if (!access.for_body && access.parties.empty())
        return std::nullopt;
    if (access.for_body)
        access.roles.assign(std::begin(roles_of_secretariat), std::end(roles_of_secretariat));
    else
        access.roles.assign(std::begin(roles_of_party), std::end(roles_of_party));
    access.given = store::given(session, body, today);
    if (!access.for_body)
        std::erase_if(access.given, [&](const Given& each) {
            return !each.party || !administers(caller, each.party->id);
        });
    for (Given& each : access.given)
        each.may_end = std::ranges::find(access.roles, each.role) != access.roles.end();
    if (access.for_body)
        access.without = store::without_account(session, body, std::nullopt, today);
    else
        for (const NamedId& party : access.parties)
            for (NamedId& person :
                 store::without_account(session, body, bodies::PartyId::parse(party.id), today))
                access.without.push_back(std::move(person));
    return access;
}

Result<NewlyGiven> give(db::Database& database, const auth::Caller& caller, bodies::BodyId body,
                        const NewAccess& wanted, Day today) {
    const std::string token = auth::new_token();
    return database.writing([&](db::Session& session) -> Result<NewlyGiven> {
        const auto access = access_of(session, caller, body, today);
        if (!access)
            return ledger::not_yours();
        ledger::Act act(session, caller.person, "access.give", body.text());
        const auto account = give_in(act, *access, wanted, today);
        if (!account)
            return tl::unexpected<Error>(account.error());
        NewlyGiven given{act.append(), ""};
        if (!accounts::store::is_in_use(session, account->id)) {
            accounts::store::insert_link(session, auth::digest_of(token), account->id,
                                         session.now() + link_time);
            given.link = token;
        }
        return given;
    });
}

std::optional<EndableGrant> endable(db::Session& session, const auth::Caller& caller,
                                    bodies::RoleGrantId id, Day today) {
    const auto body = store::body_of(session, id);
    const auto access = body ? access_of(session, caller, *body, today) : std::nullopt;
    if (!access)
        return std::nullopt;
    const auto found = std::ranges::find(access->given, id, &Given::id);
    if (found == access->given.end() || !found->may_end)
        return std::nullopt;
    const bool is_last = found->role == Role::secretary &&
                         std::ranges::count(access->given, Role::secretary, &Given::role) == 1;
    return EndableGrant{id, found->version, *body, *found, is_last};
}

Result<std::int64_t> end(db::Database& database, const auth::Caller& caller, bodies::RoleGrantId id,
                         std::int64_t version, Day today) {
    return ledger::change_record(
        database, caller, "access.end", version,
        [&](db::Session& session) { return endable(session, caller, id, today); },
        [&](ledger::Act& act, const EndableGrant& grant) -> Result<void> {
            if (auto good = check_end(caller, grant); !good)
                return good;
            store::end(act, id, add_days(today, -1));
            if (const auto person = people::PersonId::parse(grant.given.person.id))
                bodies::renew_reader(act.session(), *person, today);
            return {};
        });
}

Result<std::string> link_again(db::Database& database, const auth::Caller& caller,
                               bodies::RoleGrantId id, Day today) {
    const std::string token = auth::new_token();
    return database.writing([&](db::Session& session) -> Result<std::string> {
        const auto grant = endable(session, caller, id, today);
        const auto account = grant ? store::account_of(session, id) : std::nullopt;
        if (!account)
            return ledger::not_yours();
        if (accounts::store::is_in_use(session, *account))
            return failure(ErrorCode::invalid, "This person has signed in already, and signs in by "
                                               "password.");
        accounts::store::insert_link(session, auth::digest_of(token), *account,
                                     session.now() + link_time);
        return token;
    });
}

} // namespace radslag::accounts::access
