// The words under which an enumeration stands in the database and in JSON: one table an enum, so
// that writing and reading cannot disagree.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace radslag {

template <class Enum, std::size_t N>
class EnumText {
  public:
    constexpr explicit EnumText(const std::pair<Enum, std::string_view> (&pairs)[N]) {
        for (std::size_t i = 0; i < N; ++i)
            pairs_[i] = pairs[i];
    }

    /// The word of a value; every value must stand in the table (throws std::logic_error).
    [[nodiscard]] constexpr std::string_view text(Enum value) const {
        for (const auto& [known, word] : pairs_)
            if (known == value)
                return word;
        throw std::logic_error("an enumeration value without its word");
    }

    /// The value of a word, or nothing.
    [[nodiscard]] constexpr std::optional<Enum> parse(std::string_view text) const {
        for (const auto& [value, word] : pairs_)
            if (word == text)
                return value;
        return std::nullopt;
    }

    /// As parse(), for text out of our own database: a word that is not known is a fault.
    [[nodiscard]] constexpr Enum require(std::string_view text) const {
        const auto value = parse(text);
        if (!value)
            throw std::runtime_error("unknown word in the database: " + std::string(text));
        return *value;
    }

    /// All values with their words, in the order of the table.
    [[nodiscard]] constexpr const auto& pairs() const { return pairs_; }

  private:
    std::array<std::pair<Enum, std::string_view>, N> pairs_{};
};

} // namespace radslag
