// One meeting whole, as its page and its print show it: read-only, cut to what the reader may see.
// Lists of meetings are in reading_store.hpp.
#pragma once

#include "meetings/meetings.hpp"
#include "platform/db/database.hpp"

namespace radslag::meetings::store {

/// Somebody or something by name, with the id to link to.
struct NamedPerson {
    people::PersonId id;
    std::string name;
};
struct NamedOrganisation {
    people::OrganisationId id;
    std::string name;
};

struct NamedTheme {
    ThemeId id;
    std::string name;
};

/// Why something is for fewer readers than what it stands in.
struct Narrowed {
    std::string kind; ///< of the audience: "members", "secretariat", "custom"
    std::optional<std::string> legal_ground;
};

struct ShownAttendance {
    std::optional<NamedPerson> person;
    std::optional<NamedOrganisation> organisation;
    std::optional<std::string> title;
    Presence presence;
    std::optional<NamedPerson> substitute_for;
    bodies::Side side; ///< the organisation's, by its role in the body that day or by its kind
};

/// A party of the body, on the day of the meeting, for which the notes name nobody.
struct SilentParty {
    NamedOrganisation organisation;
    bodies::Side side;
};

struct ShownPresenter {
    std::optional<NamedPerson> person;
    std::optional<NamedOrganisation> organisation;
};

/// A question that was registered beforehand for a point: an input.
struct Question {
    std::string id;
    std::string text; ///< its line, else the whole
    std::string from; ///< the organisation; empty for a sender without one
};

/// A position that a preparing body has released for a point; src/positions holds them until then.
struct ReleasedPosition {
    std::string id;
    std::string title;
    std::string body; ///< that prepared it
    std::int64_t parties = 0;
    std::int64_t behind = 0;
    std::int64_t deviating = 0;
    bool is_replaced = false; ///< by another one that this reader may read
};

/// Who proposed a point, and by which proposal; src/meetings/proposals has the acts.
struct Proposer {
    std::string proposal;
    std::string name; ///< of the party, or of a person without one; "" where protected
};

struct ShownPoint {
    PointId id;
    std::optional<std::string> number;
    std::string title;
    Kinds kinds;
    std::optional<std::string> expected_outcome;
    std::optional<std::chrono::minutes> planned_start; ///< since midnight
    std::optional<std::int64_t> planned_minutes;
    std::optional<std::int64_t> actual_minutes;
    Words words; ///< none where a part of it is for fewer readers
    bool slides_promised = false;
    std::optional<Narrowed> narrowed;
    std::optional<Day> questions_until;      ///< the last day to register one; nothing: takes none
    std::vector<Question> questions;         ///< registered beforehand, as they came in
    std::vector<ReleasedPosition> positions; ///< the earliest first
    std::optional<Proposer> proposer;        ///< if the reader may read the proposal
    std::vector<ShownPresenter> presenters;
    std::optional<std::int64_t> paragraph; ///< in a protocol, once its text is closed

    /// What stands before the title: "3. ", or "§ 12 " in a protocol; empty where it has neither.
    [[nodiscard]] std::string mark() const;
};

struct ShownSection {
    SectionId id;
    PointId point;
    SectionKind kind;
    std::string heading;
};

struct ShownTurn {
    TurnId id;
    std::optional<PointId> point;
    std::optional<SectionId> section;
    int depth = 0;
    std::string text;
    std::vector<NamedPerson> speakers;
    std::optional<NamedOrganisation> organisation;
    std::optional<std::string> group;
    std::optional<bodies::Side> side;
    std::optional<Place> place;
    std::optional<Narrowed> narrowed; ///< not by the draft alone: the page says that once
};

/// What became of something said: one mark after its sentence. Every kind of record that can come
/// out of a turn is a kind here.
struct Outcome {
    enum class Kind { promise, request, takes_along, homework, input };
    enum class State { open, done, withdrawn };

