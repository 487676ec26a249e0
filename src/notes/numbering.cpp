// Reading the number of a heading; see numbering.hpp.
#include "notes/numbering.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace radslag::notes {

namespace {

/// Words that say "point" before a number.
constexpr std::array<std::string_view, 25> point_words = {"mom",
                                                          "moment",
                                                          "paragraf",
                                                          "nr",
                                                          "dagordningspunkt",
                                                          "punkt",
                                                          "pkt",
                                                          "ärende",
                                                          "item",
                                                          "asia",
                                                          "ad",
                                                          "dagsordenspunkt",
                                                          "kohta",
                                                          "topic",
                                                          "p",
                                                          "sak",
                                                          "saknr",
                                                          "saksnr",
                                                          "pkt.",
                                                          "agendapunkt",
                                                          "case",
                                                          "sag",
                                                          "emne",
                                                          "tema",
                                                          "ämne"};

/// Letters before a Norwegian case number: "PS 12/15".
bool is_case_letters(const Reading& reading, std::size_t i) {
    const auto word = reading.folded(i);
    return reading.tokens[i].is_word() && reading.tokens[i].all_capitals && word.size() <= 4;
}

class NumberReader {
  public:
    NumberReader(const Reading& reading, const TextLine& line)
        : reading_(reading), line_(line), first_(line.tokens.first), end_(line.tokens.end) {}

    std::optional<Numbering> run() const {
        if (!line_.marker.empty() && line_.kind != LineKind::footnote)
            if (auto found = from_marker())
                return found;
        for (const auto& found : {section_sign(), finnish_section(), worded(), case_number()})
            if (found)
                return found;
        return plain();
    }

    std::optional<Numbering> run_letters() const { return roman_or_letter(); }

  private:
    using Found = std::optional<Numbering>;

    bool is(std::size_t i, std::string_view text) const {
        return i < end_ && reading_.text(i) == text;
    }
    int number(std::size_t i) const { return i < end_ ? reading_.number(i) : -1; }
    bool tight(std::size_t i) const { return i < end_ && !reading_.tokens[i].space_before; }

    static Numbering made(NumberStyle style, int value, std::string printed, Range tokens) {
        return {style, value, 1, std::move(printed), tokens};
    }

