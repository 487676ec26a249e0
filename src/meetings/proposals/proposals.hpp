// Points that a party, or somebody with a role in a body, proposes for a coming meeting of it.
// Those who prepare the meeting take one into the agenda, keep it for another meeting or decline it
// with words. Types, and when a meeting has begun; actions.hpp has the acts.
#pragma once

#include "meetings/editing/editing.hpp"

namespace radslag::meetings::proposals {

using ProposalId = Id<struct PointProposalTag>;
using bodies::BodyId;
using bodies::PartyId;

enum class State : std::uint8_t { proposed, taken, declined, withdrawn };
inline constexpr EnumText<State, 4> states({{State::proposed, "proposed"},
                                            {State::taken, "taken"},
                                            {State::declined, "declined"},
                                            {State::withdrawn, "withdrawn"}});

/// Who reads a proposal: those who prepare the meeting, its secretary and chair, with whoever has a
/// role for the party that proposes; or everybody with a role in the body.
enum class Readers : std::uint8_t { preparing, members };
inline constexpr EnumText<Readers, 2> readers_words({{Readers::preparing, "preparing"},
                                                     {Readers::members, "members"}});

/// A meeting as far as it matters for what is proposed for it.
struct Target {
    MeetingId id;
    std::string title;
    std::optional<Day> day;
    std::optional<std::string> start; ///< local, "09:30"
    std::optional<std::string> zone;  ///< IANA
    MeetingState state = MeetingState::planned;
};

/// Whether it is too late to propose anything for it: it was held or cancelled, its day is over, or
/// the hour is there at which it begins. One whose hour is not known begins after its day.
bool has_begun(const Target& meeting, Instant now);

struct ProposalEdit {
    std::string title;
    Kinds kinds; ///< one of them at least
    std::string expected_outcome;
    std::optional<int> planned_minutes; ///< 1–1440
    std::optional<people::PersonId> presenter;
    std::optional<MeetingId> meeting; ///< nothing: the next one that suits
    Readers readers = Readers::preparing;
};

} // namespace radslag::meetings::proposals
