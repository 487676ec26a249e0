// A meeting with its agenda points and what was said: types. store.hpp keeps them, actions.hpp
// records the notes of a meeting as one act.
#pragma once

#include "bodies/bodies.hpp"
#include "documents/records.hpp"

#include <cstdint>
#include <vector>

namespace radslag::meetings {

using documents::Place;

using MeetingId = Id<struct MeetingTag>;
using PointId = Id<struct PointTag>;
using SectionId = Id<struct SectionTag>;
using TurnId = Id<struct TurnTag>;
using DecisionId = Id<struct DecisionTag>;
using FootnoteId = Id<struct FootnoteTag>;
using AttendanceId = Id<struct AttendanceTag>;
using AttachmentId = Id<struct AttachmentTag>;
using SeriesId = Id<struct SeriesTag>;
using MinuteId = Id<struct MinuteTag>;
using ThemeId = Id<struct ThemeTag>;

enum class MeetingState { planned, called, held, cancelled };

inline constexpr EnumText<MeetingState, 4> meeting_states({{MeetingState::planned, "planned"},
                                                           {MeetingState::called, "called"},
                                                           {MeetingState::held, "held"},
                                                           {MeetingState::cancelled, "cancelled"}});

inline bool is_to_come(MeetingState state) {
    return state == MeetingState::planned || state == MeetingState::called;
}

/// Whether questions to a point of a meeting are registered on `today`: its last day counts.
inline bool takes_questions(MeetingState state, const std::optional<Day>& until, Day today) {
    return is_to_come(state) && until && today <= *until;
}

/// Where and when on its day a meeting is held: local clock times, and the place as it is written.
struct Hours {
    std::optional<std::string> start; ///< "HH:MM"
    std::optional<std::string> end;
    std::optional<std::string> zone; ///< IANA
    std::optional<std::string> venue;
};

/// The meetings of a body that follow one plan.
struct Series {
    SeriesId id = SeriesId::make();
    bodies::BodyId body;
    std::string name;
    std::optional<std::string> pattern; ///< as series/pattern.hpp writes it, or in words
    Hours hours = {};                   ///< with which its meetings begin
    std::optional<Day> to = {};         ///< the last day on which it proposes one
};

enum class Presence { present, remote, absent, mentioned };

inline constexpr EnumText<Presence, 4> presences({{Presence::present, "present"},
                                                  {Presence::remote, "remote"},
                                                  {Presence::absent, "absent"},
                                                  {Presence::mentioned, "mentioned"}});

enum class SectionKind { presentation, discussion, action_note };

inline constexpr EnumText<SectionKind, 3>
    section_kinds({{SectionKind::presentation, "presentation"},
                   {SectionKind::discussion, "discussion"},
                   {SectionKind::action_note, "action_note"}});

struct Meeting {
    MeetingId id = MeetingId::make();
    bodies::BodyId body;
    std::string title;
    std::optional<Day> day; ///< unknown where the notes print none; never guessed
    MeetingState state = MeetingState::held;
    std::optional<people::PersonId> chair;
    std::optional<Day> next_day;
    std::optional<documents::DocumentId> document;
    std::string language = "sv";
    bodies::AudienceId audience;
    Hours hours = {};
    std::optional<SeriesId> series = {};
    std::optional<std::string> slot = {}; ///< "2027-02": the month of its series that it is for
};

struct Attendance {
    std::optional<people::PersonId> person;
    std::optional<people::OrganisationId> organisation;
    std::optional<std::string> title;
    Presence presence = Presence::present;
    std::optional<people::PersonId> substitute_for;
    std::optional<Place> place;
    int confidence = 100; ///< per cent
};

struct Presenter {
    std::optional<people::PersonId> person;
    std::optional<people::OrganisationId> organisation;
};

/// Which kinds a point was announced as; several may hold.
struct Kinds {
    bool information = false;
    bool dialogue = false;
    bool regional_example = false;
    bool decision = false;
};

/// How many words of the notes stand in presentations, and how many in discussions.
struct Words {
    std::int64_t information = 0;
    std::int64_t dialogue = 0;