    /// "3." that a word processor numbered; the text begins with the title.
    Found from_marker() const {
        const auto digits = line_.marker.substr(0, line_.marker.find_first_not_of("0123456789"));
        int value = 0;
        const auto [at, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (digits.empty() || error != std::errc{})
            return {};
        auto found = made(NumberStyle::dotted, value, std::string(digits), {first_, first_});
        const auto dot = line_.marker.find('.', digits.size());
        const bool second = dot != std::string_view::npos && dot + 1 < line_.marker.size() &&
                            line_.marker[dot + 1] >= '0' && line_.marker[dot + 1] <= '9';
        found.level = second ? 2 : 1;
        return found;
    }

    /// "§ 74", "§74.", "KS § 74", "§ 12/2016".
    Found section_sign() const {
        std::size_t at = first_;
        if (!is(at, "§") && is(at + 1, "§") && reading_.tokens[at].is_word() &&
            reading_.tokens[at].capital && reading_.folded(at).size() <= 6)
            ++at;
        if (!is(at, "§") || number(at + 1) < 0)
            return {};
        std::size_t end = at + 2;
        std::string printed(reading_.text(at + 1));
        if (is(end, "/") && number(end + 1) >= 0 && tight(end) && tight(end + 1)) {
            printed += "/" + std::string(reading_.text(end + 1));
            end += 2;
        }
        const bool several = is(end, "-") || is(end, "–") || is(end, ",");
        if (several)
            return {};
        if (is(end, ".") || is(end, ":"))
            ++end;
        return made(NumberStyle::section_sign, number(at + 1), printed, {first_, end});
    }

    /// "4 § Kokouksen avaus".
    Found finnish_section() const {
        if (number(first_) < 0 || !is(first_ + 1, "§"))
            return {};
        std::size_t end = first_ + 2;
        if (is(end, ".") || is(end, ":"))
            ++end;
        return made(NumberStyle::section_sign, number(first_), std::string(reading_.text(first_)),
                    {first_, end});
    }

    /// "Punkt 2:", "Ärende 3", "Item 4 –".
    Found worded() const {
        const auto word = reading_.folded(first_);
        if (std::find(point_words.begin(), point_words.end(), word) == point_words.end())
            return {};
        std::size_t at = first_ + 1;
        if (is(at, "."))
            ++at;
        if (at < end_ && (reading_.folded(at) == "nr" || reading_.folded(at) == "no")) {
            ++at;
            at += is(at, ".") ? 1 : 0;
        }
        if (number(at) < 0 || number(at) > 999)
            return {};
        if (is(at + 1, "/") || is(at + 1, "-"))
            return with_year(at);
        std::size_t end = at + 1;
        while (is(end, ".") || is(end, ":") || is(end, ")") || is(end, "-") || is(end, "–"))
            ++end;
        return made(NumberStyle::word, number(at), std::string(reading_.text(at)), {first_, end});
    }

    /// "PS 12/15 Title", "12/15 Title"; the year may have four digits.
    Found case_number() const {
        if (number(first_) >= 0)
            return with_year(first_);
        return is_case_letters(reading_, first_) ? with_year(first_ + 1) : Found{};
    }

    Found with_year(std::size_t at) const {
        if (number(at) < 1 || number(at) > 999 || !is(at + 1, "/") || !tight(at + 1) ||
            number(at + 2) < 0 || !tight(at + 2))
            return {};
        const auto year = reading_.text(at + 2);
        if (year.size() != 2 && year.size() != 4)
            return {};
        std::size_t end = at + 3;
        if (end < end_ && !reading_.tokens[end].space_before &&
            (is(end, "-") || is(end, "/") || is(end, ":")))
            return {};
        if (is(end, ".") || is(end, ":"))
            ++end;
        return made(NumberStyle::case_number, number(at),
                    std::string(reading_.text(at)) + "/" + std::string(year), {first_, end});
    }

    /// "IV. Ekonomi", "B. Ekonomi": the mark is tight, a capital word follows.
    Found roman_or_letter() const {
        const Token& sign = reading_.tokens[first_];
        const auto text = reading_.text(first_);
        const bool marked = (is(first_ + 1, ".") || is(first_ + 1, ")")) && tight(first_ + 1);
        if (!sign.is_word() || !marked || first_ + 2 >= end_ || tight(first_ + 2) ||
            !reading_.tokens[first_ + 2].capital)
            return {};
        const int roman = roman_value(text);
        if (roman > 0)
            return made(NumberStyle::roman, roman, std::string(text), {first_, first_ + 2});
        if (text.size() != 1 || text.front() < 'A' || text.front() > 'Z')
            return {};
        return made(NumberStyle::letter, text.front() - 'A' + 1, std::string(text),
                    {first_, first_ + 2});
    }

    /// The value of a Roman number up to 39; 0 when it is none. "C" and "D" are letters.
    static int roman_value(std::string_view text) {
        int value = 0;
        int last = 0;
        for (std::size_t k = text.size(); k-- > 0;) {
            const int digit = text[k] == 'I' ? 1 : text[k] == 'V' ? 5 : text[k] == 'X' ? 10 : 0;
            if (digit == 0)
                return 0;
            value += digit < last ? -digit : digit;
            last = std::max(last, digit);
        }
        return value > 0 && value < 40 ? value : 0;
    }

    /// "3.", "3)", "3:", "3 Rapporter", "1.1 Bakgrund".
    Found plain() const {
        const int value = number(first_);
        if (value < 0 || value > 400)
            return {};
        std::string printed(reading_.text(first_));
        std::size_t at = first_ + 1;
        int level = 1;
        while (is(at, ".") && tight(at) && number(at + 1) >= 0 && tight(at + 1) &&
               number(at + 1) < 100) {
            printed += "." + std::string(reading_.text(at + 1));
            at += 2;
            ++level;
        }
        NumberStyle style = NumberStyle::bare;
        if (is(at, ".") && tight(at))
            style = NumberStyle::dotted;
        else if (is(at, ")") && tight(at))
            style = NumberStyle::parenthesis;
        else if (is(at, ":") && tight(at))
            style = NumberStyle::colon;
        if (style == NumberStyle::bare) {
            const bool word =
                at < end_ && (reading_.tokens[at].kind == TokenKind::cell ||
                              (reading_.tokens[at].is_word() && reading_.tokens[at].capital &&
                               !reading_.tokens[at].is(WordClass::month)));
            if (!word && !(is(at, "-") || is(at, "–")))
                return {};
            if (!word && number(at + 1) >= 0)
                return {};
        } else if (number(at + 1) >= 0 && tight(at + 1)) {
            return {}; // "18.11" and "12:15" number nothing
        } else {
            ++at;
        }
        while (at < end_ &&
               (reading_.tokens[at].kind == TokenKind::cell || is(at, "-") || is(at, "–")))
            ++at;
        Numbering found = made(style, value, std::move(printed), {first_, at});
        found.level = level;
        return found;
    }

    const Reading& reading_;
    const TextLine& line_;
    std::size_t first_;
    std::size_t end_;
};

} // namespace

std::optional<Numbering> numbering_of(const Reading& reading, const TextLine& line) {
    return NumberReader(reading, line).run();
}

std::optional<Numbering> lettering_of(const Reading& reading, const TextLine& line) {
    return NumberReader(reading, line).run_letters();
}

} // namespace radslag::notes
