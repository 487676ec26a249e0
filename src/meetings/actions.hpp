// Recording the notes of a meeting, and planning the one that they announce.
#pragma once

#include "ledger/ledger.hpp"
#include "meetings/meetings.hpp"

namespace radslag::meetings {

/// What is known of a body's meeting on a day.
struct Known {
    MeetingId id;
    bool has_notes = false;
};
std::optional<Known> known_meeting(db::Session& session, bodies::BodyId body, Day day);

/// Records all that the notes say. When the body has a planned meeting on that day, it becomes
/// that meeting (`notes.meeting.id` is then set to its id). Errors: conflict when the meeting of
/// that day has notes already.
Result<void> record_notes(ledger::Act& act, Notes& notes);

/// Makes a planned meeting of the body on the day, unless there is one on that day.
/// Gives the meeting that stands there now.
MeetingId plan_meeting(ledger::Act& act, bodies::BodyId body, Day day, std::string_view title,
                       bodies::AudienceId audience, std::string_view language);

/// Records a meeting that is to come.
void plan(ledger::Act& act, const Meeting& meeting);

/// Puts the points of its agenda into a meeting that has none.
void add_agenda(ledger::Act& act, MeetingId meeting, const std::vector<Point>& points);

void add_series(ledger::Act& act, const Series& series);

void add_minute(ledger::Act& act, const Minute& minute);

} // namespace radslag::meetings
