// What repeats at the edges of pages; see furniture.hpp.
#include "notes/text/furniture.hpp"

#include "notes/text/letters.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace radslag::notes {

namespace {

using documents::Block;

/// Lines from the edge of a page in which its header and footer stand.
constexpr std::size_t edge = 4;

/// A line without its digits and spaces: "Sida 2 (7)" and "Sida 3 (7)" are the same furniture.
std::string shape_of(std::string_view line) {
    std::string shape;
    for (const char sign : line)
        if (!is_digit(static_cast<unsigned char>(sign)) &&
            !is_space(static_cast<unsigned char>(sign)))
            shape += sign;
    return shape;
}

/// "3 (7)", "Sida 3 av 7", "- 3 -", "Page 3 of 7".
bool is_page_number(std::string_view line) {
    if (line.size() > 24)
        return false;
    const std::string shape = folded(shape_of(line));
    const bool has_digit = std::any_of(line.begin(), line.end(), [](char sign) {
        return is_digit(static_cast<unsigned char>(sign));
    });
    if (shape == "--") // "- 3 -", but not "2024-03-12"
        return has_digit && line.front() == '-';
    for (const std::string_view known :
         {"()",      "sida", "sidaav", "sida()", "sid()",  "s.()",  "sidan",
          "sidanav", "side", "sideav", "side()", "sideaf", "sivu",  "sivu()",
          "sivu/",   "page", "pageof", "page/",  "sida/",  "side/", "p."})
        if (has_digit && shape == known)
            return true;
    return false;
}

struct Page {
    std::size_t first = 0;
    std::size_t end = 0;
};

std::vector<Page> pages_of(const documents::Text& text) {
    std::vector<Page> pages;
    for (std::size_t i = 0; i < text.blocks.size(); ++i) {
        if (i == 0 || text.blocks[i].page != text.blocks[i - 1].page)
            pages.push_back({i, i});
        pages.back().end = i + 1;
    }
    return pages;
}

} // namespace

std::vector<bool> page_furniture(const documents::Text& text) {
    std::vector<bool> furniture(text.blocks.size(), false);
    const auto line_of = [&](std::size_t block) { return text.blocks[block].place.in(text.text); };
    for (std::size_t i = 0; i < text.blocks.size(); ++i)
        furniture[i] =
            text.blocks[i].kind == documents::BlockKind::line && is_page_number(line_of(i));

    const auto pages = pages_of(text);
    if (pages.size() < 3)
        return furniture;
    std::unordered_map<std::string, std::size_t> seen;
    const auto at_edges = [&](const Page& page, auto&& visit) {
        for (std::size_t i = page.first; i < page.end; ++i)
            if (i < page.first + edge || i + edge >= page.end)
                visit(i);
    };
    for (const Page& page : pages)
        at_edges(page, [&](std::size_t i) { ++seen[shape_of(line_of(i))]; });
    const std::size_t often = std::max<std::size_t>(3, pages.size() / 2);
    // The first page keeps its header: it may be all there is of a title.
    for (auto page = pages.begin() + 1; page != pages.end(); ++page)
        at_edges(*page, [&](std::size_t i) {
            const auto shape = shape_of(line_of(i));
            furniture[i] = furniture[i] || (!shape.empty() && seen[shape] >= often) ||
                           (shape.empty() && !line_of(i).empty());
        });
    return furniture;
}

} // namespace radslag::notes
