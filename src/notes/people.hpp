// Everyone whom the notes name: those of the lists and those of the running text, one person under
// however many spellings, each with organisation and role. Look next at attendance.hpp, turns.hpp.
#pragma once

#include "notes/attendance.hpp"

#include <span>
#include <vector>

namespace radslag::notes {

/// A name in the text and the person it means.
struct NameUse {
    Range tokens;
    Index person = 0;
};

struct People {
    std::vector<Person> people;
    std::vector<std::optional<OrganisationKind>> kinds; ///< of each person's organisation
    std::vector<NameUse> uses;                          ///< in order; names outside lists too

    /// The uses within `range`.
    [[nodiscard]] std::span<const NameUse> within(Range range) const;
};

/// Joins lists and running text. `attendance` tells which lines are lists.
People find_people(const Reading& reading, const Attendance& attendance);

} // namespace radslag::notes
