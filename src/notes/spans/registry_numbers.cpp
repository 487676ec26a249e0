// One rule a shape; see registry_numbers.hpp.
#include "notes/spans/registry_numbers.hpp"

#include "notes/text/letters.hpp"

#include <algorithm>
#include <array>

namespace radslag::notes {

namespace {

/// Words before the number of a standard, an act, a school term or a period, not of a registry.
constexpr std::array<std::string_view, 11> no_registries = {"iso", "en", "iec", "ss", "din", "ht",
                                                            "vt",  "eu", "v",   "kl", "lag"};

/// How Swedish courts sort their cases: "T 1234-18", "PMT 345-19".
constexpr std::array<std::string_view, 14> court_letters = {
    "T", "B", "Ö", "M", "P", "F", "Ä", "K", "UM", "PMT", "PMÖ", "PMÄ", "MÖD", "FT"};

constexpr WordClasses names(WordClass::given_name, WordClass::family_name, WordClass::place,
                            WordClass::reference_label);

bool is_capital_sign(char sign) {
    return sign >= 'A' && sign <= 'Z';
}

bool is_figure(char sign) {
    return sign >= '0' && sign <= '9';
}

template <class Words>
bool is_one_of(const Words& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

using Found = std::optional<ReferenceSpan>;

class ShapeReader {
  public:
    ShapeReader(const Reading& reading, const NumberLine& line) : reading_(reading), line_(line) {}

    Found at(std::size_t i) const {
        if (i > 0 && !reading_.tokens[i].space_before && !reading_.is_mark(i - 1, '(') &&
            !reading_.is_mark(i - 1, '[') && reading_.text(i - 1) != "–")
            return {};
        if (line_.is_number(i))
            return line_.is_joint(i + 1) ? numbers_only(i) : Found{};
        if (!reading_.tokens[i].capital)
            return {};
        if (const auto found = ministry_number(i))
            return found;
        if (const auto found = court_case(i))
            return found;
        if (const auto found = lettered(i))
            return found;
        return reading_.text(i).size() < 9 ? single_word(i) : Found{};
    }

  private:
    std::size_t digits(std::size_t i) const { return line_.digits(i); }

    static Found found(std::size_t first, std::size_t end, Confidence confidence) {
        return ReferenceSpan{{first, end}, ReferenceKind::registry_number, confidence};
    }

    /// "KS 2016/123", "KS-2016/00123", "KSN/2016:12", "Mn 2015-0672", "RS 20/01543".
    Found lettered(std::size_t i) const {
        if (!is_registry(i))
            return {};
        std::size_t at = i + 1;
        if (line_.is_sign(at, "-") || line_.is_sign(at, "/") || line_.is_sign(at, ":"))
            ++at;
        if (!line_.is_number(at) || !line_.is_joint(at + 1))
            return {};
        const std::size_t end = line_.joined_end(at);
        if (is_dated(i, at))
            return found(i, end, 85);
        const bool known =
            reading_.tokens[i].all_capitals && (is_short_year(at) || is_year_and_month(at) ||
                                                is_three_part(i, at, end) || ends_in_year(at, end));
        return known ? found(i, end, 80) : Found{};
    }

    /// A year and a number. One letter alone, or a word in small letters, needs a long number.
    bool is_dated(std::size_t i, std::size_t at) const {
        const std::size_t letters = reading_.text(i).size();
        const bool capitals = reading_.tokens[i].all_capitals;
        const std::size_t small = letters == 1 ? 4 : letters < 4 ? 1 : 5;
        const bool joined = line_.is_number(at + 2) && digits(at + 2) >= (capitals ? 1 : small);
        return joined && line_.is_year(at) && !is_school_year(at) && !is_span_of_years(at) &&
               !is_date(at) && (!line_.is_sign(at + 1, ".") || (capitals && digits(at + 2) >= 3));
    }

    /// "NV-05432-17", "SVANA-400-00123".
    bool is_three_part(std::size_t i, std::size_t at, std::size_t end) const {
        return at == i + 2 && line_.is_sign(i + 1, "-") && line_.tight(i + 1) && line_.tight(at) &&
               line_.is_sign(at + 1, "-") && digits(at) >= 3 && digits(at) <= 6 &&
               digits(at + 2) >= 2 && digits(at + 2) <= 6 && digits(at) + digits(at + 2) >= 7 &&
               end == at + 3;
    }

    /// "VN/1204/2017", "TRE:1234/12.06.00/2022".
    bool ends_in_year(std::size_t at, std::size_t end) const {
        return line_.tight(at) && digits(at) >= 2 && end > at + 2 && line_.is_year(end - 1) &&
               line_.is_sign(end - 2, "/") && line_.is_sign(at + 1, "/");
    }

    /// Whether the word at i may stand for a registry: "KS", "Mn", "Ä"; but no "ISO", "Maj".
    bool is_registry(std::size_t i) const {
        const Token& token = reading_.tokens[i];
        const std::size_t size = token.end - token.begin;
        return token.is_word() && size <= (token.all_capitals ? 8U : 5U) &&
               !token.classes.any(names) && !token.is(WordClass::weekday) &&
               !token.is(WordClass::month) && !is_one_of(no_registries, reading_.folded(i));
    }

    /// "20/01543", "18/112", "22-0118".
    bool is_short_year(std::size_t at) const {
        const std::size_t least = line_.is_sign(at + 1, "/")   ? 3
                                  : line_.is_sign(at + 1, "-") ? 4
                                                               : 7;
        return digits(at) == 2 && digits(at + 2) >= least && digits(at + 2) <= 6;
    }

    /// "1904-0112": filed in April 2019.
    bool is_year_and_month(std::size_t at) const {
        const int month = digits(at) == 4 ? reading_.number(at) % 100 : 0;
        return month >= 1 && month <= 12 && line_.is_sign(at + 1, "-") && digits(at + 2) >= 3 &&
               digits(at + 2) <= 5 && !line_.is_joint(at + 3);
    }

    /// "551-8120-09" of a county board, "2018/11904", "2018-09779", "17/01244-6".
    Found numbers_only(std::size_t i) const {
        if (!line_.is_joint(i + 1) || !line_.is_number(i + 2))
            return {};
        const std::size_t end = line_.joined_end(i);
        if (line_.tight(end) && (line_.is_number(end) || line_.is_sign(end, "%")))
            return {};
        const bool short_year = line_.is_sign(i + 1, "/") && digits(i) == 2 && digits(i + 2) >= 4 &&
                                digits(i + 2) <= 6 && !line_.is_year(i + 2);
        const bool known = short_year || is_county(i, end) || is_year_first(i, end) ||
                           is_year_last(i, end) || is_classed(i, end);
        return known ? found(i, end, 80) : Found{};
    }

    /// "12345-2021", "1234/2017", "1234/05.00/2019".
    bool is_year_last(std::size_t i, std::size_t end) const {
        if (line_.is_year(i) || !line_.is_year(end - 1))
            return false;
        const std::size_t least = line_.is_sign(i + 1, "/") ? 4 : 5;
        const bool plain = end == i + 3 && digits(i) >= least && digits(i) <= 6 &&
                           (line_.is_sign(i + 1, "/") || line_.is_sign(i + 1, "-"));
        return plain || (end > i + 5 && digits(i) >= 2 && line_.is_sign(i + 1, "/") &&
                         line_.is_sign(end - 2, "/"));
    }

    /// "8.5-11872/2019", "2.4.1-1234/2019": the class of a filing plan before the number.
    bool is_classed(std::size_t i, std::size_t end) const {
        std::size_t at = i;
        while (at + 2 < end && line_.is_sign(at + 1, ".") && digits(at) <= 2)
            at += 2;
        return at > i && digits(at) > 0 && digits(at) <= 2 && line_.is_sign(at + 1, "-") &&
               digits(at + 2) >= 3 && end >= at + 5 &&
               (line_.is_year(at + 2) || line_.is_year(at + 4));
    }

    bool is_county(std::size_t i, std::size_t end) const {
        return digits(i) == 3 && line_.is_sign(i + 1, "-") && digits(i + 2) >= 3 &&
               digits(i + 2) <= 6 && line_.is_sign(i + 3, "-") &&
               (digits(i + 4) == 2 || line_.is_year(i + 4)) && end == i + 5;
    }

    bool is_year_first(std::size_t i, std::size_t end) const {
        if (!line_.is_year(i) || is_span_of_years(i) || digits(i + 2) > 7)
            return false;
        if (line_.is_sign(i + 1, "/"))
            return digits(i + 2) >= 3;
        // Behind a hyphen the number is longer, or an entry's number follows: no date, no span.
        return line_.is_sign(i + 1, "-") &&
               (digits(i + 2) >= 5 ||
                (digits(i + 2) == 4 && (!is_month_and_day(i + 2) || end == i + 5)));
    }

    /// "0412" may be a day: "2016-0412".
    bool is_month_and_day(std::size_t i) const {
        const int month = reading_.number(i) / 100;
        const int day = reading_.number(i) % 100;
        return month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }

    /// "2014-2020", "2014-20" is a time, no number.
    bool is_span_of_years(std::size_t i) const {
        if (line_.is_year(i + 2))
            return true;
        const int from = reading_.number(i) % 100;
        return line_.is_sign(i + 1, "-") && digits(i + 2) == 2 && !line_.is_joint(i + 3) &&
               reading_.number(i + 2) > from && reading_.number(i + 2) <= from + 15;
    }

    /// "2015/16" is a year, no number.
    bool is_school_year(std::size_t i) const {
        return line_.is_sign(i + 1, "/") && digits(i + 2) == 2 &&
               reading_.number(i + 2) == (reading_.number(i) + 1) % 100;
    }

    /// "2016-09-12".
    bool is_date(std::size_t i) const {
        return line_.is_sign(i + 1, "-") && line_.is_sign(i + 3, "-") && digits(i + 2) == 2 &&
               digits(i + 4) == 2 && reading_.number(i + 2) <= 12 && reading_.number(i + 4) <= 31;
    }

    /// "M 3417-15", "PMT 1234-18".
    Found court_case(std::size_t i) const {
        if (!is_one_of(court_letters, reading_.text(i)) || digits(i + 1) < 3 || digits(i + 1) > 5 ||
            !line_.is_sign(i + 2, "-") || !line_.is_joint(i + 2) || digits(i + 3) != 2 ||
            line_.is_joint(i + 4))
            return {};
        return found(i, i + 4, 85);
    }

    /// "(T130876)", an errand of the land survey in brackets; "KS18/112".
    Found single_word(std::size_t i) const {
        const auto word = reading_.text(i);
        const auto digit = std::find_if(word.begin(), word.end(), is_figure);
        const auto letters = static_cast<std::size_t>(digit - word.begin());
        const std::size_t numbers = word.size() - letters;
        const bool shaped = std::all_of(word.begin(), digit, is_capital_sign) &&
                            std::all_of(digit, word.end(), is_figure);
        if (!shaped || letters == 0)
            return {};
        const bool bracketed = i > 0 && reading_.is_mark(i - 1, '(') && line_.is_sign(i + 1, ")");
        if (letters == 1 && numbers >= 5 && bracketed)
            return found(i, i + 1, 75);
        const bool dated = letters >= 2 && numbers == 2 && line_.is_sign(i + 1, "/") &&
                           line_.is_joint(i + 1) && digits(i + 2) >= 3 && digits(i + 2) <= 5;
        return dated ? found(i, i + 3, 80) : Found{};
    }

    /// "N2016/06374/RTS", "N 2016/06374/RTS": a ministry's letters and a year.
    Found ministry_number(std::size_t i) const {
        const auto word = reading_.text(i);
        if (!reading_.tokens[i].is_word() || !is_capital(character_at(word, 0).code))
            return {};
        if (word.size() <= 2 && line_.is_year(i + 1) && line_.is_sign(i + 2, "/") &&
            line_.is_joint(i + 2) && digits(i + 3) >= 3 && line_.is_sign(i + 4, "/"))
            return found(i, line_.joined_end(i + 1), 95);
        if (word.size() < 5 || word.size() > 9)
            return {};
        const auto year = word.substr(word.size() - 4);
        const bool dated = std::all_of(year.begin(), year.end(), is_figure) &&
                           (year.starts_with("19") || year.starts_with("20")) &&
                           !is_figure(word[word.size() - 5]);
        const bool joined =
            line_.is_joint(i + 1) &&
            (line_.is_sign(i + 1, "/") || (line_.is_sign(i + 1, "-") && digits(i + 2) >= 3));
        return dated && joined && line_.is_number(i + 2) ? found(i, line_.joined_end(i), 97)
                                                         : Found{};
    }

    const Reading& reading_;
    const NumberLine& line_;
};

} // namespace

std::optional<ReferenceSpan> registry_number_at(const Reading& reading, const NumberLine& line,
                                                std::size_t token) {
    return ShapeReader(reading, line).at(token);
}

} // namespace radslag::notes
