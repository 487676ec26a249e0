// See returned.hpp. Elements by ECMA-376, part 1: bookmarks 17.13.6, tracked changes 17.13.5.
#include "platform/docx/returned.hpp"

#include "platform/base/utf8.hpp"
#include "platform/docx/checks.hpp"
#include "platform/docx/xml.hpp"

#include <algorithm>

namespace radslag::docx {

namespace {

class Reading {
  public:
    explicit Reading(std::initializer_list<std::string_view> prefixes) : prefixes_(prefixes) {}

    void walk(pugi::xml_node node) {
        for (const pugi::xml_node child : node.children()) {
            const std::string_view name = child.name();
            if (name == "w:p")
                paragraph(child);
            else if (name == "w:tc")
                cell(child);
            else if (!is_gone(name))
                walk(child);
        }
    }

    std::vector<ReturnedParagraph> found() { return std::move(found_); }

  private:
    static bool is_gone(std::string_view name) { return name == "w:del" || name == "w:moveFrom"; }

    void cell(pugi::xml_node node) {
        const int outside = cell_;
        cell_ = ++cells_;
        walk(node);
        cell_ = outside;
    }

    void paragraph(pugi::xml_node node) {
        found_.push_back({{}, {}, cell_});
        collect(node);
    }

    /// A text box inside holds paragraphs of its own, which are none of the running text.
    void collect(pugi::xml_node node) {
        for (const pugi::xml_node child : node.children()) {
            const std::string_view name = child.name();
            if (name == "w:t")
                text() += child.text().get();
            else if (name == "w:br" || name == "w:cr")
                text() += '\n';
            else if (name == "w:tab")
                text() += '\t';
            else if (name == "w:noBreakHyphen")
                text() += "\u2011";
            else if (name == "w:bookmarkStart")
                begin(value(child, "w:name"));
            else if (name != "w:p" && name != "w:pPr" && name != "w:rPr" && !is_gone(name))
                collect(child);
        }
    }

    void begin(std::string_view bookmark) {
        if (std::ranges::any_of(
                prefixes_, [&](std::string_view prefix) { return bookmark.starts_with(prefix); }))
            found_.back().marked.push_back({std::string(bookmark), {}});
    }

    std::string& text() {
        ReturnedParagraph& last = found_.back();
        return last.marked.empty() ? last.text : last.marked.back().text;
    }

    std::initializer_list<std::string_view> prefixes_;
    std::vector<ReturnedParagraph> found_;
    int cell_ = 0;
    int cells_ = 0;
};

/// The tree takes octets as they are.
bool is_good(const ReturnedParagraph& paragraph) {
    return is_text(paragraph.text) &&
           std::ranges::all_of(paragraph.marked, [](const Marked& marked) {
               return is_text(marked.bookmark) && is_text(marked.text);
           });
}

} // namespace

Result<std::vector<ReturnedParagraph>>
read_returned(std::string_view file, std::string_view bytes,
              std::initializer_list<std::string_view> prefixes, const Limits& limits) {
    const auto package = Package::read(file, bytes, limits);
    if (!package)
        return tl::unexpected<Error>(package.error());
    const auto main = checked_main_part(*package, file);
    if (!main)
        return tl::unexpected<Error>(main.error());
    pugi::xml_document tree;
    if (const auto parsed = parse(tree, *package->find(*main), file); !parsed)
        return tl::unexpected<Error>(parsed.error());
    Reading reading(prefixes);
    reading.walk(tree);
    auto found = reading.found();
    if (!std::ranges::all_of(found, is_good))
        return damaged(file);
    return found;
}

} // namespace radslag::docx
