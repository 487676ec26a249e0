// Checks a Text against its promise; see promise.hpp.
#include "documents/promise.hpp"

#include "documents/utf8.hpp"

#include <fmt/format.h>

namespace radslag::documents {

namespace {

using Broken = std::optional<std::string>;

Broken check_place(const Text& text, const Place& place, std::string_view what) {
    if (place.begin > place.end || place.end > text.text.size())
        return fmt::format("{} {}–{} lies outside the text", what, place.begin, place.end);
    if (!utf8::is_border(text.text, place.begin) || !utf8::is_border(text.text, place.end))
        return fmt::format("{} {}–{} cuts a character", what, place.begin, place.end);
    return std::nullopt;
}

/// Checks parts that must lie in `whole`, in order and apart from each other.
template <class Parts, class PlaceOf>
Broken check_parts(const Text& text, const Place& whole, const Parts& parts, std::string_view what,
                   PlaceOf place_of) {
    std::size_t last = whole.begin;
    for (const auto& part : parts) {
        const Place& place = place_of(part);
        if (auto broken = check_place(text, place, what))
            return broken;
        if (place.begin < last || place.end > whole.end)
            return fmt::format("{} {}–{} lies outside its block or before the one before it", what,
                               place.begin, place.end);
        last = place.end;
    }
    return std::nullopt;
}

Broken check_block(const Text& text, const Block& block) {
    if (auto broken = check_place(text, block.place, "block"))
        return broken;
    if (block.place.size() == 0)
        return fmt::format("the block at {} is empty", block.place.begin);
    if (block.kind == BlockKind::heading && (block.level < 1 || block.level > 6))
        return fmt::format("the heading at {} has level {}", block.place.begin, block.level);
    if (block.kind == BlockKind::list_item && block.level < 1)
        return fmt::format("the list item at {} has no depth", block.place.begin);
    if (block.page < 0 || block.indent < 0)
        return fmt::format("the block at {} has a negative page or indent", block.place.begin);
    if (!utf8::is_valid(block.marker))
        return fmt::format("the marker of the block at {} is not UTF-8", block.place.begin);
    for (const Run& run : block.runs)
        if (!utf8::is_valid(run.link))
            return fmt::format("a link in the block at {} is not UTF-8", block.place.begin);
    if (auto broken = check_parts(text, block.place, block.runs, "run",
                                  [](const Run& run) -> const Place& { return run.place; }))
        return broken;
    return check_parts(text, block.place, block.cells, "cell",
                       [](const Place& cell) -> const Place& { return cell; });
}

Broken check_marks(const Text& text) {
    std::size_t last = 0;
    for (const FootnoteMark& mark : text.footnote_marks) {
        if (auto broken = check_place(text, {mark.at, mark.at}, "footnote mark"))
            return broken;
        if (mark.at < last)
            return fmt::format("the footnote mark at {} stands before the one before it", mark.at);
        if (!utf8::is_valid(mark.marker))
            return fmt::format("the footnote mark at {} is not UTF-8", mark.at);
        last = mark.at;
    }
    return std::nullopt;
}

} // namespace

std::optional<std::string> check_promise(const Text& text) {
    if (!utf8::is_valid(text.text))
        return "the text is not valid UTF-8";
    if (text.text.find('\0') != std::string::npos || text.text.find('\r') != std::string::npos)
        return "the text holds NUL or carriage return";
    if (!text.text.empty() && text.text.back() != '\n')
        return "the last line does not end";
    std::size_t last = 0;
    for (const Block& block : text.blocks) {
        if (auto broken = check_block(text, block))
            return broken;
        if (block.place.begin < last)
            return fmt::format("the block at {} overlaps the one before it", block.place.begin);
        last = block.place.end;
    }
    return check_marks(text);
}

} // namespace radslag::documents
