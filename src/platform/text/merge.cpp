// See merge.hpp.
#include "platform/text/merge.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace radslag::text {

namespace {

using Words = std::vector<std::string_view>;

constexpr std::size_t most_compared = 4'000'000; // pairs of words that differ, two bytes each

bool is_space(char character) {
    return character == ' ' || character == '\n' || character == '\t';
}

/// Each word with the white space behind it.
Words words_of(std::string_view text) {
    Words words;
    std::size_t begin = 0;
    for (std::size_t i = 1; i <= text.size(); ++i)
        if (i == text.size() || (!is_space(text[i]) && is_space(text[i - 1]))) {
            words.push_back(text.substr(begin, i - begin));
            begin = i;
        }
    return words;
}

/// Words are compared without what stands between them, so that the last one of a text is still the
/// same when another comes behind it.
std::string_view bare(std::string_view word) {
    while (!word.empty() && is_space(word.back()))
        word.remove_suffix(1);
    return word;
}

bool same(std::string_view one, std::string_view other) {
    return bare(one) == bare(other);
}

/// For each word of `base` the word of `changed` that it stayed; none where it went.
class Match {
  public:
    static constexpr std::size_t none = SIZE_MAX;

    Match(const Words& base, const Words& changed) : to_(base.size(), none) {
        std::size_t front = 0;
        while (front < base.size() && front < changed.size() && same(base[front], changed[front])) {
            to_[front] = front;
            ++front;
        }
        std::size_t back = 0;
        while (back < base.size() - front && back < changed.size() - front &&
               same(base[base.size() - 1 - back], changed[changed.size() - 1 - back])) {
            to_[base.size() - 1 - back] = changed.size() - 1 - back;
            ++back;
        }
        match_between(base, changed, front, back);
    }

    [[nodiscard]] bool is_too_long() const { return is_too_long_; }
    [[nodiscard]] std::size_t operator[](std::size_t word) const { return to_[word]; }

  private:
    /// The longest common sequence of what neither end has in common.
    void match_between(const Words& base, const Words& changed, std::size_t front,
                       std::size_t back) {
        const std::size_t rows = base.size() - front - back;
        const std::size_t columns = changed.size() - front - back;
        is_too_long_ = rows != 0 && columns > most_compared / rows;
        if (rows == 0 || columns == 0 || is_too_long_)
            return;
        std::vector<std::uint16_t> longest((rows + 1) * (columns + 1));
        const auto at = [&](std::size_t row, std::size_t column) -> std::uint16_t& {
            return longest[row * (columns + 1) + column];
        };
        for (std::size_t row = rows; row-- > 0;)
            for (std::size_t column = columns; column-- > 0;)
                at(row, column) = same(base[front + row], changed[front + column])
                                      ? static_cast<std::uint16_t>(at(row + 1, column + 1) + 1)
                                      : std::max(at(row + 1, column), at(row, column + 1));
        for (std::size_t row = 0, column = 0; row < rows && column < columns;) {
            if (same(base[front + row], changed[front + column]))
                to_[front + row++] = front + column++;
            else if (at(row + 1, column) >= at(row, column + 1))
                ++row;
            else
                ++column;
        }
    }

    std::vector<std::size_t> to_;
    bool is_too_long_ = false;
};

std::string joined(const Words& words, std::size_t begin, std::size_t end) {
    std::string text;
    for (std::size_t i = begin; i < end; ++i)
        text += words[i];
    return text;
}

bool are_same(const Words& one, std::size_t begin, std::size_t end, const Words& other,
              std::size_t other_begin, std::size_t other_end) {
    return std::equal(one.begin() + static_cast<std::ptrdiff_t>(begin),
                      one.begin() + static_cast<std::ptrdiff_t>(end),
                      other.begin() + static_cast<std::ptrdiff_t>(other_begin),
                      other.begin() + static_cast<std::ptrdiff_t>(other_end), same);
}

/// A word that comes behind the last one of a text needs a space between.
void append(std::string& text, const std::string& more) {
    if (!text.empty() && !more.empty() && !is_space(text.back()))
        text += ' ';
    text += more;
}

} // namespace

std::optional<std::string> merged(std::string_view base, std::string_view one,
                                  std::string_view other) {
    const Words from = words_of(base);
    const Words first = words_of(one);
    const Words second = words_of(other);
    const Match to_first(from, first);
    const Match to_second(from, second);
    if (to_first.is_too_long() || to_second.is_too_long())
        return std::nullopt;
    std::string result;
    std::size_t in_base = 0;
    std::size_t in_first = 0;
    std::size_t in_second = 0;
    for (std::size_t word = 0; word <= from.size(); ++word) {
        const bool is_end = word == from.size();
        if (!is_end && (to_first[word] == Match::none || to_second[word] == Match::none))
            continue;
        const std::size_t end_first = is_end ? first.size() : to_first[word];
        const std::size_t end_second = is_end ? second.size() : to_second[word];
        const bool first_stayed = are_same(from, in_base, word, first, in_first, end_first);
        const bool second_stayed = are_same(from, in_base, word, second, in_second, end_second);
        const bool alike = are_same(first, in_first, end_first, second, in_second, end_second);
        if (!first_stayed && !second_stayed && !alike)
            return std::nullopt;
        append(result, first_stayed ? joined(second, in_second, end_second)
                                    : joined(first, in_first, end_first));
        if (!is_end)
            append(result, std::string(first[end_first]));
        in_base = word + 1;
        in_first = end_first + 1;
        in_second = end_second + 1;
    }
    while (!result.empty() && is_space(result.back()))
        result.pop_back();
    return result;
}

std::vector<Stretch> changes(std::string_view before, std::string_view after) {
    using In = Stretch::In;
    const Words from = words_of(before);
    const Words to = words_of(after);
    std::vector<Stretch> found;
    const auto add = [&](In in, const std::string& words) {
        if (words.empty())
            return;
        if (found.empty() || found.back().in != in)
            found.push_back({in, {}});
        append(found.back().words, words);
    };
    const Match match(from, to);
    std::size_t in_from = 0;
    std::size_t in_to = 0;
    for (std::size_t word = 0; word <= from.size(); ++word) {
        const bool is_end = word == from.size() || match.is_too_long();
        if (!is_end && match[word] == Match::none)
            continue;
        const std::size_t end_to = is_end ? to.size() : match[word];
        add(In::before, joined(from, in_from, is_end ? from.size() : word));
        add(In::after, joined(to, in_to, end_to));
        if (is_end)
            break;
        add(In::both, std::string(to[end_to]));
        in_from = word + 1;
        in_to = end_to + 1;
    }
    return found;
}

} // namespace radslag::text
