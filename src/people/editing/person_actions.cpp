// Keeping persons by hand; see editing.hpp.
#include "people/editing/acting.hpp"
#include "people/store.hpp"
#include "platform/text/fold.hpp"

namespace radslag::people {

std::optional<EditablePerson> editable_person(db::Session& session, const auth::Caller& caller,
                                              PersonId id) {
    return may_edit(caller) ? editing_store::person(session, id) : std::nullopt;
}

Result<Added<PersonId>> add_person(db::Database& database, const auth::Caller& caller,
                                   const PersonEdit& edit) {
    return add_record<PersonId>(
        database, caller, "person.add", [&](ledger::Act& act, PersonId id) -> Result<void> {
            store::insert(act, Person{id, edit.name, edit.organisation, edit.title,
                                      edit.is_protected, false, edit.mail});
            return {};
        });
}

Result<std::int64_t> edit_person(db::Database& database, const auth::Caller& caller, PersonId id,
                                 std::int64_t version, const PersonEdit& edit) {
    return change_record(
        database, caller, "person.edit", version,
        [&](db::Session& session) { return editing_store::person(session, id); },
        [&](ledger::Act& act, const EditablePerson& before) -> Result<void> {
            editing_store::update(act, id, edit);
            // The name met so far stays one to be found by.
            if (text::fold(edit.name) != text::fold(before.edit.name))
                store::insert_name(act, id, edit.name);
            return {};
        });
}

Result<std::int64_t> close_person(db::Database& database, const auth::Caller& caller, PersonId id,
                                  Day last) {
    if (!may_edit(caller))
        return not_yours();
    return database.writing([&](db::Session& session) -> Result<std::int64_t> {
        if (!editing_store::person(session, id))
            return not_yours();
        ledger::Act act(session, caller.person, "person.close", id.text());
        if (editing_store::end_all(act, id, last) == 0)
            return failure(ErrorCode::conflict, "This person holds no post or seat that goes on.");
        return act.append();
    });
}

Result<std::int64_t> merge_persons(db::Database& database, const auth::Caller& caller,
                                   PersonId stays, PersonId goes) {
    if (!may_edit(caller))
        return not_yours();
    return database.writing([&](db::Session& session) -> Result<std::int64_t> {
        const auto one = editing_store::person(session, stays);
        const auto other = editing_store::person(session, goes);
        if (!one || !other)
            return not_yours();
        if (stays == goes)
            return wrong_field("other", Message{"This is the same record.", {}});
        if (one->demonstration != other->demonstration)
            return wrong_field("other", Message{"An invented person and a real one are never the "
                                                "same.",
                                                {}});
        if (editing_store::can_sign_in(session, goes))
            return wrong_field("other", Message{"{0} can sign in here, and must be the one that "
                                                "stays.",
                                                {other->edit.name}});
        ledger::Act act(session, caller.person, "person.merge", stays.text());
        editing_store::merge(act, stays, goes);
        return act.append();
    });
}

std::optional<PersonId> merged_into(db::Session& session, PersonId id) {
    return last_merged_into(session, id);
}

} // namespace radslag::people
