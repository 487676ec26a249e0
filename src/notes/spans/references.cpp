// Labels and shapes of registry, case and issue numbers; papers.cpp knows those of states and the
// Union. See references.hpp.
#include "notes/spans/references.hpp"

#include "notes/spans/papers.hpp"
#include "notes/text/letters.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace radslag::notes {

namespace {

/// Everyday words that stand before a case number; only a number that looks like one counts.
constexpr std::array<std::string_view, 8> case_words = {"ärende", "ärendet", "mål",   "målet",
                                                        "sak",    "sag",     "sagen", "case"};

/// Words before the number of an entry in an issue tracker.
constexpr std::array<std::string_view, 5> tracker_words = {"bz", "bug", "issue", "ticket", "pr"};

bool is_digit_sign(char sign) {
    return sign >= '0' && sign <= '9';
}

class ReferenceFinder {
  public:
    explicit ReferenceFinder(const Reading& reading) : reading_(reading) {}

    std::vector<ReferenceSpan> run() {
        for (const TextLine& line : reading_.lines) {
            end_ = line.tokens.end;
            for (std::size_t i = line.tokens.first; i < end_;) {
                const auto found = at(i);
                if (found)
                    found_.push_back(*found);
                i = found ? std::max(found->tokens.end, i + 1) : i + 1;
            }
        }
        return std::move(found_);
    }

  private:
    using Found = std::optional<ReferenceSpan>;

    Found at(std::size_t i) const {
        const Token& token = reading_.tokens[i];
        if (token.kind == TokenKind::mark)
            return reading_.is_mark(i, '#') ? issue(i) : Found{};
        if (token.kind != TokenKind::word && token.kind != TokenKind::number)
            return {};
        if (const auto found = paper_at(reading_, i, end_))
            return found;
        if (const auto found = tracked(i))
            return found;
        if (i > 0 && reading_.text(i - 1) == "§")
            return {};
        if (const std::size_t label = label_at(i); label > 0)
            return labelled(i + label);
        return shaped(i);
    }

    bool is_sign(std::size_t i, std::string_view sign) const {
        return i < end_ && reading_.text(i) == sign;
    }
    bool is_number(std::size_t i) const {
        return i < end_ && reading_.tokens[i].kind == TokenKind::number;
    }
    std::size_t digits(std::size_t i) const {
        return is_number(i) ? reading_.tokens[i].end - reading_.tokens[i].begin : 0;
    }

    /// "#851".
    Found issue(std::size_t i) const {
        const bool alone = i == 0 || reading_.tokens[i].space_before ||
                           reading_.is_mark(i - 1, '(') || reading_.is_mark(i - 1, '[');
        if (!alone || !is_number(i + 1) || reading_.tokens[i + 1].space_before)
            return {};
        return ReferenceSpan{{i, i + 2}, ReferenceKind::issue, 90};
    }

    /// "bug 1291", "Bz 1551".
    Found tracked(std::size_t i) const {
        const auto word = reading_.folded(i);
        const bool known =
            std::find(tracker_words.begin(), tracker_words.end(), word) != tracker_words.end();
        const bool number = known && digits(i + 1) >= 3 && digits(i + 1) <= 7 &&
                            !is_sign(i + 2, "/") && !is_sign(i + 2, "-");
        return number ? Found{{{i, i + 2}, ReferenceKind::issue, 80}} : Found{};
    }

    /// How many tokens the label at i takes with its colon; 0 when none stands there.
    std::size_t label_at(std::size_t i) const {
        std::size_t count = reading_.match(i, WordClass::reference_label);
        if (count == 0)
            count = case_label(i);
        if (count == 0)
            return 0;
        while (is_sign(i + count, ".") || is_sign(i + count, ":") ||
               (i + count < end_ && reading_.tokens[i + count].kind == TokenKind::cell))
            ++count;
        return i + count < end_ ? count : 0;
    }

