// Reads styles (OpenDocument 1.3 part 3, 16); see odt_styles.hpp.
#include "documents/office/odt_styles.hpp"

#include "documents/office/xml_pieces.hpp"
#include "documents/utf8.hpp"

#include <algorithm>

namespace radslag::documents {

namespace {

constexpr int deepest_inheritance = 20;

std::string key(std::string_view family, std::string_view name) {
    return std::string(family) + " " + std::string(name);
}

NumberForm form_of(std::string_view format) {
    if (format == "1")
        return NumberForm::decimal;
    if (format == "a")
        return NumberForm::letter;
    if (format == "A")
        return NumberForm::LETTER;
    if (format == "i")
        return NumberForm::roman;
    if (format == "I")
        return NumberForm::ROMAN;
    return NumberForm::none;
}

/// The pattern that the older attributes mean: prefix, the last `shown` levels with dots, suffix.
std::string pattern(pugi::xml_node node, int level) {
    if (const auto whole = reference(node, "num-list-format"); !whole.empty())
        return std::string(whole);
    const int shown = std::clamp(number_in(attribute(node, "display-levels"), 1), 1, level);
    std::string text(reference(node, "num-prefix"));
    for (int each = level - shown + 1; each <= level; ++each)
        text += "%" + std::to_string(each) + (each < level ? "%." : "%");
    return text + std::string(reference(node, "num-suffix"));
}

OdtLevel level_of(pugi::xml_node node, int level) {
    OdtLevel result;
    result.start = number_in(attribute(node, "start-value"), 1);
    if (local(node) == "list-level-style-bullet") {
        result.form = NumberForm::bullet;
        utf8::append_visible(result.bullet, reference(node, "bullet-char"));
    } else {
        result.form = form_of(attribute(node, "num-format"));
        result.format = pattern(node, level);
    }
    return result;
}

bool is_heavy(std::string_view weight) {
    return weight == "bold" || number_in(weight, 400) >= 600;
}

} // namespace

void OdtStyles::add(pugi::xml_node node) {
    const std::string name(reference(node, "name"));
    if (local(node) == "list-style" || local(node) == "outline-style") {
        ListStyle& list = lists_[local(node) == "outline-style" ? "" : name];
        for (const pugi::xml_node each : node.children()) {
            const int level = number_in(attribute(each, "level"), 0);
            if (level >= 1 && level <= static_cast<int>(depth))
                list[static_cast<std::size_t>(level) - 1] = level_of(each, level);
        }
    }
    if (local(node) != "style")
        return;
    OdtStyle style;
    style.parent = reference(node, "parent-style-name");
    const auto text = child(node, "text-properties");
    if (has_attribute(text, "font-weight"))
        style.bold = is_heavy(attribute(text, "font-weight"));
    if (has_attribute(text, "font-style"))
        style.italic = attribute(text, "font-style") != "normal";
    if (has_attribute(text, "display"))
        style.hidden = attribute(text, "display") == "none";
    style.breaks_page = attribute(child(node, "paragraph-properties"), "break-before") == "page" ||
                        !attribute(node, "master-page-name").empty();
    style.is_title = name == "Title";
    styles_[key(attribute(node, "family"), name)] = std::move(style);
}

OdtStyle OdtStyles::find(std::string_view family, std::string_view name) const {
    OdtStyle result;
    auto found = styles_.find(key(family, name));
    for (int step = 0; step < deepest_inheritance && found != styles_.end(); ++step) {
        const OdtStyle& style = found->second;
        result.bold = result.bold ? result.bold : style.bold;
        result.italic = result.italic ? result.italic : style.italic;
        result.hidden = result.hidden ? result.hidden : style.hidden;
        result.is_title = result.is_title || style.is_title;
        if (step == 0)
            result.breaks_page = style.breaks_page;
        found = styles_.find(key(family, style.parent));
    }
    return result;
}

const OdtStyles::ListStyle* OdtStyles::list(std::string_view name) const {
    const auto found = lists_.find(name);
    return found == lists_.end() ? nullptr : &found->second;
}

} // namespace radslag::documents
