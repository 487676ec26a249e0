// SQL of keeping meetings by hand; reads are cut to the reader. Spread over the *_store.cpp of this
// folder, one a record.
#pragma once

#include "meetings/editing/editing.hpp"

namespace radslag::meetings::editing_store {

std::optional<EditableMeeting> meeting(db::Session& session, const auth::Reader& reader,
                                       MeetingId id);
std::optional<EditablePoint> point(db::Session& session, const auth::Reader& reader, PointId id);
std::optional<EditableTurn> turn(db::Session& session, const auth::Reader& reader, TurnId id);
std::optional<EditableDecision> decision(db::Session& session, const auth::Reader& reader,
                                         DecisionId id);
std::optional<EditableAttendance> attendance(db::Session& session, const auth::Reader& reader,
                                             AttendanceId id);
std::optional<EditableAttachment> attachment(db::Session& session, const auth::Reader& reader,
                                             AttachmentId id);
Outline outline(db::Session& session, const auth::Reader& reader, MeetingId meeting);
std::vector<NamedId> bodies(db::Session& session);

void insert(ledger::Act& act, MeetingId id, bodies::BodyId body, bodies::AudienceId audience,
            const MeetingEdit& edit);
void update(ledger::Act& act, MeetingId id, bodies::AudienceId audience, const MeetingEdit& edit);
void mark_called(ledger::Act& act, MeetingId id);

/// What is read by the meeting's own readers; in audience_store.cpp.
struct Readable {
    std::int64_t points = 0;
    std::int64_t turns = 0;
    std::int64_t promises = 0; ///< and dates
    std::int64_t documents = 0;
};
Readable readable(db::Session& session, const EditableMeeting& meeting);
/// Brings what hangs on the meeting from its audience to another: what is for the same readers, and
/// what is for more than `then` lets in.
void move_readers(ledger::Act& act, const EditableMeeting& meeting, bodies::AudienceId audience,
                  bodies::Visibility then);

/// How the notes of a meeting stand, for whoever writes in them; in draft_store.cpp. A meeting
/// whose notes go no such way has neither.
struct Draft {
    std::optional<bodies::AudienceId> readers; ///< of what is written now; nothing: the meeting's
    bool is_closed = false;                    ///< the text stands: only corrections are added
};
Draft draft_of(db::Session& session, MeetingId meeting);

void insert(ledger::Act& act, PointId id, MeetingId meeting,
            const std::optional<bodies::AudienceId>& audience, const PointEdit& edit);
void update(ledger::Act& act, PointId id, const std::optional<bodies::AudienceId>& audience,
            const PointEdit& edit);
void replace_presenters(ledger::Act& act, PointId id, const std::vector<Presenter>& presenters);
/// The point before or after this one, by its place in the meeting.
std::optional<PointId> neighbour(db::Session& session, PointId id, Move move);
void swap_places(ledger::Act& act, PointId one, PointId other);
/// Makes room behind the other, and puts it there.
void place_after(ledger::Act& act, PointId id, PointId other);
/// Adds to the words counted of a point; may be negative.
void add_words(ledger::Act& act, PointId id, std::int64_t information, std::int64_t dialogue);
std::vector<SectionId> sections(db::Session& session, PointId id);
/// Presenters and sections, which go away with their point.
void erase_parts(ledger::Act& act, PointId id);
void erase(ledger::Act& act, PointId id);

/// The audience of a point, turn or document, and what it says. What only the draft of the notes
/// withholds is as above.
struct Audience {
    std::optional<bodies::AudienceId> id;
    Narrowing narrowing;
};
Audience audience_of(db::Session& session, PointId id);
Audience audience_of(db::Session& session, TurnId id);
Audience audience_of(db::Session& session, AttachmentId id);

/// A turn's side, and whether it was set by hand.
struct SideOf {
    std::optional<bodies::Side> side;
    bool set = false;
};
SideOf side_of(db::Session& session, TurnId id);
std::optional<SectionId> section_of(db::Session& session, TurnId id);
/// The point's section of that kind; the last one where there are several.
std::optional<SectionId> section(db::Session& session, PointId point, SectionKind kind);
void insert_section(ledger::Act& act, SectionId id, PointId point, SectionKind kind,
                    std::string_view heading);
/// What an action has found out about a turn beside what the form says.
struct TurnPlace {
    std::optional<SectionId> section;
    std::optional<people::OrganisationId> organisation;
    SideOf side;
    std::optional<bodies::AudienceId> audience;
};
void insert(ledger::Act& act, TurnId id, MeetingId meeting, const TurnPlace& place,
            const TurnEdit& edit);
void update(ledger::Act& act, TurnId id, const TurnPlace& place, const TurnEdit& edit);
void erase(ledger::Act& act, TurnId id);
void swap_places(ledger::Act& act, TurnId one, TurnId other);
/// Where a turn would stand to come after (up) or before (down) all that stand under the point;
/// its own place where it does already.
std::int64_t place_under(db::Session& session, TurnId id, const std::optional<PointId>& point,
                         Move move);
/// Puts a turn under a point, or none, at that place.
void put(ledger::Act& act, TurnId id, const std::optional<PointId>& point,
         const std::optional<SectionId>& section, std::int64_t place,
         const std::optional<bodies::AudienceId>& audience);
/// Makes room behind the other under the same point, and puts it there; with no other, first.
void place_after(ledger::Act& act, TurnId id, const std::optional<TurnId>& other);
void put_in_section(ledger::Act& act, TurnId id, const std::optional<SectionId>& section);
/// After all others under that point.
void put_last(ledger::Act& act, TurnId id, const std::optional<PointId>& point);
/// What was promised, decided and sent in from the turn stands under its point.
void take_along(ledger::Act& act, TurnId id, const std::optional<PointId>& point);
void erase_further_speakers(ledger::Act& act, TurnId id);
/// No other turn stands beside this one any more.
void forget_beside(ledger::Act& act, TurnId id);
bool is_named(db::Session& session, MeetingId meeting, people::PersonId person);
/// Whether the point belongs to the meeting and this reader may read it.
bool is_point_of(db::Session& session, const auth::Reader& reader, MeetingId meeting,
                 PointId point);

void insert(ledger::Act& act, DecisionId id, MeetingId meeting,
            const std::optional<bodies::AudienceId>& audience, const DecisionEdit& edit);
void update(ledger::Act& act, DecisionId id, const DecisionEdit& edit);
void erase(ledger::Act& act, DecisionId id);

void insert(ledger::Act& act, AttendanceId id, MeetingId meeting, const AttendanceEdit& edit);
void update(ledger::Act& act, AttendanceId id, const AttendanceEdit& edit);
void erase(ledger::Act& act, AttendanceId id);
std::optional<AttendanceId> attendance_of(db::Session& session, MeetingId meeting,
                                          people::PersonId person);
/// Changes presence and whom they stand in for; a title that was written stays.
void note_presence(ledger::Act& act, AttendanceId id, const AttendanceEdit& edit);

void update(ledger::Act& act, AttachmentId id, const std::optional<bodies::AudienceId>& audience,
            const AttachmentEdit& edit);

} // namespace radslag::meetings::editing_store
