// Joint positions of the parties of a body, held by the body that prepares for it until they are
// released. Types, and the rules of who stands where; actions.hpp has the acts.
#pragma once

#include "meetings/editing/editing.hpp"

#include <span>

namespace radslag::positions {

using PositionId = Id<struct PositionTag>;
using StandId = Id<struct StandTag>;
using bodies::BodyId;
using bodies::PartyId;
using meetings::MeetingId;
using meetings::NamedId;
using meetings::PointId;

/// What a party says of a position. One that has said nothing is silent.
enum class Stance : std::uint8_t { behind, deviates, abstains };
inline constexpr EnumText<Stance, 3> stances({{Stance::behind, "behind"},
                                              {Stance::deviates, "deviates"},
                                              {Stance::abstains, "abstains"}});

/// What somebody said for a party.
struct Stand {
    StandId id;
    std::int64_t version = 0;
    Stance stance = Stance::behind;
    std::optional<std::string> text; ///< its own position, where it deviates
    std::int64_t edition = 0;        ///< of the position's text that it was said of
    NamedId said_by;                 ///< without a name where the identity is protected
    Instant said_at;
};

/// A party that is counted: a regional party of the body that is prepared for.
struct Party {
    NamedId organisation;
    std::optional<PartyId> seat; ///< in the body that prepares; without one it cannot say anything
    std::optional<Stand> stand;
};

/// How many stand where. What was said of an earlier text does not count.
struct Tally {
    std::int64_t parties = 0;
    std::int64_t behind = 0;
    std::int64_t deviating = 0;
    std::int64_t abstaining = 0;

    [[nodiscard]] std::int64_t silent() const { return parties - behind - deviating - abstaining; }
    bool operator==(const Tally&) const = default;
};
Tally tally_of(std::span<const Party> parties, std::int64_t edition);

/// Whether the party has said something of that edition of the text.
bool has_said(const Party& party, std::int64_t edition);

/// A party's own position, as those read it whom the joint one is released to.
struct Deviation {
    std::string party;
    std::string text;
    bool operator==(const Deviation&) const = default;
};
std::vector<Deviation> deviations_of(std::span<const Party> parties, std::int64_t edition);

/// All that others read of a position once it is released.
struct Announced {
    std::string title;
    std::string text;
    Tally tally;
    std::vector<Deviation> deviations;
};

/// The point that a position is for, as far as the reader reads it.
struct At {
    PointId point;
    MeetingId meeting;
    std::string title; ///< with its number
    std::string meeting_title;
    std::optional<Day> day;
    bodies::AudienceId readers; ///< the narrower of the point's and the meeting's
    bool is_public = false;
};

/// The print of what a release would let be read and at which point: a number that another text, a
/// stand, a party or a point changes. A form carries it as the version of what it showed.
std::int64_t print_of(const Announced& announced, const At& at);

/// Who reads a position from its release on. Everybody, where its point is public.
enum class Readers : std::uint8_t { point, members };
inline constexpr EnumText<Readers, 2> readers_words({{Readers::point, "point"},
                                                     {Readers::members, "members"}});

} // namespace radslag::positions
