// What additions to recorded notes read of them.
#pragma once

#include "meetings/additions.hpp"

namespace radslag::meetings::store {

std::optional<Frame> frame_of(db::Session& session, MeetingId meeting);
Spot spot_of(db::Session& session, MeetingId meeting, const Place& place);
std::optional<people::PersonId> named_in(db::Session& session, MeetingId meeting,
                                         std::string_view folded);
std::vector<Promised> promised(db::Session& session, MeetingId meeting);
std::vector<Attached> attached(db::Session& session, const bodies::Reader& reader,
                               MeetingId meeting);
std::vector<AttachingPoint> points_to_attach_to(db::Session& session, const bodies::Reader& reader,
                                                MeetingId meeting);
bool attach(ledger::Act& act, const Promised& promised, documents::DocumentId document);
void set_next_day(ledger::Act& act, MeetingId meeting, Day day);
/// The last position of its kind; 0 when there is none.
int last_decision(db::Session& session, MeetingId meeting);
int last_attendance(db::Session& session, MeetingId meeting);
int last_attachment(db::Session& session, MeetingId meeting);

} // namespace radslag::meetings::store
