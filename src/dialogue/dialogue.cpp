// See dialogue.hpp.
#include "dialogue/dialogue.hpp"

#include "platform/base/time_of_day.hpp"

#include <algorithm>

namespace radslag::dialogue {

namespace {

/// From one time of day to another; nothing when the other is not later.
std::optional<std::int64_t> minutes_between(const std::optional<std::string>& from,
                                            const std::optional<std::string>& to) {
    const auto begin = since_midnight(from);
    const auto end = since_midnight(to);
    if (!begin || !end || *end <= *begin)
        return std::nullopt;
    return (*end - *begin).count();
}

bool has(std::span<const inputs::UseKind> ends, inputs::UseKind kind) {
    return std::ranges::find(ends, kind) != ends.end();
}

} // namespace

Words& Words::operator+=(const Words& more) {
    information += more.information;
    dialogue += more.dialogue;
    state += more.state;
    region += more.region;
    other += more.other;
    untold += more.untold;
    return *this;
}

void add_turn(Words& words, bool in_discussion, const std::optional<bodies::Side>& side,
              std::int64_t count) {
    if (!in_discussion) {
        words.information += count;
        return;
    }
    words.dialogue += count;
    const bool is_state = side == bodies::Side::state || side == bodies::Side::invited_by_state;
    (!side               ? words.untold
     : is_regional(side) ? words.region
     : is_state          ? words.state
                         : words.other) += count;
}

bool is_regional(const std::optional<bodies::Side>& side) {
    return side == bodies::Side::region || side == bodies::Side::invited_by_region;
}

int percent_of(std::int64_t part, std::int64_t whole) {
    return whole == 0 ? 0 : static_cast<int>((part * 200 + whole) / (2 * whole));
}

Planned planned_as(const meetings::Kinds& kinds) {
    if (kinds.dialogue)
        return kinds.information ? Planned::both : Planned::dialogue;
    return kinds.information ? Planned::information : Planned::untold;
}

std::vector<std::optional<std::int64_t>> minutes_of(std::span<const PointTime> points,
                                                    const std::optional<std::string>& end) {
    std::vector<std::optional<std::int64_t>> minutes;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const PointTime& point = points[i];
        const auto& next = i + 1 < points.size() ? points[i + 1].start : end;
        minutes.push_back(point.actual    ? point.actual
                          : point.planned ? point.planned
                                          : minutes_between(point.start, next));
    }
    return minutes;
}

Outcome outcome_of(inputs::State state, std::span<const inputs::UseKind> ends) {
    if (state == inputs::State::withdrawn)
        return Outcome::withdrawn;
    if (state != inputs::State::closed)
        return Outcome::open;
    return has(ends, inputs::UseKind::used)          ? Outcome::used
           : has(ends, inputs::UseKind::partly_used) ? Outcome::partly_used
                                                     : Outcome::not_used;
}

Verdict verdict_of(const std::optional<Day>& heard, const std::optional<Day>& end) {
    if (!heard)
        return Verdict::unheard;
    if (!end)
        return Verdict::heard;
    return *heard <= *end ? Verdict::before : Verdict::after;
}

} // namespace radslag::dialogue
