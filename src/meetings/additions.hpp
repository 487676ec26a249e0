// Adding to notes that are recorded already what was decided about them later.
#pragma once

#include "ledger/ledger.hpp"
#include "meetings/meetings.hpp"

namespace radslag::meetings {

/// What something that is added to a meeting takes from it.
struct Frame {
    bodies::BodyId body;
    bodies::AudienceId audience;
    std::string title;
    std::optional<Day> day;
    std::optional<Day> next_day;
};
std::optional<Frame> frame_of(db::Session& session, MeetingId meeting);

/// Under which point and in which turn a place of the notes' document lies.
struct Spot {
    std::optional<PointId> point;
    std::optional<TurnId> turn;
};
Spot spot_of(db::Session& session, MeetingId meeting, const Place& place);

/// The person of that name among those whom the notes of the meeting name.
std::optional<people::PersonId> named_in(db::Session& session, MeetingId meeting,
                                         std::string_view name);

/// A document that the notes promise and that is not here.
struct Promised {
    AttachmentId id;
    std::int64_t version = 0;
    std::string words;           ///< "PPT"
    std::string point;           ///< "2. Lägesrapport", or the title alone; empty under no point
    bodies::AudienceId audience; ///< of the point, or of the meeting
};
/// Those of a meeting in the order of its points.
std::vector<Promised> promised(db::Session& session, MeetingId meeting);

/// Says that the promised document is this one. False when it is not in that version any more.
bool attach(ledger::Act& act, const Promised& promised, documents::DocumentId document);

/// A document that is attached already.
struct Attached {
    AttachmentId id;
    std::string words;
    std::string point; ///< as of Promised
    documents::DocumentId document;
};
/// Those of a meeting that this reader may read, in the order in which they came.
std::vector<Attached> attached(db::Session& session, const bodies::Reader& reader,
                               MeetingId meeting);

/// Where a document can be attached.
struct AttachingPoint {
    PointId id;
    std::string name;            ///< "2. Lägesrapport", or the title alone
    bodies::AudienceId audience; ///< of the point, or of the meeting
};
/// The points of a meeting that this reader may read, in their order.
std::vector<AttachingPoint> points_to_attach_to(db::Session& session, const bodies::Reader& reader,
                                                MeetingId meeting);

/// Says on which day the body meets next, as the notes print it.
void set_next_day(ledger::Act& act, MeetingId meeting, Day day);

/// All stand after those that the meeting has.
void add(ledger::Act& act, MeetingId meeting, const Decision& decision);
void add(ledger::Act& act, MeetingId meeting, const Attendance& attendance);
void add(ledger::Act& act, MeetingId meeting, const Attachment& attachment);

} // namespace radslag::meetings