    /// "mål nr 1234-18", "ärende 2019-1234": 1 or 2 where a long number follows, else 0.
    std::size_t case_label(std::size_t i) const {
        const auto word = reading_.folded(i);
        if (std::find(case_words.begin(), case_words.end(), word) == case_words.end())
            return 0;
        std::size_t at = i + 1;
        while (at < end_ && (reading_.folded(at) == "nr" || is_sign(at, ".") || is_sign(at, ":")))
            ++at;
        const bool joined = is_sign(at + 1, "-") || is_sign(at + 1, "/") || is_sign(at + 1, ".");
        const bool numbers = is_number(at) && joined && is_number(at + 2) &&
                             !reading_.tokens[at + 1].space_before &&
                             !reading_.tokens[at + 2].space_before;
        const bool long_enough = digits(at) >= 4 || digits(at + 2) >= 4 || run_end(at) > at + 4;
        return numbers && long_enough && !is_span_of_years(at) ? at - i : 0;
    }

    /// What follows a label: signs of a number up to a gap, with digits in it; "KS 2016/123" with
    /// its letters before the gap.
    Found labelled(std::size_t i) const {
        std::size_t end = run_end(i);
        const bool letters_alone = end == i + 1 && reading_.tokens[i].is_word() &&
                                   reading_.tokens[i].all_capitals && end < end_;
        if (letters_alone)
            end = run_end(i + 1);
        else if (is_plan_class(i, end) && is_number(end))
            end = run_end(end);
        while (end > i && (is_sign(end - 1, ".") || is_sign(end - 1, ",") ||
                           is_sign(end - 1, ")") || is_sign(end - 1, ":") || is_sign(end - 1, ";")))
            --end;
        const Range range{i, end};
        if (!has_slashed_digits(range))
            return {};
        return ReferenceSpan{range, ReferenceKind::registry_number, 97};
    }

    /// "4.3.1" or "131" before the number proper: the class of a filing plan.
    bool is_plan_class(std::size_t i, std::size_t end) const {
        for (std::size_t k = i; k < end; ++k)
            if (!(digits(k) > 0 && digits(k) <= 3) && !is_sign(k, "."))
                return false;
        return end < end_ && !is_sign(end - 1, ".");
    }

    /// The tokens from i on that no space parts.
    std::size_t run_end(std::size_t i) const {
        std::size_t end = std::min(i + 1, end_);
        while (end < end_ && !reading_.tokens[end].space_before && !is_sign(end, ",") &&
               !is_sign(end, ";") && !is_sign(end, "(") && end < i + 16)
            ++end;
        return end;
    }

    /// Digits before and after a sign, or five digits in a row.
    bool has_slashed_digits(Range range) const {
        if (range.empty())
            return false;
        const auto text = reading_.folded(range);
        int groups = 0;
        std::size_t longest = 0;
        std::size_t length = 0;
        for (const char sign : text) {
            length = is_digit_sign(sign) ? length + 1 : 0;
            groups += length == 1 ? 1 : 0;
            longest = std::max(longest, length);
        }
        return (groups >= 2 && longest >= 2) || longest >= 5;
    }

    /// Without a label: "N2016/06374/RTS", "KS 2016/123", "551-8120-09", "17/01244-6".
    Found shaped(std::size_t i) const {
        if (i > 0 && !reading_.tokens[i].space_before && !reading_.is_mark(i - 1, '('))
            return {};
        if (is_number(i))
            return numbers_only(i);
        if (const auto found = ministry_number(i))
            return found;
        return lettered(i);
    }

    /// "KS 2016/123", "KS-2016/00123", "KSN/2016:12", "Mn 2015-0672".
    Found lettered(std::size_t i) const {
        const Token& token = reading_.tokens[i];
        const std::size_t size = token.end - token.begin;
        const bool letters = token.is_word() && token.capital && size >= 2 &&
                             size <= (token.all_capitals ? 8U : 3U) &&
                             !token.is(WordClass::weekday) && !token.is(WordClass::month);
        if (!letters)
            return {};
        std::size_t at = i + 1;
        if (is_sign(at, "-") || is_sign(at, "/"))
            ++at;
        const bool numbered =
            digits(at) == 4 && is_number(at + 2) && !reading_.tokens[at + 2].space_before &&
            !reading_.tokens[at + 1].space_before &&
            (is_sign(at + 1, "/") || is_sign(at + 1, ":") || is_sign(at + 1, "-"));
        if (!numbered || !year_like(at) || is_school_year(at) || is_span_of_years(at))
            return {};
        return ReferenceSpan{{i, run_end_of_number(at)}, ReferenceKind::registry_number, 85};
    }

