// The number that a heading prints: "§ 74", "3.", "Punkt 2", "Sak 12/15", "1.1". Look next at
// points.hpp, which decides which numbered lines are the points of the meeting.
#pragma once

#include "notes/text/tokens.hpp"

#include <optional>
#include <string>

namespace radslag::notes {

enum class NumberStyle : std::uint8_t {
    section_sign, ///< "§ 74", Finnish "4 §"
    word,         ///< "Punkt 2", "Item 3"
    case_number,  ///< "Sak 12/15", "PS 12/15"
    dotted,       ///< "3."
    parenthesis,  ///< "3)"
    colon,        ///< "3:"
    bare,         ///< "3 Rapporter"
    roman,        ///< "IV. Rapporter"
    letter        ///< "B. Rapporter"
};

struct Numbering {
    NumberStyle style = NumberStyle::bare;
    int value = 0;
    int level = 1;       ///< 2 for "1.1"
    std::string printed; ///< without sign and dot: "74", "12/15"
    Range tokens;        ///< of the number and what belongs to it
};

/// The number that begins a line, if one does.
std::optional<Numbering> numbering_of(const Reading& reading, const TextLine& line);

/// The Roman number or capital letter that begins a line: it may be a person's initial as well, so
/// only a row of them tells.
std::optional<Numbering> lettering_of(const Reading& reading, const TextLine& line);

} // namespace radslag::notes
