// What one meeting, one input and one matter add to the figures. measuring_store.hpp counts them
// out of the records, store.hpp keeps them.
#pragma once

#include "dialogue/dialogue.hpp"

#include <string>
#include <vector>

namespace radslag::dialogue {

struct PointUnit {
    std::string id;
    std::int64_t position = 0;
    Planned planned = Planned::untold;
    Words words;
    std::optional<std::int64_t> minutes;
    std::int64_t regional_turns = 0; ///< in discussions
    std::int64_t taken_along = 0;
};

/// One region heard: at a meeting, in any section, or by an input.
struct Voice {
    std::string organisation;
    std::int64_t turns = 0;
    std::int64_t words = 0;
    std::int64_t inputs = 0;
};

/// A meeting that was held. Points with a part that is for fewer readers than the meeting are not
/// among its points.
struct MeetingUnit {
    std::string id;
    std::string body;
    Day day;
    bool is_counted = false; ///< public, and not invented in a forum that is real
    std::vector<PointUnit> points;
    std::vector<Voice> voices; ///< of a counted meeting

    [[nodiscard]] Words words() const;
};

/// What one authority owes, or owed, an input.
struct AnswerUnit {
    std::string id;
    std::string authority;
    Day asked;
    Day promised;
    std::optional<Day> answered;
};

/// A public input that has not been divided: its parts are inputs then.
struct InputUnit {
    std::string id;
    std::optional<std::string> matter;
    std::string body; ///< to which it was sent or at whose meeting it was said; may be none
    Day day;          ///< of the meeting at which it was said, else on which it was received
    Outcome outcome = Outcome::open;
    std::vector<AnswerUnit> answers;
    std::optional<Voice> voice; ///< when a region sent it
    bool is_merged = false;     ///< its sender is heard; what it says counts with another input

    /// The first day that an answer is still owed by.
    [[nodiscard]] std::optional<Day> owed() const;
};

/// A public matter that somebody has named in public.
struct MatterUnit {
    /// When it was named, and a region heard on it, in one body.
    struct In {
        std::string body; ///< "" for all of them
        Day named;
        std::optional<Day> heard;
    };

    std::string id;
    std::string kind;
    std::optional<Day> end;
    std::vector<In> bodies; ///< all of them together first
};

inline std::optional<Day> InputUnit::owed() const {
    std::optional<Day> first;
    for (const AnswerUnit& answer : answers)
        if (!answer.answered && (!first || answer.promised < *first))
            first = answer.promised;
    return first;
}

inline Words MeetingUnit::words() const {
    Words all;
    for (const PointUnit& point : points)
        all += point.words;
    return all;
}

} // namespace radslag::dialogue