    Kind kind;
    std::string id;
    std::optional<TurnId> turn;
    std::string text; ///< begins with the words of its sentence
    std::optional<std::string> who;
    std::optional<NamedPerson> person;
    State state;
    std::optional<Day> due;
    std::string due_words;
    std::optional<Day> done_on;
    std::optional<std::string> use = {}; ///< of an input: what was said of it last
};

struct ShownDecision {
    DecisionId id;
    std::optional<PointId> point;
    std::string text;
};

struct ShownFootnote {
    std::string marker;
    std::string text;
    std::optional<std::size_t> mark_at;
    std::optional<PointId> point;
};

/// How far into the turn the footnote's mark stands, about: as far as in the document that both
/// were read out of. Nothing when it does not stand there.
std::optional<std::size_t> offset_of(const ShownFootnote& footnote, const ShownTurn& turn);

struct ShownAttachment {
    std::optional<PointId> point;
    std::string words;
    std::optional<documents::DocumentId> document; ///< none: promised in the notes, not here
    std::optional<Narrowed> narrowed = {};
};

/// A registry number in the notes, and the matter that it belongs to where that is known.
struct ShownReference {
    std::string id; ///< of the number
    std::string number;
    std::optional<std::string> matter;
    std::string matter_title;
};

/// A date that the notes announce, for its link in the text.
struct ShownDate {
    std::string id; ///< of the deadline
    std::optional<Day> day;
    std::string words; ///< of a soft date; empty where the day itself is said
};

/// Somebody who follows or covers for somebody in a post, as these notes say.
struct ShownChange {
    NamedPerson person;
    std::optional<NamedPerson> covers_for;
    std::optional<NamedPerson> follows;
};

/// A call for input or examples whose inputs come back to a meeting.
struct Call {
    std::string id;
    std::string title;
    std::int64_t inputs = 0;
};

/// Homework whose answers are the basis of a point, or of the meeting.
struct Basis {
    std::string id;
    std::string text;
    std::optional<PointId> point;
    std::int64_t answered = 0;
    std::int64_t asked = 0;
};

/// How far the notes have come, where they go the way of src/minutes.
struct ShownMinute {
    MinuteState state = MinuteState::draft;
    std::optional<Day> comments_until;
    bool is_closed = false; ///< the text stands
    std::optional<Day> approved_on;
    std::optional<Day> drawn_up_on;
    bool reads_draft = false; ///< this reader, what is not published yet
};

/// A note of what was put right after the text stood.
struct ShownCorrection {
    std::optional<TurnId> turn; ///< that this reader may read; nothing: of the whole
    std::string text;
    Day noted_on;
};

/// The meeting of the body before this one.
struct PreviousMeeting {
    MeetingId id;
    Day day;
    bool has_minute = false; ///< its notes go the way of src/minutes
    std::optional<Day> approved_on;
};

struct ShownMeeting {
    MeetingId id;
    std::string title;
    std::optional<Day> day;
    std::optional<std::chrono::minutes> start; ///< local, since midnight
    std::optional<std::chrono::minutes> end;
    std::optional<std::string> venue;
    MeetingState state;
    bodies::BodyId body;
    std::string body_name;
    bool demonstration = false;
    Narrowed audience; ///< "public" for most
    std::optional<NamedPerson> chair;
    std::optional<Day> next_day;
    std::optional<MeetingId> next_meeting;
    std::optional<documents::DocumentId> document; ///< that this reader may read
    std::string language;
    std::vector<ShownAttendance> attendance;
    std::vector<SilentParty> silent;
    std::vector<ShownPoint> points;
    std::vector<ShownSection> sections;
    std::vector<ShownTurn> turns;
    std::vector<Outcome> outcomes;
    std::vector<Call> calls;        ///< that come back to this meeting
    std::vector<Basis> basis;       ///< what was asked of all parties for this meeting
    std::vector<Outcome> returning; ///< to a meeting to come: what is open in the body until then
    std::optional<PreviousMeeting>
        previous; ///< to a meeting to come, whose notes are looked through
    std::vector<ShownDecision> decisions;
    std::vector<ShownFootnote> footnotes;
    std::vector<ShownAttachment> attachments;
    std::vector<ShownReference> references;
    std::vector<ShownDate> dates;
    std::vector<ShownChange> changes;
    std::vector<NamedTheme> themes; ///< that it was given
    std::optional<ShownMinute> minute;
    std::vector<ShownCorrection> corrections;
    bool takes_along = false; ///< set by the page: the reader may say who takes something along
    bool may_edit = false;    ///< set by the page: the reader may attach files and edit turns
};

/// The whole meeting, if this reader may read it. Work grows with the meeting only.
std::optional<ShownMeeting> meeting(db::Session& session, const bodies::Reader& reader,
                                    MeetingId id);

} // namespace radslag::meetings::store
