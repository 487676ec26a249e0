// See running_clock.hpp.
#include "meetings/running_clock.hpp"

#include <algorithm>

namespace radslag::meetings {

namespace {

using std::chrono::minutes;

RunningTime time_of(const PlannedTime& planned, std::optional<minutes> free_from) {
    RunningTime time;
    time.begins = free_from;
    if (planned.start) {
        time.begins = std::max(*planned.start, free_from.value_or(*planned.start));
        time.late = *time.begins - *planned.start;
    }
    if (time.begins && planned.minutes)
        time.ends = *time.begins + *planned.minutes;
    return time;
}

} // namespace

RunningClock running_clock(std::span<const PlannedTime> points, std::optional<minutes> start,
                           std::optional<minutes> end) {
    RunningClock clock;
    std::optional<minutes> free_from = start;
    for (const PlannedTime& planned : points) {
        clock.points.push_back(time_of(planned, free_from));
        free_from = clock.points.back().ends;
    }
    if (free_from && end && *free_from > *end)
        clock.over = *free_from - *end;
    return clock;
}

} // namespace radslag::meetings
