// See feed.hpp. pugixml writes it, so that all text is escaped.
#include "platform/feed/feed.hpp"

#include <pugixml.hpp>

namespace radslag::feed {

namespace {

constexpr const char* namespace_of_atom = "http://www.w3.org/2005/Atom";

/// XML 1.0 §2.2: of the characters below the space only tab and line ends may stand, and U+FFFE and
/// U+FFFF nowhere.
std::string as_xml_holds_it(std::string text) {
    for (char& c : text)
        if (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n')
            c = ' ';
    for (const std::string_view none : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"})
        for (std::size_t at = text.find(none); at != std::string::npos; at = text.find(none))
            text.replace(at, none.size(), " ");
    return text;
}

void add(pugi::xml_node parent, const char* name, const std::string& text) {
    parent.append_child(name).text().set(as_xml_holds_it(text).c_str());
}

void add_link(pugi::xml_node parent, const char* relation, const char* type,
              const std::string& address) {
    pugi::xml_node link = parent.append_child("link");
    link.append_attribute("rel").set_value(relation);
    link.append_attribute("type").set_value(type);
    link.append_attribute("href").set_value(as_xml_holds_it(address).c_str());
}

void add_entry(pugi::xml_node parent, const Entry& entry) {
    pugi::xml_node node = parent.append_child("entry");
    add(node, "id", entry.id);
    add(node, "title", entry.title);
    add(node, "updated", to_text(entry.updated));
    add_link(node, "alternate", "text/html", entry.url);
    if (!entry.category.empty())
        node.append_child("category")
            .append_attribute("term")
            .set_value(as_xml_holds_it(entry.category).c_str());
    if (!entry.summary.empty())
        add(node, "summary", entry.summary);
}

struct Text : pugi::xml_writer {
    std::string text;
    void write(const void* data, std::size_t size) override {
        text.append(static_cast<const char*>(data), size);
    }
};

} // namespace

std::string written(const Feed& feed) {
    pugi::xml_document document;
    pugi::xml_node declaration = document.append_child(pugi::node_declaration);
    declaration.append_attribute("version").set_value("1.0");
    declaration.append_attribute("encoding").set_value("utf-8");
    pugi::xml_node root = document.append_child("feed");
    root.append_attribute("xmlns").set_value(namespace_of_atom);
    root.append_attribute("xml:lang").set_value(feed.language.c_str());
    add(root, "id", feed.id);
    add(root, "title", feed.title);
    if (!feed.subtitle.empty())
        add(root, "subtitle", feed.subtitle);
    add(root, "updated", to_text(feed.updated));
    add(root.append_child("author"), "name", feed.author);
    add_link(root, "self", "application/atom+xml", feed.self);
    add_link(root, "alternate", "text/html", feed.page);
    for (const Entry& entry : feed.entries)
        add_entry(root, entry);
    Text out;
    document.save(out, "", pugi::format_raw, pugi::encoding_utf8);
    return std::move(out.text);
}

} // namespace radslag::feed
