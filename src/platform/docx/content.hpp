// What is written into a Word file: paragraphs, boxes, tables and footnotes, without a word of XML.
// template.hpp puts it into a file.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace radslag::docx {

/// A stretch of text in one look. Text is UTF-8; '\n' breaks the line, and control characters that
/// XML 1.0 cannot hold are left out.
struct Run {
    std::string text;
    bool bold = false;
    bool italic = false;
    std::string link = {};                    ///< "https:…", "mailto:…", or "#" with a bookmark
    std::optional<std::size_t> footnote = {}; ///< in Content::footnotes: its mark follows the text
};
using Runs = std::vector<Run>;

enum class Style { title, heading, body, list_item };

struct Paragraph {
    Style style = Style::body;
    int level = 0; ///< of a heading 1–3; how deep a list item stands, 0–8
    Runs runs = {};
    std::string bookmark = {};   ///< what links lead to: letters, digits and '_', at most 40
    std::size_t bookmark_at = 0; ///< the run before which it begins; it goes on to the end
};

/// Paragraphs in a frame that catches the eye: an action note.
struct Box {
    std::string name; ///< for who cannot see the frame
    std::vector<Paragraph> paragraphs;
};

/// Every row has as many cells as there are headings.
struct Table {
    std::string name; ///< for who cannot see it
    std::vector<std::string> headings;
    std::vector<std::vector<Runs>> rows;
};

using Block = std::variant<Paragraph, Box, Table>;

struct Content {
    std::vector<Block> blocks;
    std::vector<Runs> footnotes; ///< each with one mark in the blocks
};

} // namespace radslag::docx
