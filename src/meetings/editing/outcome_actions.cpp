// Keeping decisions and attendance by hand; see editing.hpp.
#include "ledger/undo.hpp"
#include "meetings/editing/acting.hpp"

namespace radslag::meetings {

std::optional<EditableDecision> editable_decision(db::Session& session, const auth::Caller& caller,
                                                  DecisionId id) {
    auto found = editing_store::decision(session, caller.reader(), id);
    if (found && !editable_meeting(session, caller, found->meeting))
        found.reset();
    return found;
}

Result<Added<DecisionId>> add_decision(db::Database& database, const auth::Caller& caller,
                                       MeetingId meeting, const DecisionEdit& edit) {
    return add_record<DecisionId>(
        database, caller, "decision.add", meeting,
        [&](ledger::Act& act, const EditableMeeting&, DecisionId id) -> Result<void> {
            if (auto good = check_point(act.session(), caller, meeting, edit.point); !good)
                return good;
            const auto readers = editing_store::draft_of(act.session(), meeting).readers;
            editing_store::insert(act, id, meeting, readers, edit);
            return {};
        });
}

Result<std::int64_t> edit_decision(db::Database& database, const auth::Caller& caller,
                                   DecisionId id, std::int64_t version, const DecisionEdit& edit) {
    return change_record(
        database, caller, "decision.edit", version,
        [&](db::Session& session) { return editing_store::decision(session, caller.reader(), id); },
        [&](ledger::Act& act, const EditableMeeting& under,
            const EditableDecision&) -> Result<void> {
            if (auto good = check_point(act.session(), caller, under.id, edit.point); !good)
                return good;
            editing_store::update(act, id, edit);
            return {};
        });
}

Result<std::int64_t> delete_decision(db::Database& database, const auth::Caller& caller,
                                     DecisionId id, std::int64_t version) {
    return change_record(
        database, caller, "decision.delete", version,
        [&](db::Session& session) { return editing_store::decision(session, caller.reader(), id); },
        [&](ledger::Act& act, const EditableMeeting&, const EditableDecision&) -> Result<void> {
            if (ledger::is_referred_to(act.session(), "decision", id.text()))
                return still_referred_to();
            editing_store::erase(act, id);
            return {};
        });
}

std::optional<EditableAttendance> editable_attendance(db::Session& session,
                                                      const auth::Caller& caller, AttendanceId id) {
    auto found = editing_store::attendance(session, caller.reader(), id);
    if (found && !editable_meeting(session, caller, found->meeting))
        found.reset();
    return found;
}

Result<Added<AttendanceId>> add_attendance(db::Database& database, const auth::Caller& caller,
                                           MeetingId meeting, const AttendanceEdit& edit) {
    return add_record<AttendanceId>(
        database, caller, "attendance.add", meeting,
        [&](ledger::Act& act, const EditableMeeting&, AttendanceId id) -> Result<void> {
            editing_store::insert(act, id, meeting, edit);
            return {};
        });
}

Result<std::int64_t> edit_attendance(db::Database& database, const auth::Caller& caller,
                                     AttendanceId id, std::int64_t version,
                                     const AttendanceEdit& edit) {
    return change_record(
        database, caller, "attendance.edit", version,
        [&](db::Session& session) {
            return editing_store::attendance(session, caller.reader(), id);
        },
        [&](ledger::Act& act, const EditableMeeting&, const EditableAttendance&) -> Result<void> {
            editing_store::update(act, id, edit);
            return {};
        });
}

Result<std::int64_t> delete_attendance(db::Database& database, const auth::Caller& caller,
                                       AttendanceId id, std::int64_t version) {
    return change_record(
        database, caller, "attendance.delete", version,
        [&](db::Session& session) {
            return editing_store::attendance(session, caller.reader(), id);
        },
        [&](ledger::Act& act, const EditableMeeting&, const EditableAttendance&) -> Result<void> {
            editing_store::erase(act, id);
            return {};
        });
}

void note_presence(ledger::Act& act, MeetingId meeting, const AttendanceEdit& edit) {
    const auto known = edit.person
                           ? editing_store::attendance_of(act.session(), meeting, *edit.person)
                           : std::nullopt;
    if (known)
        editing_store::note_presence(act, *known, edit);
    else
        editing_store::insert(act, AttendanceId::make(), meeting, edit);
}

} // namespace radslag::meetings
