// A text in which ranges are marked, block by block: sources with their facts. Marks may cross and
// may run over several blocks; each piece becomes an element of its own.
#pragma once

#include "platform/html/elements.hpp"

#include <vector>

namespace radslag::html {

struct MarkedRange {
    std::size_t begin = 0;   ///< bytes, half-open
    std::size_t end = 0;     ///< on a character border, as begin
    std::string_view cls;    ///< of the mark
    std::string_view letter; ///< says the kind without colour; may be empty
    std::string_view title;
    std::string id;   ///< of its first piece; empty: none
    std::string fact; ///< data-fact of every piece; empty: none
};

class MarkedText {
  public:
    /// The text must outlive this. Ranges outside it are left out.
    MarkedText(std::string_view text, std::vector<MarkedRange> marks);

    /// A stretch of the text as markup. Stretches must be asked for in order, and not twice.
    Html range(std::size_t begin, std::size_t end);

  private:
    Html render(std::size_t begin, std::size_t end, std::vector<std::size_t>& pieces,
                std::size_t& next);

    std::string_view text_;
    std::vector<MarkedRange> marks_; ///< by begin, the longer first
    std::vector<std::size_t> open_;  ///< marks that run on from the last stretch
    std::vector<bool> begun_;        ///< whether a piece of the mark has been written
    std::size_t next_ = 0;           ///< the first mark not met yet
};

} // namespace radslag::html