    /// "551-8120-09" of a county board, "2018/11904", "17/01244-6".
    Found numbers_only(std::size_t i) const {
        const auto tight = [&](std::size_t at) {
            return at < end_ && !reading_.tokens[at].space_before;
        };
        if (!tight(i + 1) || !tight(i + 2) || !is_number(i + 2))
            return {};
        const std::size_t end = run_end_of_number(i);
        if (end < end_ && tight(end) && (is_number(end) || is_sign(end, "%")))
            return {};
        const bool county = digits(i) == 3 && is_sign(i + 1, "-") && digits(i + 2) >= 3 &&
                            digits(i + 2) <= 6 && is_sign(i + 3, "-") &&
                            (digits(i + 4) == 2 || (digits(i + 4) == 4 && year_like(i + 4))) &&
                            end == i + 5;
        const bool year_first = digits(i) == 4 && year_like(i) && is_sign(i + 1, "/") &&
                                digits(i + 2) >= 3 && digits(i + 2) <= 7 && !is_span_of_years(i);
        const bool short_year =
            digits(i) == 2 && is_sign(i + 1, "/") && digits(i + 2) >= 4 && digits(i + 2) <= 6;
        if (!county && !year_first && !short_year)
            return {};
        return ReferenceSpan{{i, end}, ReferenceKind::registry_number, 80};
    }

    /// "2014-2020" is a time, no number.
    bool is_span_of_years(std::size_t i) const { return digits(i + 2) == 4 && year_like(i + 2); }

    bool year_like(std::size_t i) const {
        const int year = reading_.number(i);
        return year >= 1950 && year <= 2100;
    }

    /// "2015/16" is a year, no number.
    bool is_school_year(std::size_t i) const {
        return is_sign(i + 1, "/") && digits(i + 2) == 2 &&
               reading_.number(i + 2) == (reading_.number(i) + 1) % 100;
    }

    std::size_t run_end_of_number(std::size_t at) const {
        std::size_t end = at + 3;
        while (end + 1 < end_ && (is_sign(end, "-") || is_sign(end, "/") || is_sign(end, ".")) &&
               !reading_.tokens[end].space_before && !reading_.tokens[end + 1].space_before &&
               reading_.tokens[end + 1].kind != TokenKind::mark)
            end += 2;
        return end;
    }

    /// "N2016/06374/RTS": letters and a year in one word.
    Found ministry_number(std::size_t i) const {
        const auto word = reading_.text(i);
        if (!reading_.tokens[i].is_word() || word.size() < 5 || word.size() > 9 ||
            !is_capital(character_at(word, 0).code))
            return {};
        const auto year = word.substr(word.size() - 4);
        const bool dated = std::all_of(year.begin(), year.end(), is_digit_sign) &&
                           (year.starts_with("19") || year.starts_with("20")) &&
                           !is_digit_sign(word[word.size() - 5]);
        const bool joined = is_sign(i + 1, "/") || (is_sign(i + 1, "-") && digits(i + 2) >= 3);
        if (!dated || !joined || !is_number(i + 2))
            return {};
        return ReferenceSpan{{i, run_end_of_number(i)}, ReferenceKind::registry_number, 97};
    }

    const Reading& reading_;
    std::size_t end_ = 0;
    std::vector<ReferenceSpan> found_;
};

} // namespace

std::vector<ReferenceSpan> find_references(const Reading& reading) {
    return ReferenceFinder(reading).run();
}

} // namespace radslag::notes
