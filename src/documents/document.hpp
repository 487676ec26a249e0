// A document as Rådslag sees it: one UTF-8 text and the blocks that lie in it, each with its place.
// Readers of the formats make it (reader.hpp); notes turns it into structure.
#pragma once

#include "platform/base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace radslag::documents {

enum class Format { text, markdown, html, docx, odt, pptx, pdf, rtf, eml, doc, msg };

/// A half-open range of UTF-8 bytes in Text::text.
struct Place {
    std::size_t begin = 0;
    std::size_t end = 0;

    [[nodiscard]] std::size_t size() const { return end - begin; }
    [[nodiscard]] std::string_view in(std::string_view text) const {
        return text.substr(begin, end - begin);
    }
    bool operator==(const Place&) const = default;
};

enum class BlockKind {
    line,      ///< a raw line of a plain text or PDF, whose structure is not marked up
    heading,   ///< level 1–6
    paragraph, ///< a whole paragraph
    list_item, ///< level is its depth, from 1
    table_row, ///< cells hold the places of its cells
    footnote   ///< marker holds its number or sign
};

/// A stretch of a block in bold or italics, or a link.
struct Run {
    Place place;
    bool bold = false;
    bool italic = false;
    std::string link; ///< address, empty when it is no link
};

struct Block {
    BlockKind kind = BlockKind::paragraph;
    int level = 0;
    int page = 0;             ///< from 1; 0 where the format has no pages
    bool after_blank = false; ///< an empty line or other gap stands before it
    int indent = 0;           ///< columns of white space before a line
    std::string marker;       ///< what numbers or bullets it and is not in the text: "3.", "–"
    Place place;
    std::vector<Run> runs;
    std::vector<Place> cells; ///< of a table row
};

/// Where the text refers to a footnote.
struct FootnoteMark {
    std::size_t at = 0; ///< byte offset in the text where the mark stands
    std::string marker; ///< as in the footnote's block
};

/// What was read out of a file. `text` is valid UTF-8 without NUL, lines end in '\n'; every place
/// lies inside it and on character borders; blocks are in reading order and do not overlap.
struct Text {
    Format format = Format::text;
    std::string text;
    std::vector<Block> blocks;
    std::vector<FootnoteMark> footnote_marks;
    std::vector<Message> remarks; ///< what the reader must be told: "text only", "read by OCR"
};

/// The name of a format as files and pages give it: "docx".
std::string_view name_of(Format format);

} // namespace radslag::documents
