// Who came of those who were invited: noted on one page, which begins with what each has answered.
#pragma once

#include "invitations/invitations.hpp"

namespace radslag::invitations {

/// One who is invited, and what is known of them.
struct Seat {
    InvitationId id;
    NamedId person;
    std::optional<NamedId> organisation;
    std::optional<NamedId> stands_in_for;
    std::optional<Answer> answer;
    std::optional<meetings::Presence> presence; ///< as noted; nothing: not yet
};
struct Roll {
    meetings::EditableMeeting meeting;
    std::vector<Seat> seats;
};
/// Nothing without the right edit_meetings in the body of the meeting.
std::optional<Roll> roll_of(db::Session& session, const auth::Caller& caller,
                            meetings::MeetingId meeting);

/// What the answer lets expect; nothing where there is none.
std::optional<meetings::Presence> expected(const std::optional<Answer>& answer);

/// One whose presence is to be noted.
struct Noted {
    InvitationId id;
    meetings::Presence presence;
};
/// Notes them in one act. Errors: not_found without the right; invalid for an invitation to another
/// meeting, when there is nothing to note, or when the notes are closed.
Result<std::int64_t> note_attendance(db::Database& database, const auth::Caller& caller,
                                     meetings::MeetingId meeting, const std::vector<Noted>& noted);

} // namespace radslag::invitations
