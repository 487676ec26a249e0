// Promises, requests, homework and what is taken along; soft due values; announced dates.
#pragma once

#include "meetings/meetings.hpp"

namespace radslag::commitments {

using CommitmentId = Id<struct CommitmentTag>;
using DeadlineId = Id<struct DeadlineTag>;
using TickId = Id<struct TickTag>;
/// Of src/inputs, which stands above: what somebody takes along.
using InputId = Id<struct InputTag>;
/// Of src/matters, which stands above: what something waits for.
using MilestoneId = Id<struct MilestoneTag>;

enum class Kind { promise, request, takes_along, homework };

inline constexpr EnumText<Kind, 4> kinds({{Kind::promise, "promise"},
                                          {Kind::request, "request"},
                                          {Kind::takes_along, "takes_along"},
                                          {Kind::homework, "homework"}});

enum class State { open, done, withdrawn };

inline constexpr EnumText<State, 3>
    states({{State::open, "open"}, {State::done, "done"}, {State::withdrawn, "withdrawn"}});

enum class DueKind { day, window, event, next_meeting, open };

inline constexpr EnumText<DueKind, 5> due_kinds({{DueKind::day, "day"},
                                                 {DueKind::window, "window"},
                                                 {DueKind::event, "event"},
                                                 {DueKind::next_meeting, "next_meeting"},
                                                 {DueKind::open, "open"}});

/// When something is due, as far as is known. The last day counts: late from the day after.
struct Due {
    DueKind kind = DueKind::open;
    std::optional<Day> from;
    std::optional<Day> to;
    std::string words; ///< "i mitten av januari 2017"; empty when a date is all that was said
    std::optional<meetings::MeetingId> meeting;
};

struct Commitment {
    CommitmentId id = CommitmentId::make();
    Kind kind = Kind::promise;
    std::string text;
    std::optional<std::string> who; ///< as printed
    std::vector<people::PersonId> persons;
    std::optional<people::OrganisationId> organisation;
    bodies::BodyId body;
    std::optional<bodies::BodyId> all_parties_of;
    std::optional<meetings::MeetingId> meeting;
    std::optional<meetings::PointId> point;
    std::optional<meetings::TurnId> turn;
    std::optional<Day> said_on;
    std::optional<Due> due;
    bodies::AudienceId audience;
    std::optional<documents::Place> place;
    int confidence = 100;
};

/// That a party has done what everybody was asked to do, and its answer where it gave one.
struct Tick {
    TickId id = TickId::make();
    CommitmentId commitment;
    bodies::PartyId party;
    Day done_on;
    std::optional<std::string> text;
    std::optional<people::PersonId> said_by; ///< who wrote it down for the party
};

/// A date that the notes announce.
struct Deadline {
    std::string what;
    std::optional<std::string> who;
    std::optional<people::OrganisationId> organisation;
    std::optional<meetings::MeetingId> meeting;
    std::optional<meetings::PointId> point;
    Due due;
    bodies::AudienceId audience;
    std::optional<documents::Place> place;
    int confidence = 100;
};

/// How many days after its last day something is on `today`; 0 when it is not late, or open-ended.
int days_late(const std::optional<Day>& last_day, Day today);

} // namespace radslag::commitments
