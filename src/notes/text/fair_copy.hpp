// The text of a document as a careful typist would copy it: without markup, page furniture and
// torn lines, one logical line after the other, and every byte still traceable to its source.
// Look next at raw_lines.hpp (what a line is), markup.hpp (what is left out), tokens.hpp (words).
#pragma once

#include "documents/document.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace radslag::notes {

using documents::Place;

enum class LineKind : std::uint8_t { text, heading, bullet, table_row, footnote };

/// A heading, a paragraph, a bullet, a row: what reads as one.
struct Line {
    LineKind kind = LineKind::text;
    std::uint8_t level = 0;   ///< of a heading 1–6; of a bullet its depth from 1
    bool after_blank = false; ///< a gap stands before it
    bool bold = false;        ///< all of it
    bool done = false;        ///< a box before it is ticked
    int page = 0;             ///< from 1; 0 when not known
    std::string_view marker;  ///< "3." that is not in the text; the mark of a footnote
    Place place;              ///< in FairCopy::text
};

/// Where the text refers to a footnote.
struct NoteMark {
    std::size_t at = 0;        ///< in FairCopy::text
    std::size_t source_at = 0; ///< in the document's text
    std::string_view marker;
};

/// From `clean` on, the copy follows the source from `source` on, until the next segment.
struct Segment {
    std::uint32_t clean = 0;
    std::uint32_t source = 0;
    std::uint32_t source_size = 0; ///< of what a put-in text stands for; 0 when copied
};

class FairCopy {
  public:
    std::string text; ///< logical lines, each ended by '\n'; a '\t' stands between table cells
    std::vector<Line> lines;
    std::vector<NoteMark> note_marks;

    /// The smallest stretch of the source that holds what stands at `clean`, which is not empty.
    [[nodiscard]] Place source(Place clean) const;

    /// Copies a stretch of the source as it is.
    void keep(std::string_view source_text, Place stretch);

    /// Writes `words` in place of a stretch of the source.
    void put(std::string_view words, Place stretch);

    /// Takes back what was written beyond the first `size` bytes.
    void shorten(std::size_t size);

  private:
    [[nodiscard]] const Segment& segment_at(std::size_t clean) const;

    std::vector<Segment> segments_;
};

/// Copies a document. Linear in its length. Markers are views into `text`, which must outlive it.
FairCopy fair_copy(const documents::Text& text);

} // namespace radslag::notes
