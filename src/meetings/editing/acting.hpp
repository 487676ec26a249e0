// What the acts of this folder share: records stand under a meeting that the caller may edit, and
// change by the way of ledger/acting.hpp.
#pragma once

#include "meetings/editing/changes.hpp"
#include "meetings/editing/store.hpp"

namespace radslag::meetings {

using ledger::not_yours;
using ledger::saved_by_another;
using ledger::still_referred_to;

/// ledger::change_record of a record under a meeting: `change(act, meeting, record)`. Errors:
/// invalid when the notes of the meeting are closed.
template <class Find, class Change>
Result<std::int64_t> change_record(db::Database& database, const auth::Caller& caller,
                                   std::string_view verb, std::int64_t version, Find&& find,
                                   Change&& change) {
    std::optional<EditableMeeting> meeting;
    return ledger::change_record(
        database, caller, verb, version,
        [&](db::Session& session) {
            auto record = find(session);
            meeting = record ? editable_meeting(session, caller, record->meeting) : std::nullopt;
            if (!meeting)
                record.reset();
            return record;
        },
        [&](ledger::Act& act, const auto& record) -> Result<void> {
            if (notes_are_closed(act.session(), meeting->id))
                return refuse_closed_notes();
            return change(act, *meeting, record);
        });
}

/// Makes a record under a meeting by `insert(act, meeting, id)`, which returns Result<void>.
/// Errors: invalid when the notes of the meeting are closed.
template <class AnyId, class Insert>
Result<Added<AnyId>> add_record(db::Database& database, const auth::Caller& caller,
                                std::string_view verb, MeetingId meeting, Insert&& insert) {
    return ledger::add_record<AnyId>(
        database, caller, verb, [&](ledger::Act& act, AnyId id) -> Result<void> {
            const auto under = editable_meeting(act.session(), caller, meeting);
            if (!under)
                return not_yours();
            if (notes_are_closed(act.session(), meeting))
                return refuse_closed_notes();
            return insert(act, *under, id);
        });
}

/// The audience for who a point, turn or document is meant for: the one that it has while nothing
/// changes.
Result<std::optional<bodies::AudienceId>> narrowed(ledger::Act& act, const auth::Caller& caller,
                                                   const EditableMeeting& meeting,
                                                   const editing_store::Audience& before,
                                                   const Narrowing& wanted, Day today);

/// Whether the point is one of the meeting that the caller may read; an error of the field if not.
Result<void> check_point(db::Session& session, const auth::Caller& caller, MeetingId meeting,
                         const std::optional<PointId>& point);

} // namespace radslag::meetings
