// The year of a body: its series of meetings, the days that they propose, the meetings made of them
// and what these shall be about. pattern.hpp says when; pages.hpp has the pages. Every act asks for
// the right edit_meetings in the body; without it, and for what the caller may not read, the answer
// is not_found. Each gives the entry of its act.
#pragma once

#include "meetings/editing/editing.hpp"
#include "meetings/series/pattern.hpp"
#include "platform/holidays/holidays.hpp"

#include <array>

namespace radslag::meetings::series {

struct SeriesEdit {
    std::string name;
    Pattern pattern;
    Hours hours; ///< with which its meetings begin
    std::optional<Day> to;
};

struct EditableSeries {
    SeriesId id;
    bodies::BodyId body;
    std::string body_name;
    SeriesEdit edit;
    std::optional<std::string> words = {}; ///< an older pattern in words, which tells no days
    std::int64_t version = 0;
    bool demonstration = false;

    [[nodiscard]] bool has_pattern() const { return !edit.pattern.months.empty(); }
};

std::optional<EditableSeries> editable_series(db::Session& session, const auth::Caller& caller,
                                              SeriesId id);
Result<Added<SeriesId>> add_series(db::Database& database, const auth::Caller& caller,
                                   bodies::BodyId body, const SeriesEdit& edit);
/// Errors of this and all that change: conflict when the record is no longer in that version.
Result<std::int64_t> edit_series(db::Database& database, const auth::Caller& caller, SeriesId id,
                                 std::int64_t version, const SeriesEdit& edit);
/// From that day on it proposes no meetings; those that are planned stay. Errors: conflict when it
/// has ended already.
Result<std::int64_t> end_series(db::Database& database, const auth::Caller& caller, SeriesId id,
                                std::int64_t version, Day last);

/// What is known of a day on which a meeting could be held.
struct DayMarks {
    std::optional<holidays::FreeDay> free;
    bool is_squeezed = false;
    std::vector<std::string>
        meeting; ///< the bodies that meet then, this one too, and share parties
};

/// A day that a series proposes and that no meeting is made for yet.
struct Proposal {
    SeriesId series;
    unsigned month = 1;
    Day day;
    DayMarks marks = {};
};

/// The days that a series proposes in a year, after today.
std::vector<Proposal> proposals_of(db::Session& session, const auth::Caller& caller,
                                   const EditableSeries& series, int year, Day today);

/// A meeting whose points new ones can begin with.
struct Template {
    std::string id;
    std::string name; ///< its title
    Day day;
};

/// What the form of a year offers beside its days.
struct Planning {
    EditableSeries series;
    int year = 0;
    std::vector<Proposal> proposals = {};
    std::vector<Template> templates = {}; ///< of this body, the latest first
    std::vector<NamedId> themes = {};     ///< each with those above it: "Transport › Järnväg"
    bodies::Visibility readers = bodies::Visibility::members; ///< of the body's planned meetings
};
/// `year`: nothing means the first one, from this year on, in which something is left.
std::optional<Planning> planning_of(db::Session& session, const auth::Caller& caller, SeriesId id,
                                    std::optional<int> year, Day today);

/// One meeting that shall be made, for a month of the pattern.
struct WantedMeeting {
    unsigned month = 1;
    Day day;
    std::optional<std::string> start; ///< local, "09:30"
    std::optional<std::string> end;
    std::optional<ThemeId> theme;
};

struct WantedYear {
    int year = 0;
    std::string title;
    std::optional<std::string> venue;
    bodies::Visibility readers = bodies::Visibility::members;
    std::optional<MeetingId> points_of; ///< the meetings begin with its points
    std::vector<WantedMeeting> meetings;
};

/// What came of it: how many meetings were made; the entry is 0 when none was.
struct Planned {
    std::int64_t entry = 0;
    std::size_t made = 0;
};
/// Makes the planned meetings, all in one act. A month that has its meeting gets no second one, so
/// that what is sent twice makes nothing twice. Errors: invalid, with the field "day_2", when the
/// body meets on that day already; with "points_of", when others would read points that they may
/// not read now.
Result<Planned> plan_meetings(db::Database& database, const auth::Caller& caller, SeriesId id,
                              std::int64_t version, const WantedYear& wanted);

/// What a planned meeting shall be about.
struct EditableThemes {
    EditableMeeting meeting;
    std::vector<ThemeId> chosen;
    std::vector<NamedId> all;
};
std::optional<EditableThemes> editable_themes(db::Session& session, const auth::Caller& caller,
                                              MeetingId id);
Result<std::int64_t> set_themes(db::Database& database, const auth::Caller& caller, MeetingId id,
                                std::int64_t version, const std::vector<ThemeId>& themes);
/// Inside an act that does more.
void add_theme(ledger::Act& act, MeetingId meeting, ThemeId theme);

/// A meeting as the plan of a year shows it.
struct PlannedMeeting {
    MeetingId id;
    NamedId body;
    std::string title;
    Day day;
    std::optional<Day> end_day;
    Hours hours;
    MeetingState state = MeetingState::planned;
    std::vector<NamedId> themes = {};
    DayMarks marks = {}; ///< of its day; without the bodies that meet then
};

/// A first year and a last one.
struct Years {
    int first = 0;
    int last = 0;
};

/// The plan of a body's year, as its reader may see it.
struct Plan {
    NamedId body;
    bool demonstration = false;
    int year = 0;
    Years years = {};            ///< with meetings of this body, and those that are planned now
    std::vector<NamedId> others; ///< that it prepares for, or that prepare for it
    std::vector<PlannedMeeting> meetings; ///< of all of them, the first first
    bool may_edit = false;
    bool may_propose = false;                ///< a point for one of its meetings
    std::vector<EditableSeries> series = {}; ///< for who may edit; its proposals likewise
    std::vector<Proposal> proposals = {};
};
std::optional<Plan> plan_of(db::Session& session, const auth::Caller& caller, bodies::BodyId body,
                            int year, Day today);

} // namespace radslag::meetings::series
