// See sight.hpp.
#include "bodies/sight.hpp"

namespace radslag::bodies {

Day AsSeen::late_before() const {
    return sight == Sight::first ? today : add_days(today, -grace_days);
}

Sight sight_of(const auth::Caller& caller) {
    return auth::may(caller, auth::Right::edit_commitments) ? Sight::first : Sight::all;
}

int days_late(const std::optional<Day>& last_day, const AsSeen& seen) {
    return last_day && *last_day < seen.late_before() ? days_between(*last_day, seen.today) : 0;
}

} // namespace radslag::bodies
