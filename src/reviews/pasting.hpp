// A list of recommendations as it is pasted out of a review, split into one each. Pure.
#pragma once

#include "inputs/inputs.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace radslag::reviews {

/// One item of a pasted list.
struct Piece {
    std::string text;                 ///< its lines joined; an empty line begins a new paragraph
    std::string place;                ///< its number as it stands: "3", "1.2", "Recommendation 3"
    std::optional<inputs::Kind> kind; ///< where its label says so: "Lesson 2"
};

/// Items begin with a number ("1.", "2)", "(3)", "1.2", "R4", "Recommendation 5:", "Lesson 1."),
/// one higher than the one before it, so that a year or a date at the beginning of a line is none.
/// Without numbers they begin with a bullet; without bullets each paragraph, or where there is one
/// paragraph only each line, is an item. What stands before the first item is left out when items
/// have numbers or bullets: it introduces them.
std::vector<Piece> split_list(std::string_view pasted);

} // namespace radslag::reviews
