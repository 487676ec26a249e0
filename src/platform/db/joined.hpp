// One fixed SQL text out of pieces that several statements share, put together by the compiler:
// the columns and joins of a list stand once, each order of it is a statement of its own.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace radslag::db {

/// A piece of SQL that stands as a literal in the code.
template <std::size_t N>
struct Sql {
    std::array<char, N> characters{};

    consteval Sql(const char (&text)[N]) { std::copy_n(text, N, characters.begin()); }
    [[nodiscard]] consteval std::string_view text() const { return {characters.data(), N - 1}; }
};

namespace detail {

template <Sql... pieces>
struct Joined {
    static constexpr std::size_t size = (pieces.text().size() + ... + 0);
    static constexpr auto characters = [] {
        std::array<char, size + 1> all{};
        auto* end = all.data();
        ((end = std::copy_n(pieces.text().data(), pieces.text().size(), end)), ...);
        return all;
    }();
};

} // namespace detail

/// `joined<columns, " WHERE id = $1">`: the pieces one after the other, as they are.
template <Sql... pieces>
inline constexpr std::string_view joined{detail::Joined<pieces...>::characters.data(),
                                         detail::Joined<pieces...>::size};

} // namespace radslag::db
