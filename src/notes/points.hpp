// The points of a meeting: which lines head them, their numbers, titles and kinds, and where each
// one's body lies. numbered_points.cpp and headed_points.cpp know the two ways to print them.
#pragma once

#include "notes/structure.hpp"
#include "notes/text/tokens.hpp"

#include <optional>
#include <vector>

namespace radslag::notes {

struct PointSpan {
    std::string number;
    bool number_printed = true;
    Range title;                    ///< without number, kind and time
    std::vector<Kind> kinds;        ///< as printed
    std::size_t first_line = 0;     ///< of the heading, in Reading::lines
    std::size_t body_line = 0;      ///< first line of the body
    std::size_t end_line = 0;       ///< behind its last line
    std::optional<Range> same_line; ///< what of the heading's last line is body already
    Confidence confidence = 95;
};

/// The points in order; none in a text that has none.
std::vector<PointSpan> find_points(const Reading& reading);

/// What a heading line says, without its number.
struct Heading {
    Range title;
    std::vector<Kind> kinds;
    std::optional<Range> body; ///< the rest of a line that holds more than the title
};

/// Reads title and kinds out of the tokens of a heading.
Heading heading_of(const Reading& reading, Range tokens);

/// Points with printed numbers; empty when the text does not number them.
std::vector<PointSpan> numbered_points(const Reading& reading);

/// Points under headings without numbers, or top-level bullets under procedural headings.
std::vector<PointSpan> headed_points(const Reading& reading);

/// Lines that stand before `line` and belong to it: its number or registry number on lines of their
/// own. Whether a line is a heading by its looks: marked up, bold or in capitals.
bool looks_like_heading(const Reading& reading, const TextLine& line);

} // namespace radslag::notes
