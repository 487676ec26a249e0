// Words in the reader's language. The English sentence in the code is the key; locale/sv.po holds
// the Swedish, compiled into a sorted table by catalogue_maker. catalogue.hpp is that table.
#pragma once

#include "platform/base/result.hpp"
#include "platform/i18n/language.hpp"

#include <array>
#include <concepts>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace radslag::i18n {

/// FNV-1a, 64 bits: what the catalogue is sorted by. The catalogue's maker refuses a collision.
constexpr std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char character : text) {
        hash ^= static_cast<unsigned char>(character);
        hash *= 1099511628211ULL;
    }
    return hash;
}

/// An English sentence that stands as a literal in the code, hashed by the compiler.
class Literal {
  public:
    template <std::size_t N>
    consteval Literal(const char (&text)[N]) : text_(text, N - 1), hash_(hash_of({text, N - 1})) {}

    [[nodiscard]] constexpr std::string_view text() const { return text_; }
    [[nodiscard]] constexpr std::uint64_t hash() const { return hash_; }

  private:
    std::string_view text_;
    std::uint64_t hash_;
};

/// An argument of a sentence: text as it is, or a whole number in the language's own grouping.
class Argument {
  public:
    Argument(std::string_view text) : text_(text) {}
    Argument(const std::string& text) : text_(text) {}
    Argument(const char* text) : text_(text) {}
    template <std::integral T>
    Argument(T number) : number_(static_cast<std::int64_t>(number)), is_number_(true) {}

    [[nodiscard]] std::string in(Language language) const;

  private:
    std::string_view text_;
    std::int64_t number_ = 0;
    bool is_number_ = false;
};

/// The sentence in `language`; the English one where there is no translation. The view lives as
/// long as the program.
std::string_view tr(Language language, const Literal& english);

/// The same with `{0}`, `{1}` … replaced: `tr(language, "{0} of {1} answered", 46, 71)`.
std::string tr(Language language, const Literal& english, std::span<const Argument> arguments);
template <class... Arguments>
requires(sizeof...(Arguments) > 0) std::string
    tr(Language language, const Literal& english, const Arguments&... arguments) {
    const std::array<Argument, sizeof...(Arguments)> list{Argument(arguments)...};
    return tr(language, english, std::span<const Argument>(list));
}

/// The sentence for `count` things. `{0}` is the count and `{1}` the first of `arguments`:
/// `plural(language, n, "{0} input from {1}", "{0} inputs from {1}", region)`.
template <class... Arguments>
std::string plural(Language language, std::int64_t count, const Literal& one, const Literal& other,
                   const Arguments&... arguments) {
    return tr(language, count == 1 ? one : other, count, arguments...);
}

/// A Message in words; its arguments are put in as they are.
std::string to_text(Language language, const Message& message);

} // namespace radslag::i18n
