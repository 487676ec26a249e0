// Times that are no exact days: "i mitten av januari", "kring jul", "inom kort", "när
// förhandlingarna är klara". DESIGN "soft due" gives their windows. Look next at ../due.hpp.
#pragma once

#include "notes/structure.hpp"
#include "notes/text/tokens.hpp"

namespace radslag::notes {

struct SoftTime {
    Range tokens;
    SoftDue due;
};

/// The soft times of `range`, in order. A window without a year is the next one that ends after
/// `meeting`; when that is not known either, the time is open.
std::vector<SoftTime> find_soft_times(const Reading& reading, Range range,
                                      std::optional<Day> meeting);

} // namespace radslag::notes
