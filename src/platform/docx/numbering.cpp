// See numbering.hpp.
#include "platform/docx/numbering.hpp"

#include <algorithm>
#include <charconv>

namespace radslag::docx {

namespace {

constexpr int step = 357; ///< of one level to the right, in twentieths of a point: 6.3 mm

int number_in(std::string_view text) {
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

/// A number that no element of that name has yet.
int free_number(pugi::xml_node root, const char* element, const char* attribute) {
    int highest = 0;
    for (const pugi::xml_node node : root.children(element))
        highest = std::max(highest, number_in(value(node, attribute)));
    return std::min(highest, 1'000'000'000) + 1;
}

void add_level(pugi::xml_node definition, int level) {
    constexpr std::array<const char*, 3> signs = {"•", "–", "▪"};
    pugi::xml_node node = definition.append_child("w:lvl");
    set(node, "w:ilvl", std::to_string(level));
    add_value(node, "w:start", "1");
    add_value(node, "w:numFmt", "bullet");
    add_value(node, "w:lvlText", signs[static_cast<std::size_t>(level) % signs.size()]);
    add_value(node, "w:lvlJc", "left");
    pugi::xml_node indent = node.append_child("w:pPr").append_child("w:ind");
    set(indent, "w:left", std::to_string((level + 1) * step));
    set(indent, "w:hanging", std::to_string(step));
}

/// Whether the file's list has a level of its own for that depth.
bool reaches(pugi::xml_node numbering, std::string_view list, int level) {
    const auto child = [](pugi::xml_node parent, const char* element, const char* attribute,
                          std::string_view wanted) {
        return parent.find_child([=](pugi::xml_node node) {
            return std::string_view(node.name()) == element && value(node, attribute) == wanted;
        });
    };
    const auto instance = child(numbering, "w:num", "w:numId", list);
    const auto definition = child(numbering, "w:abstractNum", "w:abstractNumId",
                                  value(instance.child("w:abstractNumId"), "w:val"));
    return !child(definition, "w:lvl", "w:ilvl", std::to_string(level)).empty();
}

} // namespace

std::string add_bullets(pugi::xml_node root) {
    const int definition_number = free_number(root, "w:abstractNum", "w:abstractNumId");
    const int number = free_number(root, "w:num", "w:numId");
    // All definitions stand before the first list (17.9.16).
    const pugi::xml_node first_list = root.child("w:num");
    pugi::xml_node definition = first_list ? root.insert_child_before("w:abstractNum", first_list)
                                           : root.append_child("w:abstractNum");
    set(definition, "w:abstractNumId", std::to_string(definition_number));
    add_value(definition, "w:multiLevelType", "hybridMultilevel");
    for (int level = 0; level < list_depth; ++level)
        add_level(definition, level);
    pugi::xml_node last = definition;
    for (const pugi::xml_node each : root.children("w:num"))
        last = each;
    pugi::xml_node list = root.insert_child_after("w:num", last);
    set(list, "w:numId", std::to_string(number));
    add_value(list, "w:abstractNumId", std::to_string(definition_number));
    return std::to_string(number);
}

std::array<ListLook, list_depth> list_looks(pugi::xml_node styles, pugi::xml_node numbering,
                                            const StyleIds& ids, std::string_view bullets) {
    const std::string own_list = list_of_style(styles, ids.list[0]);
    std::array<ListLook, list_depth> looks;
    for (int depth = 0; depth < list_depth; ++depth) {
        const auto at = static_cast<std::size_t>(depth);
        if (!own_list.empty() && reaches(numbering, own_list, depth))
            looks[at] = {ids.list[0], depth == 0 ? "" : own_list, depth};
        else if (!ids.list[at].empty() && !list_of_style(styles, ids.list[at]).empty())
            looks[at] = {ids.list[at], "", 0};
        else
            looks[at] = {ids.list[0], std::string(bullets), depth};
    }
    return looks;
}

} // namespace radslag::docx
