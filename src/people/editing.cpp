// See editing.hpp.
#include "people/editing.hpp"

#include "people/store.hpp"
#include "platform/text/fold.hpp"

#include <algorithm>

namespace radslag::people {

namespace {

tl::unexpected<Error> not_yours() {
    return failure(ErrorCode::not_found, "What you look for is not here, or you may not see it.");
}

/// The organisation of that name; nothing when none was named. Errors: invalid, with the field.
Result<std::optional<OrganisationId>> organisation_of(db::Session& session,
                                                      const PersonEdit& edit) {
    if (!edit.organisation)
        return std::nullopt;
    const auto known = store::organisations_named(session, text::fold(*edit.organisation));
    if (!known.empty())
        return known.front();
    return wrong_field("organisation",
                       Message{"No organisation is called {0}. Add it first, or leave this empty.",
                               {*edit.organisation}});
}

} // namespace

std::optional<EditablePerson> editable_person(db::Session& session, PersonId id) {
    return store::editable_person(session, id);
}

Result<Added<PersonId>> add_person(db::Database& database, const auth::Caller& caller,
                                   const PersonEdit& edit) {
    if (!auth::may(caller, auth::Right::edit_people))
        return not_yours();
    return database.writing([&](db::Session& session) -> Result<Added<PersonId>> {
        const auto organisation = organisation_of(session, edit);
        if (!organisation)
            return tl::unexpected<Error>(organisation.error());
        Person person;
        person.name = edit.name;
        person.organisation = *organisation;
        person.title = edit.title;
        person.is_protected = edit.is_protected;
        ledger::Act act(session, caller.person, "person.add", person.id.text());
        store::insert(act, person);
        return Added<PersonId>{person.id, act.append()};
    });
}

Result<std::int64_t> edit_person(db::Database& database, const auth::Caller& caller, PersonId id,
                                 std::int64_t version, const PersonEdit& edit) {
    if (!auth::may(caller, auth::Right::edit_people))
        return not_yours();
    return database.writing([&](db::Session& session) -> Result<std::int64_t> {
        const auto before = store::editable_person(session, id);
        if (!before)
            return not_yours();
        if (before->version != version)
            return failure(ErrorCode::conflict, "Somebody else has saved this meanwhile.");
        const auto organisation = organisation_of(session, edit);
        if (!organisation)
            return tl::unexpected<Error>(organisation.error());
        ledger::Act act(session, caller.person, "person.edit", id.text());
        store::update(act, id, edit, *organisation);
        // The name met so far stays one to be found by.
        if (text::fold(edit.name) != text::fold(before->edit.name))
            store::insert_name(act, id, edit.name);
        return act.append();
    });
}

} // namespace radslag::people
