// Adding to recorded notes; see additions.hpp.
#include "meetings/additions.hpp"

#include "meetings/additions_store.hpp"
#include "meetings/store.hpp"
#include "platform/text/fold.hpp"

namespace radslag::meetings {

std::optional<Frame> frame_of(db::Session& session, MeetingId meeting) {
    return store::frame_of(session, meeting);
}

Spot spot_of(db::Session& session, MeetingId meeting, const Place& place) {
    return store::spot_of(session, meeting, place);
}

std::optional<people::PersonId> named_in(db::Session& session, MeetingId meeting,
                                         std::string_view name) {
    return store::named_in(session, meeting, text::fold(name));
}

std::vector<Promised> promised(db::Session& session, MeetingId meeting) {
    return store::promised(session, meeting);
}

std::vector<Attached> attached(db::Session& session, const bodies::Reader& reader,
                               MeetingId meeting) {
    return store::attached(session, reader, meeting);
}

std::vector<AttachingPoint> points_to_attach_to(db::Session& session, const bodies::Reader& reader,
                                                MeetingId meeting) {
    return store::points_to_attach_to(session, reader, meeting);
}

bool attach(ledger::Act& act, const Promised& promised, documents::DocumentId document) {
    return store::attach(act, promised, document);
}

void set_next_day(ledger::Act& act, MeetingId meeting, Day day) {
    store::set_next_day(act, meeting, day);
}

void add(ledger::Act& act, MeetingId meeting, const Decision& decision) {
    store::insert(act, meeting, store::last_decision(act.session(), meeting) + 1, decision);
}

void add(ledger::Act& act, MeetingId meeting, const Attendance& attendance) {
    store::insert(act, meeting, store::last_attendance(act.session(), meeting) + 1, attendance);
}

void add(ledger::Act& act, MeetingId meeting, const Attachment& attachment) {
    store::insert(act, meeting, store::last_attachment(act.session(), meeting) + 1, attachment);
}

} // namespace radslag::meetings
