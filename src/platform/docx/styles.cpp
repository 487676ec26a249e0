// See styles.hpp. What is added looks like Word's own styles, in one dark colour.
#include "platform/docx/styles.hpp"

#include "platform/text/ascii.hpp"

namespace radslag::docx {

namespace {

/// A style that is added where a file has none of that name.
struct Own {
    const char* type; ///< "paragraph", "character"
    const char* name; ///< as Word knows it
    const char* id;
    const char* paragraph; ///< its w:pPr
    const char* run;       ///< its w:rPr
};

constexpr Own title{"paragraph", "Title", "Title", "<w:spacing w:before=\"0\" w:after=\"160\"/>",
                    "<w:b/><w:color w:val=\"1F3A4D\"/><w:sz w:val=\"40\"/><w:szCs w:val=\"40\"/>"};
constexpr std::array<Own, 3> headings = {{
    {"paragraph", "heading 1", "Heading1",
     "<w:keepNext/><w:keepLines/><w:spacing w:before=\"360\" w:after=\"80\"/><w:outlineLvl "
     "w:val=\"0\"/>",
     "<w:b/><w:color w:val=\"1F3A4D\"/><w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/>"},
    {"paragraph", "heading 2", "Heading2",
     "<w:keepNext/><w:keepLines/><w:spacing w:before=\"200\" w:after=\"60\"/><w:outlineLvl "
     "w:val=\"1\"/>",
     "<w:b/><w:color w:val=\"1F3A4D\"/><w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/>"},
    {"paragraph", "heading 3", "Heading3",
     "<w:keepNext/><w:keepLines/><w:spacing w:before=\"160\" w:after=\"40\"/><w:outlineLvl "
     "w:val=\"2\"/>",
     "<w:b/><w:color w:val=\"1F3A4D\"/>"},
}};
constexpr Own list_item{"paragraph", "List Bullet", "ListBullet",
                        "<w:numPr><w:numId w:val=\"0\"/></w:numPr><w:spacing w:after=\"80\"/>", ""};
constexpr Own footnote_text{"paragraph", "footnote text", "FootnoteText",
                            "<w:spacing w:after=\"40\" w:line=\"240\" w:lineRule=\"auto\"/>",
                            "<w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>"};
constexpr Own footnote_reference{"character", "footnote reference", "FootnoteReference", "",
                                 "<w:vertAlign w:val=\"superscript\"/>"};
constexpr Own hyperlink{"character", "Hyperlink", "Hyperlink", "",
                        "<w:color w:val=\"0B5394\"/><w:u w:val=\"single\"/>"};

pugi::xml_node style_with_id(pugi::xml_node root, std::string_view id) {
    for (const pugi::xml_node style : root.children("w:style"))
        if (value(style, "w:styleId") == id)
            return style;
    return {};
}

/// Its id; "" when there is no style of that name and type.
std::string id_of(pugi::xml_node root, std::string_view type, std::string_view name) {
    for (const pugi::xml_node style : root.children("w:style"))
        if (value(style, "w:type") == type &&
            text::is_same_ascii(value(style.child("w:name"), "w:val"), name))
            return std::string(value(style, "w:styleId"));
    return {};
}

std::string default_paragraph_style(pugi::xml_node root) {
    for (const pugi::xml_node style : root.children("w:style"))
        if (value(style, "w:type") == "paragraph" && style.attribute("w:default").as_bool())
            return std::string(value(style, "w:styleId"));
    return {};
}

void add_properties(pugi::xml_node style, const char* element, std::string_view properties) {
    if (properties.empty())
        return;
    style.append_child(element).append_buffer(properties.data(), properties.size());
}

/// The id of the file's own style, or of the one that is added.
std::string adopted(pugi::xml_node root, const Own& own) {
    if (std::string known = id_of(root, own.type, own.name); !known.empty())
        return known;
    std::string id = own.id;
    while (style_with_id(root, id))
        id += "Rd";
    pugi::xml_node style = root.append_child("w:style");
    set(style, "w:type", own.type);
    set(style, "w:styleId", id);
    add_value(style, "w:name", own.name);
    const std::string base = default_paragraph_style(root);
    if (std::string_view(own.type) == "paragraph" && !base.empty()) {
        add_value(style, "w:basedOn", base);
        add_value(style, "w:next", base);
    }
    add_value(style, "w:uiPriority", "99");
    style.append_child("w:qFormat");
    add_properties(style, "w:pPr", own.paragraph);
    add_properties(style, "w:rPr", own.run);
    return id;
}

/// "List Bullet", "List Bullet 2" … "List Bullet 5".
std::string list_name(int depth) {
    return depth == 0 ? "List Bullet" : "List Bullet " + std::to_string(depth + 1);
}

} // namespace

StyleIds adopt_styles(pugi::xml_node root, std::string_view bullets) {
    StyleIds ids;
    ids.title = adopted(root, title);
    for (std::size_t i = 0; i < headings.size(); ++i)
        ids.headings[i] = adopted(root, headings[i]);
    for (int depth = 0; depth < list_depth; ++depth)
        ids.list[static_cast<std::size_t>(depth)] = id_of(root, "paragraph", list_name(depth));
    if (ids.list[0].empty()) {
        ids.list[0] = adopted(root, list_item);
        set(style_with_id(root, ids.list[0]).child("w:pPr").child("w:numPr").child("w:numId"),
            "w:val", bullets);
    }
    ids.footnote_text = adopted(root, footnote_text);
    ids.footnote_reference = adopted(root, footnote_reference);
    ids.hyperlink = adopted(root, hyperlink);
    return ids;
}

std::string list_of_style(pugi::xml_node root, std::string_view style) {
    const pugi::xml_node list = style_with_id(root, style).child("w:pPr").child("w:numPr");
    return std::string(value(list.child("w:numId"), "w:val"));
}

} // namespace radslag::docx
