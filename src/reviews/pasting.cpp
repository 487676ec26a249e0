// See pasting.hpp.
#include "reviews/pasting.hpp"

#include <algorithm>
#include <array>

namespace radslag::reviews {

namespace {

using Number = std::vector<int>; ///< "1.2" is {1, 2}

std::string_view trimmed(std::string_view line) {
    constexpr std::string_view blank = " \t\r\f\v";
    const std::size_t begin = line.find_first_not_of(blank);
    if (begin == std::string_view::npos)
        return {};
    return line.substr(begin, line.find_last_not_of(blank) - begin + 1);
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.push_back(trimmed(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}

/// A word before the number of an item, and what it says of it.
struct Label {
    std::string_view word;
    std::optional<inputs::Kind> kind;
};
constexpr std::array labels = {Label{"Rekommendation", inputs::Kind::recommendation},
                               Label{"Recommendation", inputs::Kind::recommendation},
                               Label{"Lärdom", inputs::Kind::lesson},
                               Label{"Lesson", inputs::Kind::lesson},
                               Label{"Förslag", inputs::Kind::recommendation},
                               Label{"R", inputs::Kind::recommendation},
                               Label{"L", inputs::Kind::lesson}};

/// The beginning of a line that may begin an item.
struct Mark {
    Number number;
    std::string place;
    std::optional<inputs::Kind> kind;
    std::string_view rest; ///< of the line
};

/// Takes the label off the line, where one stands before a digit.
std::optional<Label> take_label(std::string_view& line) {
    for (const Label& label : labels) {
        if (!line.starts_with(label.word))
            continue;
        const std::string_view rest = trimmed(line.substr(label.word.size()));
        if (rest.empty() || !is_digit(rest.front()))
            continue;
        line = rest;
        return label;
    }
    return std::nullopt;
}

/// Takes "12" or "1.2.3" off the line. A number of more than three digits counts nothing: it is a
/// year.
Number take_number(std::string_view& line) {
    Number number;
    while (!line.empty() && is_digit(line.front())) {
        int value = 0;
        std::size_t digits = 0;
        for (; digits < line.size() && is_digit(line[digits]) && digits < 4; ++digits)
            value = value * 10 + (line[digits] - '0');
        if (digits > 3)
            return {};
        number.push_back(value);
        line.remove_prefix(digits);
        if (line.size() < 2 || line[0] != '.' || !is_digit(line[1]))
            break;
        line.remove_prefix(1);
    }
    return number;
}

std::string in_words(const Number& number) {
    std::string words;
    for (const int part : number)
        words += (words.empty() ? "" : ".") + std::to_string(part);
    return words;
}

std::optional<Mark> mark_of(std::string_view line) {
    const bool in_brackets = line.starts_with("(");
    if (in_brackets)
        line.remove_prefix(1);
    const auto label = take_label(line);
    Mark mark{take_number(line), {}, label ? label->kind : std::nullopt, {}};
    if (mark.number.empty())
        return std::nullopt;
    const bool has_end = !line.empty() && (line[0] == '.' || line[0] == ')' || line[0] == ':');
    if (in_brackets && !line.starts_with(")"))
        return std::nullopt;
    if (has_end)
        line.remove_prefix(1);
    // "3.5 per cent" is no item, "1.2 The state should" is one.
    const bool is_followed = line.empty() || line[0] == ' ' || line[0] == '\t';
    line = trimmed(line);
    const bool is_plain = line.empty() || mark.number.size() == 1 || is_lower(line[0]);
    if (!has_end && (!is_followed || (!label && is_plain)))
        return std::nullopt;
    if (has_end && !is_followed && (line.empty() || is_digit(line[0])))
        return std::nullopt;
    mark.place = label && label->word.size() > 1
                     ? std::string(label->word) + " " + in_words(mark.number)
                 : label ? std::string(label->word) + in_words(mark.number)
                         : in_words(mark.number);
    mark.rest = line;
    return mark;
}

/// Whether a number can follow another one: the next on its level or on one above, or the first of
/// the level below. Lists begin with 1 anew.
bool follows(const Number& before, const Number& number) {
    const auto [was, is] = std::ranges::mismatch(before, number);
    const auto are_ones = [](auto from, auto to) {
        return std::all_of(from, to, [](int part) { return part == 1; });
    };
    if (are_ones(number.begin(), number.end()))
        return true;
    if (is == number.end())
        return false;
    const int step = was == before.end() ? *is : *is - *was;
    return step == 1 && are_ones(is + 1, number.end());
}

std::optional<std::string_view> after_bullet(std::string_view line) {
    constexpr std::array<std::string_view, 7> bullets = {"-", "*", "•", "–", "·", "▪", "◦"};
    for (const std::string_view bullet : bullets)
        if (line.starts_with(bullet)) {
            const std::string_view rest = line.substr(bullet.size());
            if (!rest.empty() && (rest[0] == ' ' || rest[0] == '\t'))
                return trimmed(rest);
        }
    return std::nullopt;
}

/// "regional- och": a hyphen that belongs there, and is no break of a word.
bool keeps_hyphen(std::string_view next) {
    constexpr std::array<std::string_view, 5> words = {"och ", "eller ", "samt ", "and ", "or "};
    return std::ranges::any_of(words,
                               [&](std::string_view word) { return next.starts_with(word); });
}

void add_line(std::string& text, std::string_view line, bool begins_paragraph) {
    const bool is_broken = text.size() > 1 && text.back() == '-' && text[text.size() - 2] != ' ' &&
                           !line.empty() && is_lower(line[0]) && !keeps_hyphen(line);
    if (text.empty())
        text = line;
    else if (begins_paragraph)
        text.append("\n").append(line);
    else if (is_broken)
        text.replace(text.size() - 1, 1, line);
    else
        text.append(" ").append(line);
}

/// Puts lines together: `begin(line)` gives the piece that a line begins, or nothing.
template <class Begin>
std::vector<Piece> pieces_by(const std::vector<std::string_view>& lines, const Begin& begin) {
    std::vector<Piece> pieces;
    bool after_blank = false;
    for (const std::string_view line : lines) {
        if (line.empty()) {
            after_blank = true;
            continue;
        }
        if (auto piece = begin(line))
            pieces.push_back(std::move(*piece));
        else if (!pieces.empty())
            add_line(pieces.back().text, line, after_blank || after_bullet(line));
        after_blank = false;
    }
    std::erase_if(pieces, [](const Piece& piece) { return piece.text.empty(); });
    return pieces;
}

std::vector<Piece> by_numbers(const std::vector<std::string_view>& lines) {
    Number last;
    return pieces_by(lines, [&](std::string_view line) -> std::optional<Piece> {
        auto mark = mark_of(line);
        if (!mark || (!last.empty() && !follows(last, mark->number)))
            return std::nullopt;
        last = mark->number;
        return Piece{std::string(mark->rest), std::move(mark->place), mark->kind};
    });
}

std::vector<Piece> by_bullets(const std::vector<std::string_view>& lines) {
    return pieces_by(lines, [](std::string_view line) -> std::optional<Piece> {
        const auto rest = after_bullet(line);
        return rest ? std::optional(Piece{std::string(*rest), {}, {}}) : std::nullopt;
    });
}

std::vector<Piece> by_paragraphs(const std::vector<std::string_view>& lines) {
    bool begins = true;
    std::vector<Piece> pieces;
    for (const std::string_view line : lines) {
        if (line.empty()) {
            begins = true;
            continue;
        }
        if (begins)
            pieces.push_back({});
        add_line(pieces.back().text, line, false);
        begins = false;
    }
    return pieces;
}

std::vector<Piece> by_lines(const std::vector<std::string_view>& lines) {
    return pieces_by(lines, [](std::string_view line) -> std::optional<Piece> {
        return Piece{std::string(line), {}, {}};
    });
}

} // namespace

std::vector<Piece> split_list(std::string_view pasted) {
    const auto lines = lines_of(pasted);
    if (auto pieces = by_numbers(lines); !pieces.empty())
        return pieces;
    if (auto pieces = by_bullets(lines); !pieces.empty())
        return pieces;
    auto pieces = by_paragraphs(lines);
    return pieces.size() > 1 ? pieces : by_lines(lines);
}

} // namespace radslag::reviews
