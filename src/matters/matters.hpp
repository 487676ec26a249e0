// Registry numbers and the matters that they belong to: types.
#pragma once

#include "meetings/meetings.hpp"

namespace radslag::matters {

using RegistryNumberId = Id<struct RegistryNumberTag>;
using MatterId = Id<struct MatterTag>;

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
};

} // namespace radslag::matters
