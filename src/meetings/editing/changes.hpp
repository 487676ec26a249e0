// What the forms of points and turns do, inside an act that does more: for who takes in a new
// version of a meeting's notes. The caller may edit the meeting.
#pragma once

#include "meetings/editing/editing.hpp"

namespace radslag::meetings {

/// Errors of these: as of the acts of editing.hpp.
Result<void> insert_point(ledger::Act& act, const auth::Caller& caller,
                          const EditableMeeting& meeting, PointId id, const PointEdit& edit,
                          Day today);
Result<void> change_point(ledger::Act& act, const auth::Caller& caller,
                          const EditableMeeting& meeting, PointId id, const PointEdit& edit,
                          Day today);
Result<void> erase_point(ledger::Act& act, PointId id);
/// Makes room behind the other, and puts it there.
void place_after(ledger::Act& act, PointId id, PointId other);

Result<void> insert_turn(ledger::Act& act, const auth::Caller& caller,
                         const EditableMeeting& meeting, TurnId id, const TurnEdit& edit,
                         Day today);
Result<void> change_turn(ledger::Act& act, const auth::Caller& caller,
                         const EditableMeeting& meeting, const EditableTurn& before,
                         const TurnEdit& edit, Day today);
Result<void> erase_turn(ledger::Act& act, const EditableTurn& before);
/// The same under its point; with no other it becomes the first.
void place_after(ledger::Act& act, TurnId id, const std::optional<TurnId>& other);

/// How somebody took part, or not, in the one line that the meeting's attendance has of them.
void note_presence(ledger::Act& act, MeetingId meeting, const AttendanceEdit& edit);

/// The audience of what is added under the meeting, or under a point of it, for these readers;
/// nothing: that of what it stands under. Errors: invalid without a ground where one is needed.
Result<std::optional<bodies::AudienceId>> audience_for(ledger::Act& act, const auth::Caller& caller,
                                                       const EditableMeeting& meeting,
                                                       const Narrowing& wanted, Day today);

/// Whether the notes of the meeting are closed: nothing under it is changed any more.
bool notes_are_closed(db::Session& session, MeetingId meeting);
/// The answer to whoever would change a text that stands.
tl::unexpected<Error> refuse_closed_notes();

/// A planned meeting is called now; one in another state stays as it is.
void mark_called(ledger::Act& act, MeetingId id);

} // namespace radslag::meetings
