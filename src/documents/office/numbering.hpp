// The numbers and bullets that Word prints before a paragraph but does not write down: computed
// from the list definitions as the document is read. Look next at docx.cpp.
#pragma once

#include <pugixml.hpp>

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace radslag::documents {

/// How a level of a list counts.
enum class NumberForm { decimal, decimal_zero, roman, ROMAN, letter, LETTER, bullet, none };

NumberForm number_form(std::string_view name);

/// "4", "iv", "D": a number as a list prints it; the plain number where the form has no sign for
/// it.
std::string printed(int number, NumberForm form);

/// A single sign of a symbol font (U+E000–U+F8FF) as its Unicode look-alike, a bullet where there
/// is none; all else as it is.
std::string printed_sign(std::string_view sign);

/// A bullet as text: as printed_sign, and the "o" that Word uses for a circle.
std::string printed_bullet(std::string_view sign);

class Numbering {
  public:
    static constexpr int depth = 9; ///< levels of a list

    Numbering() = default;
    /// Reads the root of word/numbering.xml.
    explicit Numbering(pugi::xml_node root);

    /// The marker of the next paragraph of list `number` (w:numId) on `level` (0–8). Nothing when
    /// the list is not defined. Counts it.
    std::optional<std::string> next(std::string_view number, int level);

    /// The level of a list that belongs to a paragraph style (w:pStyle), or 0.
    [[nodiscard]] int level_of_style(std::string_view number, std::string_view style) const;

  private:
    struct Level {
        NumberForm form = NumberForm::decimal;
        std::string text;
        std::string style;
        int start = 1;
        bool decimals_only = false;
        bool restarts = true;
    };
    struct Definition {
        std::array<Level, depth> levels;
        std::array<std::optional<int>, depth> counted; ///< the number last printed on each level
        std::string style_link;
    };
    struct List {
        std::string definition;
        std::array<std::optional<int>, depth> starts; ///< counts anew from here when first used
        std::map<int, Level> overrides;
    };

    static Level read_level(pugi::xml_node node);
    Definition* definition_of(const List& list);
    static std::string fill_in(const Definition& definition, const Level& level, int at);

    std::map<std::string, Definition, std::less<>> definitions_;
    std::map<std::string, List, std::less<>> lists_;
};

} // namespace radslag::documents
