// The way that every act of this folder takes: right, record, version, then one act of the ledger.
#pragma once

#include "meetings/editing/store.hpp"

namespace radslag::meetings {

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

/// Looks up an editable record by `find`, and the meeting that it stands under; compares the
/// version; then runs `change(act, meeting, record)`, which returns Result<void>.
template <class Find, class Change>
Result<std::int64_t> change_record(db::Database& database, const auth::Caller& caller,
                                   std::string_view verb, std::int64_t version, Find&& find,
                                   Change&& change) {
    return database.writing([&](db::Session& session) -> Result<std::int64_t> {
        const auto before = find(session);
        const auto meeting =
            before ? editable_meeting(session, caller, before->meeting) : std::nullopt;
        if (!meeting)
            return not_yours();
        if (before->version != version)
            return saved_by_another();
        ledger::Act act(session, caller.person, verb, before->id.text());
        if (const Result<void> done = change(act, *meeting, *before); !done)
            return tl::unexpected<Error>(done.error());
        return act.append();
    });
}

/// Makes a record under a meeting by `insert(act, meeting, id)`, which returns Result<void>.
template <class AnyId, class Insert>
Result<Made<AnyId>> add_record(db::Database& database, const auth::Caller& caller,
                               std::string_view verb, MeetingId meeting, Insert&& insert) {
    return database.writing([&](db::Session& session) -> Result<Made<AnyId>> {
        const auto under = editable_meeting(session, caller, meeting);
        if (!under)
            return not_yours();
        const auto id = AnyId::make();
        ledger::Act act(session, caller.person, verb, id.text());
        if (const Result<void> done = insert(act, *under, id); !done)
            return tl::unexpected<Error>(done.error());
        return Made<AnyId>{id, act.append()};
    });
}

/// The audience for who a point or turn is meant for: the one that it has while nothing changes.
Result<std::optional<bodies::AudienceId>> narrowed(ledger::Act& act, const auth::Caller& caller,
                                                   const EditableMeeting& meeting,
                                                   const editing_store::Audience& before,
                                                   const Narrowing& wanted, Day today);

/// Whether the point is one of the meeting that the caller may read; an error of the field if not.
Result<void> check_point(db::Session& session, const auth::Caller& caller, MeetingId meeting,
                         const std::optional<PointId>& point);

} // namespace radslag::meetings
