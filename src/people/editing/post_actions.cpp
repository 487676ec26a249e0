// Keeping the posts that a person holds by hand; see editing.hpp.
#include "people/editing/acting.hpp"

namespace radslag::people {

namespace {

/// The post that the form names; nothing when it names none.
std::optional<std::string> post_of(ledger::Act& act, const PostEdit& edit) {
    if (!edit.title || !edit.organisation)
        return std::nullopt;
    return editing_store::find_or_add_post(act, *edit.organisation, *edit.title, edit.unit);
}

} // namespace

std::optional<EditablePost> editable_post(db::Session& session, const auth::Caller& caller,
                                          PostHoldingId id) {
    return may_edit(caller) ? editing_store::post(session, id) : std::nullopt;
}

std::vector<EditablePost> posts_of(db::Session& session, const auth::Caller& caller,
                                   PersonId person) {
    return may_edit(caller) ? editing_store::posts_of(session, person)
                            : std::vector<EditablePost>();
}

Result<Added<PostHoldingId>> add_post(db::Database& database, const auth::Caller& caller,
                                      PersonId person, const PostEdit& edit) {
    return add_record<PostHoldingId>(database, caller, "post_holding.add",
                                     [&](ledger::Act& act, PostHoldingId id) -> Result<void> {
                                         if (!editing_store::person(act.session(), person))
                                             return not_yours();
                                         editing_store::insert(act, id, person, post_of(act, edit),
                                                               edit);
                                         return {};
                                     });
}

Result<std::int64_t> edit_post(db::Database& database, const auth::Caller& caller, PostHoldingId id,
                               std::int64_t version, const PostEdit& edit) {
    return change_record(
        database, caller, "post_holding.edit", version,
        [&](db::Session& session) { return editing_store::post(session, id); },
        [&](ledger::Act& act, const EditablePost&) -> Result<void> {
            editing_store::update(act, id, post_of(act, edit), edit);
            return {};
        });
}

Result<std::int64_t> delete_post(db::Database& database, const auth::Caller& caller,
                                 PostHoldingId id, std::int64_t version) {
    return change_record(
        database, caller, "post_holding.delete", version,
        [&](db::Session& session) { return editing_store::post(session, id); },
        [&](ledger::Act& act, const EditablePost&) -> Result<void> {
            editing_store::erase(act, id);
            return {};
        });
}

} // namespace radslag::people
