// Strong random ids: 13 characters of a–z2–7 (RFC 4648 base32, lower case), 64 random bits.
// A MeetingId cannot be given where a PersonId is asked for.
#pragma once

#include <array>
#include <compare>
#include <optional>
#include <string_view>

namespace radslag {

namespace detail {
using IdText = std::array<char, 13>;
IdText random_id_text();
bool is_id_text(std::string_view text);
} // namespace detail

template <class Tag>
class Id {
  public:
    /// A new id from the system's random source. Throws std::runtime_error if there is none.
    static Id make() { return Id(detail::random_id_text()); }

    /// Accepts exactly the 13 characters of an id; anything else gives nothing.
    static std::optional<Id> parse(std::string_view text) {
        if (!detail::is_id_text(text))
            return std::nullopt;
        detail::IdText characters{};
        for (std::size_t i = 0; i < characters.size(); ++i)
            characters[i] = text[i];
        return Id(characters);
    }

    [[nodiscard]] std::string_view text() const { return {text_.data(), text_.size()}; }

    auto operator<=>(const Id&) const = default;

  private:
    explicit Id(const detail::IdText& text) : text_(text) {}

    detail::IdText text_;
};

} // namespace radslag