    [[nodiscard]] std::int64_t all() const { return information + dialogue; }
    /// The share of the discussions in per cent, rounded; 0 where there are no words.
    [[nodiscard]] int dialogue_percent() const {
        return all() == 0 ? 0 : static_cast<int>((dialogue * 200 + all()) / (2 * all()));
    }
    Words& operator+=(const Words& more) {
        information += more.information;
        dialogue += more.dialogue;
        return *this;
    }
};

struct Point {
    PointId id = PointId::make();
    std::optional<std::string> number; ///< as printed
    std::string title;
    Kinds kinds;
    std::vector<Presenter> presenters;
    bool slides_promised = false;
    std::int64_t information_words = 0; ///< in presentations
    std::int64_t dialogue_words = 0;    ///< in discussions
    std::optional<Place> place;
    int confidence = 100;
    std::optional<std::string> expected_outcome = {};
    std::optional<std::string> planned_start = {}; ///< local "HH:MM"
    std::optional<int> planned_minutes = {};
    std::optional<int> actual_minutes = {};
    std::optional<Day> questions_until = {};
    std::optional<bodies::AudienceId> audience = {}; ///< narrower than the meeting's
};

struct Section {
    SectionId id = SectionId::make();
    PointId point;
    SectionKind kind = SectionKind::presentation;
    std::string heading;
};

struct Turn {
    TurnId id = TurnId::make();
    std::optional<PointId> point;
    std::optional<SectionId> section;
    int depth = 0;
    std::string text;
    std::vector<people::PersonId> speakers;
    std::optional<people::OrganisationId> organisation;
    std::optional<std::string> group; ///< "ett flertal regionala företrädare"
    std::optional<bodies::Side> side;
    bool side_set = false;
    std::optional<Place> place;
    int confidence = 100;
    std::optional<bodies::AudienceId> audience = {}; ///< narrower than its point's
    std::optional<std::string> raises = {}; ///< a proposed input: "view", "question", "example"
};

struct Decision {
    DecisionId id = DecisionId::make();
    std::optional<PointId> point;
    std::optional<TurnId> turn;
    std::string text;
    std::optional<Place> place;
    int confidence = 100;
};

struct Footnote {
    std::optional<PointId> point;
    std::string marker;
    std::string text;
    std::optional<std::size_t> mark_at;
    std::optional<Place> place;
};

/// A document that the notes promise ("PPT bifogas").
struct Attachment {
    std::optional<PointId> point;
    std::string words;
    std::optional<documents::DocumentId> document = {}; ///< none: promised, not there
    std::optional<bodies::AudienceId> audience = {};    ///< where it is for fewer than its point
};

enum class MinuteState { draft, commented, approved, published };

inline constexpr EnumText<MinuteState, 4> minute_states({{MinuteState::draft, "draft"},
                                                         {MinuteState::commented, "commented"},
                                                         {MinuteState::approved, "approved"},
                                                         {MinuteState::published, "published"}});

/// The minutes of a meeting as a record of their own.
struct Minute {
    MinuteId id = MinuteId::make();
    MeetingId meeting;
    MinuteState state = MinuteState::draft;
    std::optional<documents::DocumentId> document;
    std::optional<Day> approved_on;
    std::optional<people::PersonId> approved_by;
};

/// Everything that the notes of one meeting say of the meeting itself.
struct Notes {
    Meeting meeting;
    std::vector<Attendance> attendance;
    std::vector<Point> points;
    std::vector<Section> sections;
    std::vector<Turn> turns;
    std::vector<Decision> decisions;
    std::vector<Footnote> footnotes;
    std::vector<Attachment> attachments;
};

} // namespace radslag::meetings
