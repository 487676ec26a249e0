// What stands round the talk: footnotes joined to their places, counts that disagree with the names
// that follow, and the body that the title names.
#pragma once

#include "notes/structure.hpp"
#include "notes/text/tokens.hpp"

#include <optional>
#include <span>
#include <string>

namespace radslag::notes {

/// Footnotes with the place of their mark; `points` tells which point that is.
std::vector<Footnote> find_footnotes(const Reading& reading, std::span<const Point> points);

/// "three actors; A and B": a number word whose list is shorter or longer.
std::vector<Disagreement> find_disagreements(const Reading& reading);

/// The body that meets, out of the title: without the kind of document, the day and small words.
/// Nothing when the title names none: "Sammanfattning 24-10-21".
std::optional<std::string> body_in_title(std::string_view title);

} // namespace radslag::notes
