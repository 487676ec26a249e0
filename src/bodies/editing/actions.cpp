// Keeping bodies, parties and mandates by hand; see editing.hpp.
#include "bodies/actions.hpp"

#include "bodies/editing/store.hpp"
#include "bodies/roles.hpp"
#include "ledger/undo.hpp"

#include <algorithm>

namespace radslag::bodies {

namespace {

using ledger::change_record;
using ledger::not_yours;

bool may_edit(const auth::Caller& caller, BodyId body) {
    return auth::may_in(caller, auth::Right::edit_bodies, body.text());
}

/// No second body of that name.
Result<void> check_name(db::Session& session, const BodyEdit& edit, std::optional<BodyId> self,
                        bool demonstration) {
    const auto known = find_body(session, edit.name, demonstration);
    if (known && known != self)
        return wrong_field("name", Message{"There is a body called {0} already.", {edit.name}});
    return {};
}

bool stands_in(const std::vector<NamedId>& lines, std::string_view id) {
    return std::ranges::find(lines, id, &NamedId::id) != lines.end();
}

/// Party and mandates that a mandate names are of its own body.
Result<void> check_mandate(db::Session& session, BodyId body, const MandateEdit& edit) {
    const auto not_there = [](std::string field) {
        return wrong_field(std::move(field), Message{"Choose one of the list.", {}});
    };
    if (edit.party && !stands_in(editing_store::parties(session, body), edit.party->text()))
        return not_there("party");
    const auto mandates = editing_store::mandates(session, body);
    if (edit.substitute_for && !stands_in(mandates, edit.substitute_for->text()))
        return not_there("substitute_for");
    if (edit.covers_for && !stands_in(mandates, edit.covers_for->text()))
        return not_there("covers_for");
    if (edit.follows && !stands_in(mandates, edit.follows->text()))
        return not_there("follows");
    return {};
}

} // namespace

std::optional<EditableBody> editable_body(db::Session& session, const auth::Caller& caller,
                                          BodyId id) {
    return may_edit(caller, id) ? editing_store::body(session, id) : std::nullopt;
}

std::optional<EditableParty> editable_party(db::Session& session, const auth::Caller& caller,
                                            PartyId id) {
    auto found = editing_store::party(session, id);
    if (found && !may_edit(caller, found->body))
        found.reset();
    return found;
}

std::optional<EditableMandate> editable_mandate(db::Session& session, const auth::Caller& caller,
                                                MandateId id) {
    auto found = editing_store::mandate(session, id);
    if (found && !may_edit(caller, found->body))
        found.reset();
    return found;
}

std::vector<NamedId> all_bodies(db::Session& session, bool demonstration) {
    return editing_store::bodies(session, demonstration);
}

std::vector<NamedId> parties_in(db::Session& session, BodyId body) {
    return editing_store::parties(session, body);
}

std::vector<NamedId> mandates_in(db::Session& session, BodyId body) {
    return editing_store::mandates(session, body);
}

Result<Added<BodyId>> found_body(db::Database& database, const auth::Caller& caller,
                                 const BodyEdit& edit, Roster roster, Day today) {
    const auto person = people::PersonId::parse(caller.person);
    if (!person || !auth::may(caller, auth::Right::found_bodies))
        return not_yours();
    return database.writing([&](db::Session& session) -> Result<Added<BodyId>> {
        if (const auto good = check_name(session, edit, std::nullopt, false); !good)
            return tl::unexpected<Error>(good.error());
        Body body;
        body.name = edit.name;
        body.kind = edit.kind;
        ledger::Act act(session, caller.person, "body.add", body.id.text());
        add_body(act, body);
        editing_store::update(act, body.id, edit);
        if (roster == Roster::swedish_regions)
            seat_swedish_regions(act, body.id);
        grant_role(act, {*person, auth::Role::secretary, body.id}, today);
        return Added<BodyId>{body.id, act.append()};
    });
}

Result<std::int64_t> edit_body(db::Database& database, const auth::Caller& caller, BodyId id,
                               std::int64_t version, const BodyEdit& edit) {
    return change_record(
        database, caller, "body.edit", version,
        [&](db::Session& session) { return editable_body(session, caller, id); },
        [&](ledger::Act& act, const EditableBody& before) -> Result<void> {
            if (auto good = check_name(act.session(), edit, id, before.demonstration); !good)
                return good;
            if (edit.prepares_for == id)
                return wrong_field("prepares_for", Message{"Choose another body.", {}});
            editing_store::update(act, id, edit);
            return {};
        });
}

Result<std::int64_t> close_body(db::Database& database, const auth::Caller& caller, BodyId id,
                                Day last) {
    return database.writing([&](db::Session& session) -> Result<std::int64_t> {
        if (!editable_body(session, caller, id))
            return not_yours();
        ledger::Act act(session, caller.person, "body.close", id.text());
        if (editing_store::end(act, id, last) == 0)
            return failure(ErrorCode::conflict, "This body has ended already.");
        return act.append();
    });
}

Result<std::int64_t> seat_roster(db::Database& database, const auth::Caller& caller, BodyId id) {
    return database.writing([&](db::Session& session) -> Result<std::int64_t> {
        if (!editable_body(session, caller, id))
            return not_yours();
        ledger::Act act(session, caller.person, "body.seat", id.text());
        const auto before = parties_of(session, id).size();
        seat_swedish_regions(act, id);
        if (parties_of(session, id).size() == before)
            return failure(ErrorCode::conflict, "The 21 regions sit in this body already.");
        return act.append();
    });
}

Result<Added<PartyId>> add_party(db::Database& database, const auth::Caller& caller, BodyId body,
                                 const PartyEdit& edit) {
    return database.writing([&](db::Session& session) -> Result<Added<PartyId>> {
        if (!editable_body(session, caller, body))
            return not_yours();
        const Party party{PartyId::make(), body,   edit.organisation, edit.role, edit.side,
                          edit.from,       edit.to};
        ledger::Act act(session, caller.person, "party.add", party.id.text());
        seat(act, party);
        return Added<PartyId>{party.id, act.append()};
    });
}

Result<std::int64_t> edit_party(db::Database& database, const auth::Caller& caller, PartyId id,
                                std::int64_t version, const PartyEdit& edit) {
    return change_record(
        database, caller, "party.edit", version,
        [&](db::Session& session) { return editable_party(session, caller, id); },
        [&](ledger::Act& act, const EditableParty&) -> Result<void> {
            editing_store::update(act, id, edit);
            return {};
        });
}

Result<std::int64_t> delete_party(db::Database& database, const auth::Caller& caller, PartyId id,
                                  std::int64_t version) {
    return change_record(
        database, caller, "party.delete", version,
        [&](db::Session& session) { return editable_party(session, caller, id); },
        [&](ledger::Act& act, const EditableParty&) -> Result<void> {
            if (ledger::is_referred_to(act.session(), "party", id.text()))
                return ledger::still_referred_to();
            editing_store::erase(act, id);
            return {};
        });
}

Result<Added<MandateId>> add_mandate(db::Database& database, const auth::Caller& caller,
                                     BodyId body, const MandateEdit& edit) {
    return database.writing([&](db::Session& session) -> Result<Added<MandateId>> {
        if (!editable_body(session, caller, body))
            return not_yours();
        if (const auto good = check_mandate(session, body, edit); !good)
            return tl::unexpected<Error>(good.error());
        const Mandate mandate{MandateId::make(), body,
                              edit.person,       edit.party,
                              edit.kind,         edit.substitute_for,
                              edit.covers_for,   edit.follows,
                              edit.from,         edit.to};
        ledger::Act act(session, caller.person, "mandate.add", mandate.id.text());
        add_mandate(act, mandate);
        return Added<MandateId>{mandate.id, act.append()};
    });
}

Result<std::int64_t> edit_mandate(db::Database& database, const auth::Caller& caller, MandateId id,
                                  std::int64_t version, const MandateEdit& edit) {
    return change_record(
        database, caller, "mandate.edit", version,
        [&](db::Session& session) { return editable_mandate(session, caller, id); },
        [&](ledger::Act& act, const EditableMandate& before) -> Result<void> {
            if (auto good = check_mandate(act.session(), before.body, edit); !good)
                return good;
            editing_store::update(act, id, edit);
            return {};
        });
}

Result<std::int64_t> delete_mandate(db::Database& database, const auth::Caller& caller,
                                    MandateId id, std::int64_t version) {
    return change_record(
        database, caller, "mandate.delete", version,
        [&](db::Session& session) { return editable_mandate(session, caller, id); },
        [&](ledger::Act& act, const EditableMandate&) -> Result<void> {
            if (ledger::is_referred_to(act.session(), "mandate", id.text()))
                return ledger::still_referred_to();
            editing_store::erase(act, id);
            return {};
        });
}

} // namespace radslag::bodies
