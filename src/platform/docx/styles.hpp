// Which style of a file stands for what: the built-in styles that it has, by their names (ECMA-376,
// part 1, 17.7.4.9; Word writes them in English in every language), and those that it lacks, added.
#pragma once

#include "platform/docx/xml.hpp"

#include <array>
#include <string>

namespace radslag::docx {

/// Levels of a list.
inline constexpr int list_depth = 9;

/// Style ids of one file.
struct StyleIds {
    std::string title;
    std::array<std::string, 3> headings;
    std::array<std::string, list_depth> list; ///< "": none of its own for that depth
    std::string footnote_text;
    std::string footnote_reference;
    std::string hyperlink;
};

/// The styles of the file, `root` being its w:styles; what is missing is added. "List Bullet" and
/// its deeper sisters have a list of their own in most files: `list` is what the file has, and the
/// first is added, with the list `bullets` (a w:numId), when it is missing.
StyleIds adopt_styles(pugi::xml_node root, std::string_view bullets);

/// The w:numId that a paragraph style names; "" when none.
std::string list_of_style(pugi::xml_node root, std::string_view style);

} // namespace radslag::docx
