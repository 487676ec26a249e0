// One line of tokens as whoever looks for numbers sees it: which are numbers, how long they are,
// which signs join them without a gap. References, papers and registry numbers all read by it.
#pragma once

#include "notes/text/tokens.hpp"

namespace radslag::notes {

class NumberLine {
  public:
    /// `end` bounds the line; nothing is seen behind it.
    NumberLine(const Reading& reading, std::size_t end) : reading_(reading), end_(end) {}

    [[nodiscard]] std::size_t end() const { return end_; }

    [[nodiscard]] bool is_sign(std::size_t i, std::string_view sign) const {
        return i < end_ && reading_.text(i) == sign;
    }

    [[nodiscard]] bool is_number(std::size_t i) const {
        return i < end_ && reading_.tokens[i].kind == TokenKind::number;
    }

    [[nodiscard]] bool is_word(std::size_t i) const {
        return i < end_ && reading_.tokens[i].is_word();
    }

    /// How many digits the number at i has; 0 when none stands there.
    [[nodiscard]] std::size_t digits(std::size_t i) const {
        return is_number(i) ? reading_.tokens[i].end - reading_.tokens[i].begin : 0;
    }

    /// Whether no space parts token i from the one before it.
    [[nodiscard]] bool tight(std::size_t i) const {
        return i < end_ && !reading_.tokens[i].space_before;
    }

    [[nodiscard]] bool is_year(std::size_t i) const {
        const int year = digits(i) == 4 ? reading_.number(i) : 0;
        return year >= 1950 && year <= 2100;
    }

    /// Whether one of "-", "/", ":" and "." joins token i to its neighbours without a gap.
    [[nodiscard]] bool is_joint(std::size_t i) const {
        return (is_sign(i, "-") || is_sign(i, "/") || is_sign(i, ":") || is_sign(i, ".")) &&
               tight(i) && tight(i + 1) && reading_.tokens[i + 1].kind != TokenKind::mark;
    }

    /// Behind the number at i and all that is joined to it.
    [[nodiscard]] std::size_t joined_end(std::size_t i) const {
        std::size_t end = i + 1;
        while (end + 1 < end_ && is_joint(end))
            end += 2;
        return end;
    }

  private:
    const Reading& reading_;
    std::size_t end_;
};

} // namespace radslag::notes
