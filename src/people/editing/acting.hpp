// What the acts of this folder share: they ask for the right, then go the way of ledger/acting.hpp.
#pragma once

#include "people/editing/store.hpp"

namespace radslag::people {

inline bool may_edit(const auth::Caller& caller) {
    return auth::may(caller, auth::Right::edit_people);
}

using ledger::not_yours;

/// ledger::change_record, for who has the right.
template <class Find, class Change>
Result<std::int64_t> change_record(db::Database& database, const auth::Caller& caller,
                                   std::string_view verb, std::int64_t version, Find&& find,
                                   Change&& change) {
    if (!may_edit(caller))
        return not_yours();
    return ledger::change_record(database, caller, verb, version, find, change);
}

template <class AnyId, class Insert>
Result<Added<AnyId>> add_record(db::Database& database, const auth::Caller& caller,
                                std::string_view verb, Insert&& insert) {
    if (!may_edit(caller))
        return not_yours();
    return ledger::add_record<AnyId>(database, caller, verb, insert);
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
