// Rules of due days; see commitments.hpp.
#include "commitments/commitments.hpp"

#include <algorithm>

namespace radslag::commitments {

int days_late(const std::optional<Day>& last_day, Day today) {
    return last_day ? std::max(0, days_between(*last_day, today)) : 0;
}

} // namespace radslag::commitments
