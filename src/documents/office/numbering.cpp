// Counts as Word does (ECMA-376 part 1, 17.9); see numbering.hpp.
#include "documents/office/numbering.hpp"

#include "documents/office/xml_pieces.hpp"
#include "documents/utf8.hpp"

#include <algorithm>

namespace radslag::documents {

namespace {

int value_of(pugi::xml_node node, std::string_view name, int otherwise) {
    const auto found = child(node, name);
    return found ? number_in(attribute(found, "val"), otherwise) : otherwise;
}

std::string roman(int number, bool upper) {
    struct Sign {
        int value;
        const char* lower;
        const char* upper;
    };
    constexpr std::array signs{Sign{1000, "m", "M"},  Sign{900, "cm", "CM"}, Sign{500, "d", "D"},
                               Sign{400, "cd", "CD"}, Sign{100, "c", "C"},   Sign{90, "xc", "XC"},
                               Sign{50, "l", "L"},    Sign{40, "xl", "XL"},  Sign{10, "x", "X"},
                               Sign{9, "ix", "IX"},   Sign{5, "v", "V"},     Sign{4, "iv", "IV"},
                               Sign{1, "i", "I"}};
    std::string text;
    for (const Sign& sign : signs)
        for (; number >= sign.value; number -= sign.value)
            text += upper ? sign.upper : sign.lower;
    return text;
}

} // namespace

NumberForm number_form(std::string_view name) {
    if (name == "bullet")
        return NumberForm::bullet;
    if (name == "none")
        return NumberForm::none;
    if (name == "decimalZero")
        return NumberForm::decimal_zero;
    if (name == "lowerRoman")
        return NumberForm::roman;
    if (name == "upperRoman")
        return NumberForm::ROMAN;
    if (name == "lowerLetter")
        return NumberForm::letter;
    if (name == "upperLetter")
        return NumberForm::LETTER;
    return NumberForm::decimal;
}

std::string printed(int number, NumberForm form) {
    const bool small = number >= 1 && number <= 780; // 780 is "zzz…": 30 times the alphabet
    switch (form) {
    case NumberForm::roman:
    case NumberForm::ROMAN:
        if (small)
            return roman(number, form == NumberForm::ROMAN);
        break;
    case NumberForm::letter:
    case NumberForm::LETTER:
        if (small)
            return std::string(
                static_cast<std::size_t>((number - 1) / 26 + 1),
                static_cast<char>((form == NumberForm::letter ? 'a' : 'A') + (number - 1) % 26));
        break;
    case NumberForm::decimal_zero:
        if (number >= 0 && number < 10)
            return "0" + std::to_string(number);
        break;
    case NumberForm::bullet:
    case NumberForm::none:
        return {};
    case NumberForm::decimal:
        break;
    }
    return std::to_string(number);
}

std::string printed_bullet(std::string_view sign) {
    if (sign.empty() || sign == "·")
        return "•";
    return sign == "o" ? "◦" : printed_sign(sign);
}

std::string printed_sign(std::string_view sign) {
    // U+E000–U+F8FF: the private signs of Symbol and Wingdings.
    const bool is_private =
        sign.size() == 3 && ((sign[0] == '\xEE') || (sign[0] == '\xEF' && sign[1] < '\xA4'));
    if (!is_private)
        return std::string(sign);
    if (sign == "\xEF\x82\xA7") // U+F0A7
        return "▪";
    if (sign == "\xEF\x80\xAD") // U+F02D
        return "–";
    if (sign == "\xEF\x83\xBC") // U+F0FC
        return "✓";
    if (sign == "\xEF\x83\x98") // U+F0D8
        return "➢";
    return "•";
}

Numbering::Level Numbering::read_level(pugi::xml_node node) {
    Level level;
    level.form = number_form(attribute(child(node, "numFmt"), "val"));
    utf8::append_visible(level.text, reference(child(node, "lvlText"), "val"));
    level.style = reference(child(node, "pStyle"), "val");
    level.start = value_of(node, "start", 1);
    level.decimals_only = static_cast<bool>(child(node, "isLgl"));
    level.restarts = value_of(node, "lvlRestart", 1) != 0;
    return level;
}

Numbering::Numbering(pugi::xml_node root) {
    for (const pugi::xml_node node : root.children()) {
        if (local(node) == "abstractNum") {
            Definition definition;
            for (const pugi::xml_node each : node.children()) {
                const int at = number_in(attribute(each, "ilvl"), 0);
                if (local(each) == "lvl" && at >= 0 && at < depth)
                    definition.levels[static_cast<std::size_t>(at)] = read_level(each);
                else if (local(each) == "numStyleLink")
                    definition.style_link = reference(each, "val");
            }
            if (const auto linked = child(node, "styleLink"))
                definitions_["style:" + std::string(attribute(linked, "val"))] = definition;
            definitions_[std::string(attribute(node, "abstractNumId"))] = std::move(definition);
        } else if (local(node) == "num") {
            List list;
            list.definition = reference(child(node, "abstractNumId"), "val");
            for (const pugi::xml_node each : node.children()) {
                const int at = number_in(attribute(each, "ilvl"), 0);
                if (local(each) != "lvlOverride" || at < 0 || at >= depth)
                    continue;
                if (child(each, "startOverride"))
                    list.starts[static_cast<std::size_t>(at)] = value_of(each, "startOverride", 1);
                if (const auto level = child(each, "lvl"))
                    list.overrides[at] = read_level(level);
            }
            lists_[std::string(attribute(node, "numId"))] = std::move(list);
        }
    }
}

Numbering::Definition* Numbering::definition_of(const List& list) {
    auto found = definitions_.find(list.definition);
    if (found != definitions_.end() && !found->second.style_link.empty()) {
        const auto linked = definitions_.find("style:" + found->second.style_link);
        found = linked == definitions_.end() ? found : linked;
    }
    return found == definitions_.end() ? nullptr : &found->second;
}

std::string Numbering::fill_in(const Definition& definition, const Level& level, int at) {
    std::string text;
    for (std::size_t i = 0; i < level.text.size(); ++i) {
        const char each = level.text[i];
        const char next = i + 1 < level.text.size() ? level.text[i + 1] : '\0';
        if (each != '%' || next < '1' || next > '9') {
            text += each;
            continue;
        }
        ++i;
        const auto which = static_cast<std::size_t>(next - '1');
        if (static_cast<int>(which) > at)
            continue;
        const Level& counted = static_cast<int>(which) == at ? level : definition.levels[which];
        const NumberForm form = level.decimals_only ? NumberForm::decimal : counted.form;
        text += printed(definition.counted[which].value_or(counted.start), form);
    }
    return text;
}

std::optional<std::string> Numbering::next(std::string_view number, int level_number) {
    const auto found = lists_.find(number);
    if (found == lists_.end())
        return std::nullopt;
    List& list = found->second;
    Definition* const definition = definition_of(list);
    if (definition == nullptr)
        return std::nullopt;
    const auto at = static_cast<std::size_t>(std::clamp(level_number, 0, depth - 1));
    const auto override_of = list.overrides.find(static_cast<int>(at));
    const Level& level =
        override_of == list.overrides.end() ? definition->levels[at] : override_of->second;
    if (level.form == NumberForm::bullet)
        return printed_bullet(level.text);
    auto& counted = definition->counted[at];
    if (list.starts[at]) {
        counted = list.starts[at];
        list.starts[at].reset();
    } else {
        counted = counted ? *counted + 1 : level.start;
    }
    for (std::size_t deeper = at + 1; deeper < depth; ++deeper)
        if (definition->levels[deeper].restarts)
            definition->counted[deeper].reset();
    return fill_in(*definition, level, static_cast<int>(at));
}

int Numbering::level_of_style(std::string_view number, std::string_view style) const {
    const auto list = lists_.find(number);
    if (list == lists_.end())
        return 0;
    const auto definition = definitions_.find(list->second.definition);
    if (definition == definitions_.end())
        return 0;
    for (int at = 0; at < depth; ++at)
        if (definition->second.levels[static_cast<std::size_t>(at)].style == style)
            return at;
    return 0;
}

} // namespace radslag::documents
