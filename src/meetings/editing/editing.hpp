// Meetings, their points and what was said, kept by hand: what a form says of each, and one
// function an act. Every function asks for the right edit_meetings in the body of the meeting;
// without it, and for what the caller may not read, the answer is not_found. Each gives the entry
// of its act.
#pragma once

#include "ledger/acting.hpp"
#include "meetings/meetings.hpp"

#include <optional>
#include <string>
#include <vector>

namespace radslag::meetings {

using ledger::Added;

struct MeetingEdit {
    std::string title;
    std::optional<Day> day;
    std::optional<Day> end_day;
    std::optional<std::string> start_time; ///< local, "09:30"
    std::optional<std::string> end_time;
    std::optional<std::string> zone; ///< IANA
    std::optional<std::string> venue;
    MeetingState state = MeetingState::planned;
    std::optional<people::PersonId> chair;
    std::optional<bodies::Visibility> readers; ///< nothing: those who are let in by a ground
    bool lets_others_in = false;               ///< the caller knows that others may then read it
};

/// A meeting as its form shows it.
struct EditableMeeting {
    MeetingId id;
    MeetingEdit edit;
    std::string chair; ///< name
    bodies::BodyId body;
    std::string body_name;
    std::int64_t version = 0;
    bool demonstration = false;
    bodies::AudienceId audience;

    [[nodiscard]] bodies::Circle circle() const { return {edit.readers, body}; }
};

/// For whom a point, turn or document is, against what it belongs to.
enum class Readers { as_above, members, secretariat };

inline constexpr EnumText<Readers, 3> reader_words({{Readers::as_above, "as_above"},
                                                    {Readers::members, "members"},
                                                    {Readers::secretariat, "secretariat"}});

struct Narrowing {
    Readers readers = Readers::as_above;
    std::optional<std::string> ground; ///< chapter and section; asked for with `secretariat`

