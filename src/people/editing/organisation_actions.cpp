// Keeping organisations by hand; see editing.hpp.
#include "people/editing/acting.hpp"
#include "people/store.hpp"
#include "platform/text/fold.hpp"

namespace radslag::people {

namespace {

/// A county letter is one region's address.
Result<void> check_letter(db::Session& session, OrganisationId id, const OrganisationEdit& edit) {
    if (!edit.county_letter)
        return {};
    const auto holder = store::organisation_by_letter(session, *edit.county_letter);
    if (holder && *holder != id)
        return wrong_field("county_letter", Message{"Another organisation has this letter.", {}});
    return {};
}

} // namespace

std::optional<EditableOrganisation>
editable_organisation(db::Session& session, const auth::Caller& caller, OrganisationId id) {
    return may_edit(caller) ? editing_store::organisation(session, id) : std::nullopt;
}

Result<Added<OrganisationId>> add_organisation(db::Database& database, const auth::Caller& caller,
                                               const OrganisationEdit& edit) {
    return add_record<OrganisationId>(database, caller, "organisation.add",
                                      [&](ledger::Act& act, OrganisationId id) -> Result<void> {
                                          if (auto good = check_letter(act.session(), id, edit);
                                              !good)
                                              return good;
                                          editing_store::insert(act, id, edit);
                                          editing_store::replace_names(act, id, edit);
                                          editing_store::replace_members(act, id, edit);
                                          return {};
                                      });
}

Result<std::int64_t> edit_organisation(db::Database& database, const auth::Caller& caller,
                                       OrganisationId id, std::int64_t version,
                                       const OrganisationEdit& edit) {
    return change_record(
        database, caller, "organisation.edit", version,
        [&](db::Session& session) { return editing_store::organisation(session, id); },
        [&](ledger::Act& act, const EditableOrganisation& before) -> Result<void> {
            if (auto good = check_letter(act.session(), id, edit); !good)
                return good;
            OrganisationEdit wanted = edit;
            // The name so far stays one to be found by.
            if (text::fold(edit.name) != text::fold(before.edit.name))
                wanted.other_names.push_back(before.edit.name);
            editing_store::update(act, id, wanted);
            editing_store::replace_names(act, id, wanted);
            editing_store::replace_members(act, id, wanted);
            return {};
        });
}

Result<std::int64_t> close_organisation(db::Database& database, const auth::Caller& caller,
                                        OrganisationId id, Day last) {
    if (!may_edit(caller))
        return not_yours();
    return database.writing([&](db::Session& session) -> Result<std::int64_t> {
        if (!editing_store::organisation(session, id))
            return not_yours();
        ledger::Act act(session, caller.person, "organisation.close", id.text());
        if (editing_store::end(act, id, last) == 0)
            return failure(ErrorCode::conflict, "This organisation has ended already.");
        return act.append();
    });
}

Result<std::int64_t> merge_organisations(db::Database& database, const auth::Caller& caller,
                                         OrganisationId stays, OrganisationId goes) {
    if (!may_edit(caller))
        return not_yours();
    return database.writing([&](db::Session& session) -> Result<std::int64_t> {
        const auto one = editing_store::organisation(session, stays);
        const auto other = editing_store::organisation(session, goes);
        if (!one || !other)
            return not_yours();
        if (stays == goes)
            return wrong_field("other", Message{"This is the same record.", {}});
        if (other->edit.county_letter)
            return wrong_field("other", Message{"{0} is one of the regions, and must be the one "
                                                "that stays.",
                                                {other->edit.name}});
        ledger::Act act(session, caller.person, "organisation.merge", stays.text());
        editing_store::merge(act, stays, goes);
        return act.append();
    });
}

std::optional<OrganisationId> merged_into(db::Session& session, OrganisationId id) {
    return last_merged_into(session, id);
}

} // namespace radslag::people
