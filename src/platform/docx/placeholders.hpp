// Fields of a template: what stands in double braces in its text, however Word has split that over
// runs. template.hpp says which fields there may be.
#pragma once

#include <pugixml.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace radslag::docx {

/// One `{{name}}` in the text of a paragraph.
struct Placeholder {
    std::string name;      ///< without the braces and the white space round it, as it is written
    std::size_t begin = 0; ///< bytes in the text
    std::size_t end = 0;
};

/// The text of one paragraph (`w:p`), out of the runs in which it stands; without that of text
/// boxes on it, which are paragraphs of their own, and without deleted text.
class ParagraphText {
  public:
    /// The paragraph must outlive this.
    explicit ParagraphText(pugi::xml_node paragraph);

    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] std::vector<Placeholder> placeholders() const;
    /// Whether the placeholder is all that is written in the paragraph.
    [[nodiscard]] bool stands_alone(const Placeholder& placeholder) const;
    /// The run in which the placeholder begins, whose look its value gets.
    [[nodiscard]] pugi::xml_node run_of(const Placeholder& placeholder) const;

    /// Puts a value there, in the first of its runs. Later placeholders first: the places of those
    /// before it stay.
    void replace(const Placeholder& placeholder, std::string_view value);

  private:
    struct Piece {
        pugi::xml_node node; ///< w:t; empty for what only breaks the text, such as a tab
        std::size_t begin = 0;
        std::size_t end = 0;
    };
    void collect(pugi::xml_node node);
    [[nodiscard]] const Piece& piece_at(std::size_t place) const;

    std::string text_;
    std::vector<Piece> pieces_;
};

} // namespace radslag::docx
