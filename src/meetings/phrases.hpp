// Names, numbers and dates in running text, to be linked: which known phrase stands where.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

namespace radslag::meetings {

/// Phrases to look for, each with a number of the caller's. The text of phrases must outlive this.
class Phrases {
  public:
    /// Phrases under three bytes are left out: they would be found everywhere. So is what is known
    /// already: the first number stays. Returns whether the phrase was taken.
    bool add(std::string_view phrase, std::size_t target);

    struct Found {
        std::size_t begin = 0; ///< bytes in the text
        std::size_t end = 0;
        std::size_t target = 0;
    };
    /// What stands in the text, in order and apart: each begins and ends with a word (a genitive s
    /// may follow); where several begin at one place, the longest.
    [[nodiscard]] std::vector<Found> in(std::string_view text) const;

  private:
    struct Phrase {
        std::string_view text;
        std::size_t target = 0;
    };
    [[nodiscard]] const Phrase* at(std::string_view text, std::size_t begin) const;

    std::array<std::vector<Phrase>, 256> by_first_byte_; ///< the longest first
};

} // namespace radslag::meetings
