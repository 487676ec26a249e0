// Rounds: a question sent to chosen parties of a body. Today calls for input and for good examples,
// which bring in inputs; soundings and consultations with their responses come with their own
// issue.
#pragma once

#include "inputs/inputs.hpp"

namespace radslag::rounds {

using RoundId = inputs::RoundId;

enum class Kind { call_for_input, call_for_examples };

inline constexpr EnumText<Kind, 2> kinds({{Kind::call_for_input, "call_for_input"},
                                          {Kind::call_for_examples, "call_for_examples"}});

/// A draft is seen by those who may open it; an open one takes inputs until its last day.
enum class State { draft, open, closed };

inline constexpr EnumText<State, 3>
    states({{State::draft, "draft"}, {State::open, "open"}, {State::closed, "closed"}});

/// Who is asked of the body's parties.
enum class Asked { regions, everybody };

inline constexpr EnumText<Asked, 2> asked_words({{Asked::regions, "regions"},
                                                 {Asked::everybody, "everybody"}});

/// Whether an open call still takes inputs on `today`: its last day counts.
inline bool takes_inputs(State state, const std::optional<Day>& closes_on, Day today) {
    return state == State::open && (!closes_on || *closes_on >= today);
}

} // namespace radslag::rounds
