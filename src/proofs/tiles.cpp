// See tiles.hpp.
#include "proofs/tiles.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace radslag::proofs {

namespace {

constexpr std::string_view partial = ".p/";

bool are_digits(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::uint64_t number_in(std::string_view digits) {
    std::uint64_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

/// Three digits.
std::optional<std::uint64_t> group_in(std::string_view text) {
    if (text.size() != 3 || !are_digits(text))
        return std::nullopt;
    return number_in(text);
}

std::optional<std::uint64_t> index_in(std::string_view text) {
    std::uint64_t index = 0;
    constexpr int most_groups = 6; // 10^18, more than a ledger will have
    for (int group = 0; group < most_groups; ++group) {
        const std::size_t slash = text.find('/');
        if (slash == text.npos) {
            const auto last = group_in(text);
            if (!last)
                return std::nullopt;
            return index * 1000 + *last;
        }
        if (!text.starts_with('x'))
            return std::nullopt;
        const auto number = group_in(text.substr(1, slash - 1));
        if (!number || (group == 0 && *number == 0))
            return std::nullopt;
        index = index * 1000 + *number;
        text.remove_prefix(slash + 1);
    }
    return std::nullopt;
}

std::optional<std::uint64_t> width_in(std::string_view text) {
    if (text.empty() || text.size() > 3 || !are_digits(text) || text.front() == '0')
        return std::nullopt;
    const std::uint64_t width = number_in(text);
    return width < tile_width ? std::optional(width) : std::nullopt;
}

} // namespace

std::optional<TileAddress> tile_address(std::string_view text) {
    TileAddress address;
    if (const std::size_t at = text.find(partial); at != text.npos) {
        const auto width = width_in(text.substr(at + partial.size()));
        if (!width)
            return std::nullopt;
        address.width = *width;
        text = text.substr(0, at);
    }
    const auto index = index_in(text);
    if (!index)
        return std::nullopt;
    address.index = *index;
    return address;
}

std::string to_text(const TileAddress& address) {
    constexpr std::uint64_t group = 1000;
    std::string text = fmt::format("{:03}", address.index % group);
    for (std::uint64_t rest = address.index / group; rest > 0; rest /= group)
        text.insert(0, fmt::format("x{:03}/", rest % group));
    if (address.width < tile_width)
        text += fmt::format("{}{}", partial, address.width);
    return text;
}

} // namespace radslag::proofs
