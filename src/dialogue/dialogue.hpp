// The dialogue in figures: what is counted, and by which rules. units.hpp holds what one meeting,
// input or matter adds; following.hpp keeps the figures up; docs/dialogue.md defines each of them.
#pragma once

#include "bodies/bodies.hpp"
#include "inputs/inputs.hpp"
#include "meetings/meetings.hpp"

#include <span>
#include <string>

namespace radslag::dialogue {

/// Which rules the stored figures follow. Whoever changes a rule raises it: everything is then
/// counted anew.
inline constexpr std::int64_t definition = 3;

/// The year that stands for all years in sums.
inline constexpr std::int64_t all_years = 0;

/// What sums are of: a year and a body. No body: all of them, and what belongs to none.
struct Scope {
    std::int64_t year = all_years;
    std::string body = {}; ///< id

    auto operator<=>(const Scope&) const = default;
};

/// Words of the notes by where they stand, and those in discussions by whose they are.
struct Words {
    std::int64_t information = 0; ///< in presentations and action notes
    std::int64_t dialogue = 0;    ///< in discussions
    std::int64_t state = 0;       ///< of those in discussions
    std::int64_t region = 0;
    std::int64_t other = 0;
    std::int64_t untold = 0; ///< the notes do not tell whose they are

    [[nodiscard]] std::int64_t all() const { return information + dialogue; }
    Words& operator+=(const Words& more);
    bool operator==(const Words&) const = default;
};

/// Adds what was said in one turn. `side`: nothing where the notes do not tell.
void add_turn(Words& words, bool in_discussion, const std::optional<bodies::Side>& side,
              std::int64_t count);

/// Whether a side is the regions': their own, or whom they brought along.
bool is_regional(const std::optional<bodies::Side>& side);

/// A part of a whole in per cent, rounded; 0 of nothing.
int percent_of(std::int64_t part, std::int64_t whole);

/// What a point was announced as.
enum class Planned { information, both, dialogue, untold };

inline constexpr EnumText<Planned, 4> plans({{Planned::information, "information"},
                                             {Planned::both, "both"},
                                             {Planned::dialogue, "dialogue"},
                                             {Planned::untold, "untold"}});

Planned planned_as(const meetings::Kinds& kinds);
/// Whether the word dialogue stands in the announcement.
constexpr bool is_marked_dialogue(Planned planned) {
    return planned == Planned::both || planned == Planned::dialogue;
}

/// What is known of how long a point took.
struct PointTime {
    std::optional<std::int64_t> actual;  ///< minutes
    std::optional<std::int64_t> planned; ///< minutes
    std::optional<std::string> start;    ///< local, "HH:MM"
};
/// Minutes of each point: measured, else planned, else until the next one begins; the last one
/// until `end`. Points stand in the order of the meeting.
std::vector<std::optional<std::int64_t>> minutes_of(std::span<const PointTime> points,
                                                    const std::optional<std::string>& end);

/// What has become of an input. `late` is open too: an answer is owed, and its day has passed.
enum class Outcome { used, partly_used, not_used, open, late, withdrawn };

inline constexpr EnumText<Outcome, 6> outcomes({{Outcome::used, "used"},
                                                {Outcome::partly_used, "partly_used"},
                                                {Outcome::not_used, "not_used"},
                                                {Outcome::open, "open"},
                                                {Outcome::late, "late"},
                                                {Outcome::withdrawn, "withdrawn"}});

/// `ends`: the last word of each authority that has given an end. The best of them counts. Nothing
/// is late here: that is told by the day on which it is shown.
Outcome outcome_of(inputs::State state, std::span<const inputs::UseKind> ends);

/// When the regions were first heard on a matter.
enum class Verdict {
    before, ///< on the day of its end or before
    after,  ///< only after it
    heard,  ///< heard; no end is known
    unheard ///< not at all, so far
};

inline constexpr EnumText<Verdict, 4> verdicts({{Verdict::before, "before"},
                                                {Verdict::after, "after"},
                                                {Verdict::heard, "heard"},
                                                {Verdict::unheard, "unheard"}});

Verdict verdict_of(const std::optional<Day>& heard, const std::optional<Day>& end);

/// The year of a day, as it is stored.
constexpr std::int64_t year_of(Day day) {
    return static_cast<int>(day.year());
}

} // namespace radslag::dialogue
