// See xml.hpp.
#include "platform/docx/xml.hpp"

#include "platform/docx/package.hpp"
#include "platform/xml/depth.hpp"

namespace radslag::docx {

namespace {

constexpr unsigned as_it_is = pugi::parse_default | pugi::parse_ws_pcdata |
                              pugi::parse_declaration | pugi::parse_pi | pugi::parse_comments |
                              pugi::parse_doctype;

struct StringWriter : pugi::xml_writer {
    std::string text;
    void write(const void* data, std::size_t size) override {
        text.append(static_cast<const char*>(data), size);
    }
};

/// U+FFFE and U+FFFF, which are no characters.
bool is_none(std::string_view text, std::size_t at) {
    return text.substr(at, 3) == "\xEF\xBF\xBE" || text.substr(at, 3) == "\xEF\xBF\xBF";
}

} // namespace

Result<void> parse(pugi::xml_document& tree, std::string_view bytes, std::string_view file) {
    if (!tree.load_buffer(bytes.data(), bytes.size(), as_it_is))
        return damaged(file);
    for (const pugi::xml_node node : tree.children())
        if (node.type() == pugi::node_doctype)
            return failure(ErrorCode::invalid,
                           "The file {0} declares a document type of its own, which no Word "
                           "document does, and was not read. Open it in Word, save it anew and "
                           "send it again.",
                           {std::string(file)});
    if (xml::is_too_deep(tree))
        return damaged(file);
    return {};
}

std::string written(pugi::xml_document& tree) {
    if (pugi::xml_attribute encoding = tree.first_child().attribute("encoding");
        encoding && tree.first_child().type() == pugi::node_declaration)
        encoding.set_value("UTF-8");
    StringWriter writer;
    tree.save(writer, "", pugi::format_raw, pugi::encoding_utf8);
    return std::move(writer.text);
}

std::string clean(std::string_view text) {
    std::string kept;
    kept.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_none(text, i))
            i += 2;
        else if (static_cast<unsigned char>(text[i]) >= 0x20 || text[i] == '\n' || text[i] == '\t')
            kept += text[i];
    }
    return kept;
}

pugi::xml_node add_value(pugi::xml_node parent, const char* element, std::string_view value) {
    const pugi::xml_node node = parent.append_child(element);
    set(node, "w:val", value);
    return node;
}

void set(pugi::xml_node node, const char* attribute, std::string_view value) {
    pugi::xml_attribute known = node.attribute(attribute);
    if (!known)
        known = node.append_attribute(attribute);
    known.set_value(clean(value).c_str());
}

void for_each(pugi::xml_node node, std::string_view name,
              const std::function<void(pugi::xml_node)>& each) {
    for (pugi::xml_node child = node.first_child(); child;) {
        const pugi::xml_node next = child.next_sibling();
        for_each(child, name, each);
        if (child.name() == name)
            each(child);
        child = next;
    }
}

} // namespace radslag::docx
