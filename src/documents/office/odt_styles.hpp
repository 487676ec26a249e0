// What the styles of an OpenDocument text say: bold, italic, page breaks, headings, and how its
// lists count. Look next at odt.cpp, which applies them.
#pragma once

#include "documents/office/numbering.hpp"

#include <pugixml.hpp>

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace radslag::documents {

struct OdtStyle {
    std::string parent;
    std::optional<bool> bold;
    std::optional<bool> italic;
    std::optional<bool> hidden;
    bool breaks_page = false; ///< a new page begins before the paragraph
    bool is_title = false;    ///< "Title" or based on it
};

/// One level of a list style.
struct OdtLevel {
    NumberForm form = NumberForm::none;
    std::string bullet;
    std::string format; ///< "%1%.%2%)": a number of each level between signs
    int start = 1;
};

class OdtStyles {
  public:
    static constexpr std::size_t depth = 10;
    using ListStyle = std::array<OdtLevel, depth>;

    /// Takes in a style:style, text:list-style or text:outline-style; all else is passed over.
    void add(pugi::xml_node node);

    /// The style with what it inherits. `family`: "paragraph" or "text".
    [[nodiscard]] OdtStyle find(std::string_view family, std::string_view name) const;
    /// Nothing when there is no list style of that name; the outline's name is empty.
    [[nodiscard]] const ListStyle* list(std::string_view name) const;

  private:
    std::map<std::string, OdtStyle, std::less<>> styles_; ///< "family name"
    std::map<std::string, ListStyle, std::less<>> lists_;
};

} // namespace radslag::documents
