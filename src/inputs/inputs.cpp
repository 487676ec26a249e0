// The rule of when an input is closed; see inputs.hpp.
#include "inputs/inputs.hpp"

#include <algorithm>

namespace radslag::inputs {

namespace {

bool is_end(UseKind kind) {
    return kind == UseKind::used || kind == UseKind::partly_used || kind == UseKind::not_used;
}

/// Whoever passed it on owes nothing more: the one who got it is asked instead.
bool is_settled(const Said& said) {
    return said.last.has_value() && (is_end(*said.last) || *said.last == UseKind::passed_on);
}

} // namespace

State state_of(std::span<const Said> said) {
    const bool ended = std::ranges::any_of(
        said, [](const Said& one) { return one.last.has_value() && is_end(*one.last); });
    if (ended && std::ranges::all_of(said, is_settled))
        return State::closed;
    const bool heard =
        std::ranges::any_of(said, [](const Said& one) { return one.last.has_value(); });
    return heard ? State::in_progress : State::unanswered;
}

} // namespace radslag::inputs
