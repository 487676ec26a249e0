// Where a text can be divided into parts, in the sender's own words; see joining.hpp.
#include "inputs/joining/joining.hpp"

namespace radslag::inputs::joining {

namespace {

constexpr std::size_t most_places = 200;
constexpr std::string_view white = " \t\r\n";

bool ends_sentence(char c) {
    return c == '.' || c == '!' || c == '?' || c == ':' || c == ';';
}

std::string_view trimmed(std::string_view text) {
    const auto begin = text.find_first_not_of(white);
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(white) - begin + 1);
}

} // namespace

std::vector<std::size_t> places_to_divide(std::string_view text) {
    std::vector<std::size_t> places;
    auto at = text.find_first_not_of(white);
    while (at != std::string_view::npos && places.size() < most_places) {
        const auto gap = text.find_first_of(white, at);
        if (gap == std::string_view::npos)
            break;
        const auto next = text.find_first_not_of(white, gap);
        if (next == std::string_view::npos)
            break;
        if (ends_sentence(text[gap - 1]) ||
            text.substr(gap, next - gap).find('\n') != std::string_view::npos)
            places.push_back(next);
        at = next;
    }
    return places;
}

std::vector<std::string> pieces_of(std::string_view text, std::span<const std::size_t> cuts) {
    std::vector<std::string> pieces;
    std::size_t begin = 0;
    for (const std::size_t cut : cuts) {
        pieces.emplace_back(trimmed(text.substr(begin, cut - begin)));
        begin = cut;
    }
    pieces.emplace_back(trimmed(text.substr(begin)));
    return pieces;
}

} // namespace radslag::inputs::joining
