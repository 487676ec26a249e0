// The way that every act of this folder takes: right, record, version, then one act of the ledger.
#pragma once

#include "people/editing/store.hpp"

namespace radslag::people {

inline bool may_edit(const auth::Caller& caller) {
    return auth::may(caller, auth::Right::edit_people);
}

inline tl::unexpected<Error> not_yours() {
    return failure(ErrorCode::not_found, "What you look for is not here, or you may not see it.");
}

/// Looks up a record by `find`, compares the version and runs `change(act, record)`, which returns
/// Result<void>.
template <class Find, class Change>
Result<std::int64_t> change_record(db::Database& database, const auth::Caller& caller,
                                   std::string_view verb, std::int64_t version, Find&& find,
                                   Change&& change) {
    if (!may_edit(caller))
        return not_yours();
    return database.writing([&](db::Session& session) -> Result<std::int64_t> {
        const auto before = find(session);
        if (!before)
            return not_yours();
        if (before->version != version)
            return failure(ErrorCode::conflict, "Somebody else has saved this meanwhile.");
        ledger::Act act(session, caller.person, verb, before->id.text());
        if (const Result<void> done = change(act, *before); !done)
            return tl::unexpected<Error>(done.error());
        return act.append();
    });
}

/// Makes a record by `insert(act, id)`, which returns Result<void>.
template <class AnyId, class Insert>
Result<Added<AnyId>> add_record(db::Database& database, const auth::Caller& caller,
                                std::string_view verb, Insert&& insert) {
    if (!may_edit(caller))
        return not_yours();
    return database.writing([&](db::Session& session) -> Result<Added<AnyId>> {
        const auto id = AnyId::make();
        ledger::Act act(session, caller.person, verb, id.text());
        if (const Result<void> done = insert(act, id); !done)
            return tl::unexpected<Error>(done.error());
        return Added<AnyId>{id, act.append()};
    });
}

/// Through all merges to the record that stays.
template <class AnyId>
std::optional<AnyId> last_merged_into(db::Session& session, AnyId id) {
    std::optional<AnyId> found;
    for (auto next = editing_store::merged_into(session, id); next;
         next = editing_store::merged_into(session, *next))
        found = next;
    return found;
}

} // namespace radslag::people
