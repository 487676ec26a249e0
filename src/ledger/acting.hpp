// The way that every act by hand takes: the record that the caller may change, its version, then
// one act of the ledger. What may not be changed is *not found*, as what is not there.
#pragma once

#include "ledger/ledger.hpp"
#include "platform/auth/rights.hpp"
#include "platform/base/result.hpp"

#include <optional>

namespace radslag::ledger {

/// A new record and the act that made it.
template <class AnyId>
struct Added {
    AnyId id;
    std::int64_t entry = 0;
};

inline tl::unexpected<Error> not_yours() {
    return failure(ErrorCode::not_found, "What you look for is not here, or you may not see it.");
}

inline tl::unexpected<Error> saved_by_another() {
    return failure(ErrorCode::conflict, "Somebody else has saved this meanwhile.");
}

inline tl::unexpected<Error> still_referred_to() {
    return failure(ErrorCode::conflict,
                   "Something else refers to this, such as a promise or what was said. Move or "
                   "delete that first.");
}

/// Changes the record that `find(session)` gives, if it is still in that version, by
/// `change(act, record)`, which returns Result<void>. `find` gives nothing for what the caller may
/// not change. Gives the entry.
template <class Find, class Change>
Result<std::int64_t> change_record(db::Database& database, const auth::Caller& caller,
                                   std::string_view verb, std::int64_t version, Find&& find,
                                   Change&& change) {
    return database.writing([&](db::Session& session) -> Result<std::int64_t> {
        const auto before = find(session);
        if (!before)
            return not_yours();
        if (before->version != version)
            return saved_by_another();
        Act act(session, caller.person, verb, before->id.text());
        if (const Result<void> done = change(act, *before); !done)
            return tl::unexpected<Error>(done.error());
        return act.append();
    });
}

/// Makes a record by `insert(act, id)`, which returns Result<void>.
template <class AnyId, class Insert>
Result<Added<AnyId>> add_record(db::Database& database, const auth::Caller& caller,
                                std::string_view verb, Insert&& insert) {
    return database.writing([&](db::Session& session) -> Result<Added<AnyId>> {
        const auto id = AnyId::make();
        Act act(session, caller.person, verb, id.text());
        if (const Result<void> done = insert(act, id); !done)
            return tl::unexpected<Error>(done.error());
        return Added<AnyId>{id, act.append()};
    });
}

} // namespace radslag::ledger
