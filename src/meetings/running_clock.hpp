// The times of an agenda that runs: when each point begins and ends, if each takes what is planned
// for it, and where that does not go up.
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <vector>

namespace radslag::meetings {

/// What is planned for a point.
struct PlannedTime {
    std::optional<std::chrono::minutes> start;   ///< since midnight, where an hour is set
    std::optional<std::chrono::minutes> minutes; ///< that it takes
};

/// When it runs, since midnight; nothing where that cannot be told.
struct RunningTime {
    std::optional<std::chrono::minutes> begins;
    std::optional<std::chrono::minutes> ends;
    std::chrono::minutes late{0}; ///< it begins so much after the hour that is set for it

    bool operator==(const RunningTime&) const = default;
};

struct RunningClock {
    std::vector<RunningTime> points;
    /// How much longer the points take than the meeting lasts; nothing when they fit, or when that
    /// cannot be told.
    std::optional<std::chrono::minutes> over;
};

/// A point begins at its own hour, or when the one before ends if that is later; the first at the
/// meeting's. After a point that is planned for no minutes nothing is known until an hour is set
/// again.
RunningClock running_clock(std::span<const PlannedTime> points,
                           std::optional<std::chrono::minutes> start,
                           std::optional<std::chrono::minutes> end);

} // namespace radslag::meetings