    bool operator==(const Narrowing&) const = default;
};

struct PointEdit {
    std::optional<std::string> number;
    std::string title;
    Kinds kinds;
    std::optional<std::string> expected_outcome;
    std::optional<std::string> planned_start; ///< local, "09:30"
    std::optional<int> planned_minutes;
    std::optional<Day> questions_until; ///< the last day to register one; nothing: takes none
    std::vector<Presenter> presenters;
    Narrowing narrowing;
};

struct TurnEdit {
    std::optional<PointId> point;
    std::optional<SectionKind> section;
    std::string text;
    std::vector<people::PersonId> speakers;
    std::optional<people::OrganisationId> organisation;
    std::optional<std::string> group;
    std::optional<bodies::Side> side; ///< set by hand; nothing: the party's own
    Narrowing narrowing;
};

struct DecisionEdit {
    std::optional<PointId> point;
    std::string text;
};

/// A document under its point.
struct AttachmentEdit {
    std::optional<PointId> point;
    std::string words; ///< what it is called there
    Narrowing narrowing;
};

struct AttendanceEdit {
    std::optional<people::PersonId> person;
    std::optional<people::OrganisationId> organisation;
    std::optional<std::string> title;
    Presence presence = Presence::present;
    std::optional<people::PersonId> substitute_for;
};

/// Somebody by name, as a form shows it.
struct NamedId {
    std::string id;
    std::string name;
};

/// A record under a meeting as its form shows it.
template <class AnyId, class Edit>
struct Editable {
    AnyId id;
    MeetingId meeting;
    Edit edit;
    std::int64_t version = 0;
    std::vector<NamedId> names = {}; ///< of all persons and organisations in it
};
using EditablePoint = Editable<PointId, PointEdit>;
using EditableTurn = Editable<TurnId, TurnEdit>;
using EditableDecision = Editable<DecisionId, DecisionEdit>;
using EditableAttachment = Editable<AttachmentId, AttachmentEdit>;
using EditableAttendance = Editable<AttendanceId, AttendanceEdit>;

/// What can be edited of a meeting, each with a line to know it by; in the order of the meeting.
struct Outline {
    struct Line {
        std::string id;
        std::string words;
        std::string who = {}; ///< who said it
        std::int64_t version = 0;
    };
    struct Point {
        Line line;
        std::vector<Line> turns;
    };
    std::vector<Point> points; ///< one without id last, for what stands under no point
    std::vector<Line> decisions;
    std::vector<Line> attendance;
};

std::optional<EditableMeeting> editable_meeting(db::Session& session, const auth::Caller& caller,
                                                MeetingId id);
std::optional<EditablePoint> editable_point(db::Session& session, const auth::Caller& caller,
                                            PointId id);
std::optional<EditableTurn> editable_turn(db::Session& session, const auth::Caller& caller,
                                          TurnId id);
std::optional<EditableDecision> editable_decision(db::Session& session, const auth::Caller& caller,
                                                  DecisionId id);
std::optional<EditableAttendance> editable_attendance(db::Session& session,
                                                      const auth::Caller& caller, AttendanceId id);
std::optional<EditableAttachment> editable_attachment(db::Session& session,
                                                      const auth::Caller& caller, AttachmentId id);
Outline outline_of(db::Session& session, const auth::Caller& caller, MeetingId meeting);

/// The bodies whose meetings the caller may keep.
std::vector<NamedId> bodies_of(db::Session& session, const auth::Caller& caller);

/// Errors: invalid for a body that is not among bodies_of().
Result<Added<MeetingId>> add_meeting(db::Database& database, const auth::Caller& caller,
                                     bodies::BodyId body, const MeetingEdit& edit);
/// A change of who may read it takes along what hangs on the meeting: promises, dates, inputs and
/// documents for the same readers as the meeting, or for more than it has from now on.
/// Errors: invalid, with the field "lets_others_in", when others would be let in unknowingly. Of
/// this and all that change: conflict when the record is no longer in that version.
Result<std::int64_t> edit_meeting(db::Database& database, const auth::Caller& caller, MeetingId id,
                                  std::int64_t version, const MeetingEdit& edit);

Result<Added<PointId>> add_point(db::Database& database, const auth::Caller& caller,
                                 MeetingId meeting, const PointEdit& edit, Day today);
Result<std::int64_t> edit_point(db::Database& database, const auth::Caller& caller, PointId id,
                                std::int64_t version, const PointEdit& edit, Day today);
enum class Move { up, down };
/// Changes places with the point before or after it. Errors: conflict for the first up, the last
/// down.
Result<std::int64_t> move_point(db::Database& database, const auth::Caller& caller, PointId id,
                                std::int64_t version, Move move);
/// Errors of this and all that delete: conflict when something still refers to the record.
Result<std::int64_t> delete_point(db::Database& database, const auth::Caller& caller, PointId id,
                                  std::int64_t version);

Result<Added<TurnId>> add_turn(db::Database& database, const auth::Caller& caller,
                               MeetingId meeting, const TurnEdit& edit, Day today);
Result<std::int64_t> edit_turn(db::Database& database, const auth::Caller& caller, TurnId id,
                               std::int64_t version, const TurnEdit& edit, Day today);
/// Changes places with the turn before or after it under its point, and joins that one's section;
/// the first goes up to the end of the point before, the last down to the beginning of the one
/// after. It stays for the same readers, and takes along what was promised and decided in it.
/// Errors: conflict for the first up, the last down.
Result<std::int64_t> move_turn(db::Database& database, const auth::Caller& caller, TurnId id,
                               std::int64_t version, Move move);
Result<std::int64_t> delete_turn(db::Database& database, const auth::Caller& caller, TurnId id,
                                 std::int64_t version);

Result<Added<DecisionId>> add_decision(db::Database& database, const auth::Caller& caller,
                                       MeetingId meeting, const DecisionEdit& edit);
Result<std::int64_t> edit_decision(db::Database& database, const auth::Caller& caller,
                                   DecisionId id, std::int64_t version, const DecisionEdit& edit);
Result<std::int64_t> delete_decision(db::Database& database, const auth::Caller& caller,
                                     DecisionId id, std::int64_t version);

Result<Added<AttendanceId>> add_attendance(db::Database& database, const auth::Caller& caller,
                                           MeetingId meeting, const AttendanceEdit& edit);
Result<std::int64_t> edit_attendance(db::Database& database, const auth::Caller& caller,
                                     AttendanceId id, std::int64_t version,
                                     const AttendanceEdit& edit);
Result<std::int64_t> delete_attendance(db::Database& database, const auth::Caller& caller,
                                       AttendanceId id, std::int64_t version);

/// Also when the notes are closed: what a law withholds is withheld at any time.
Result<std::int64_t> edit_attachment(db::Database& database, const auth::Caller& caller,
                                     AttachmentId id, std::int64_t version,
                                     const AttachmentEdit& edit, Day today);

} // namespace radslag::meetings
