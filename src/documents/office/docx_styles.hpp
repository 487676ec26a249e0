// What a Word style says of a paragraph or a stretch of text: heading level, list, bold, italic.
// Look next at docx.cpp, which applies it.
#pragma once

#include <pugixml.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace radslag::documents {

struct DocxStyle {
    int heading = 0; ///< 1–6; 0 for body text
    std::optional<bool> bold;
    std::optional<bool> italic;
    std::optional<bool> hidden;
    std::string list;              ///< w:numId; empty when the style has none
    std::optional<int> list_level; ///< w:ilvl where it is written down
};

/// True, false, or nothing where the property (w:b, w:i, w:vanish …) is not written down.
std::optional<bool> toggle(pugi::xml_node properties, std::string_view name);

/// The heading level of an outline level (w:outlineLvl): 1–6, or 0 for body text.
int heading_of_outline(pugi::xml_node paragraph_properties);

class DocxStyles {
  public:
    DocxStyles() = default;
    /// Reads the root of word/styles.xml.
    explicit DocxStyles(pugi::xml_node root);

    /// The style with what it inherits; an unknown name or none gives the default paragraph style.
    [[nodiscard]] const DocxStyle& paragraph(std::string_view id) const;
    [[nodiscard]] const DocxStyle& character(std::string_view id) const;

  private:
    std::map<std::string, DocxStyle, std::less<>> styles_;
    std::string default_paragraph_;
    DocxStyle none_;
};

} // namespace radslag::documents
