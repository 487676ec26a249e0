// The text of a document block by block, each fact in a mark that leads to its record.
#pragma once

#include "overview/document_view.hpp"

namespace radslag::overview::views {

/// How a kind of fact shows without colour: class for its line, letter and word.
std::string_view mark_class(store::Mark::Kind kind);
std::string_view mark_letter(i18n::Language language, store::Mark::Kind kind);
std::string_view mark_word(i18n::Language language, store::Mark::Kind kind);

class MarkedText {
  public:
    /// The document must outlive it.
    MarkedText(i18n::Language language, const ShownDocument& document);

    /// The bytes of a block, or of one of its cells, as HTML. To be asked for in the text's order.
    html::Html range(const documents::Place& place);

  private:
    struct Piece { ///< of a mark, inside one block
        const store::Mark* mark = nullptr;
        documents::Place place;
        bool first = false; ///< carries the anchor
    };

    void cut_at_blocks();
    void nest();
    html::Html until(std::size_t begin, std::size_t end);
    std::size_t open(html::Html& all, std::size_t end);
    [[nodiscard]] html::Url record_of(const store::Mark& mark) const;

    i18n::Language language_;
    const ShownDocument& document_;
    std::vector<Piece> pieces_; ///< by begin; inner ones after those that hold them
    std::size_t next_ = 0;
    std::size_t last_anchor_ = static_cast<std::size_t>(-1);
};

} // namespace radslag::overview::views
