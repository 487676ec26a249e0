// Matters that live on between meetings, the registry numbers that they have, their milestones and
// themes: types.
#pragma once

#include "commitments/commitments.hpp"
#include "meetings/meetings.hpp"

namespace radslag::matters {

using RegistryNumberId = Id<struct RegistryNumberTag>;
using MatterId = Id<struct MatterTag>;
using ThemeId = meetings::ThemeId;
using MilestoneId = commitments::MilestoneId;

enum class NumberKind { registry_number, dir, sou, ds, prop, bet, sfs, com, issue };

inline constexpr EnumText<NumberKind, 9>
    number_kinds({{NumberKind::registry_number, "registry_number"},
                  {NumberKind::dir, "dir"},
                  {NumberKind::sou, "sou"},
                  {NumberKind::ds, "ds"},
                  {NumberKind::prop, "prop"},
                  {NumberKind::bet, "bet"},
                  {NumberKind::sfs, "sfs"},
                  {NumberKind::com, "com"},
                  {NumberKind::issue, "issue"}});

/// A number that stands in the notes of a meeting.
struct Reference {
    std::string number; ///< as printed, without "dnr"
    NumberKind kind = NumberKind::registry_number;
    std::optional<meetings::PointId> point;
    std::optional<documents::Place> place;
    int confidence = 100;
    std::optional<MatterId> matter = {}; ///< once known
};

enum class Kind { assignment, inquiry, strategy, programme, call, study, survey, other };

inline constexpr EnumText<Kind, 8> kinds({{Kind::assignment, "assignment"},
                                          {Kind::inquiry, "inquiry"},
                                          {Kind::strategy, "strategy"},
                                          {Kind::programme, "programme"},
                                          {Kind::call, "call"},
                                          {Kind::study, "study"},
                                          {Kind::survey, "survey"},
                                          {Kind::other, "other"}});

enum class State { open, reported, closed };

inline constexpr EnumText<State, 3>
    states({{State::open, "open"}, {State::reported, "reported"}, {State::closed, "closed"}});

/// How much of a matter goes under a number: all of it, or a part of it.
enum class Extent { whole, partial };

inline constexpr EnumText<Extent, 2> extents({{Extent::whole, "whole"},
                                              {Extent::partial, "partial"}});

/// Whether an organisation must be consulted, or works on the matter itself.
enum class PartnerRole { consult, partner };

inline constexpr EnumText<PartnerRole, 2> partner_roles({{PartnerRole::consult, "consult"},
                                                         {PartnerRole::partner, "partner"}});

/// A subject in the tree that points, inputs and matters share.
struct Theme {
    ThemeId id = ThemeId::make();
    std::optional<ThemeId> parent;
    std::string name;
};

struct MatterNumber {
    std::string number; ///< in any spelling
    NumberKind kind = NumberKind::registry_number;
    std::optional<people::OrganisationId> authority;
    Extent extent = Extent::whole;
};

struct Partner {
    people::OrganisationId organisation;
    PartnerRole role = PartnerRole::consult;
};

struct Milestone {
    MilestoneId id = MilestoneId::make();
    std::string text;
    commitments::Due due;
    std::optional<Day> done_on;
};

struct Matter {
    MatterId id = MatterId::make();
    Kind kind = Kind::other;
    std::string title;
    std::optional<people::OrganisationId> owner;
    std::optional<people::PersonId> officer;
    std::optional<ThemeId> theme;
    State state = State::open;
    bodies::AudienceId audience;
    std::vector<MatterNumber> numbers;
    std::vector<Partner> partners;
    std::vector<Milestone> milestones;
};

} // namespace radslag::matters
