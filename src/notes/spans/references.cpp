// Labels of registry, case and issue numbers, and rows of numbers; papers.cpp knows the papers of
// states and the Union, registry_numbers.cpp what needs no label. See references.hpp.
#include "notes/spans/references.hpp"

#include "notes/spans/number_line.hpp"
#include "notes/spans/papers.hpp"
#include "notes/spans/registry_numbers.hpp"
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
                auto found = at(i);
                if (!found) {
                    ++i;
                    continue;
                }
                for (; found; found = next_in_row(*found)) {
                    i = std::max(found->tokens.end, i + 1);
                    found_.push_back(*found);
                }
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
        if (const auto found = keyed(i))
            return found;
        if (i > 0 && reading_.text(i - 1) == "§")
            return {};
        if (const std::size_t label = label_at(i); label > 0)
            return labelled(i + label, reading_.match(i, WordClass::reference_label) > 0);
        return registry_number_at(reading_, line(), i);
    }

    [[nodiscard]] NumberLine line() const { return {reading_, end_}; }
    bool is_sign(std::size_t i, std::string_view sign) const { return line().is_sign(i, sign); }
    bool is_number(std::size_t i) const { return line().is_number(i); }
    std::size_t digits(std::size_t i) const { return line().digits(i); }

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
        const bool number = known && digits(i + 1) >= (word == "pr" ? 3U : 2U) &&
                            digits(i + 1) <= 7 && !is_sign(i + 2, "/") && !is_sign(i + 2, "-");
        return number ? Found{{{i, i + 2}, ReferenceKind::issue, 80}} : Found{};
    }

    /// "EARK-118" behind "ärende", "issue" and the like: a tracker's key.
    Found keyed(std::size_t i) const {
        if (i == 0 || !reading_.tokens[i].all_capitals || !is_sign(i + 1, "-") ||
            !line().is_joint(i + 1) || !is_number(i + 2) || line().is_joint(i + 3))
            return {};
        const std::size_t before = reading_.folded(i - 1) == "nr" && i > 1 ? i - 2 : i - 1;
        const auto word = reading_.folded(before);
        const bool known =
            std::find(tracker_words.begin(), tracker_words.end(), word) != tracker_words.end() ||
            std::find(case_words.begin(), case_words.end(), word) != case_words.end();
        return known ? Found{{{i, i + 3}, ReferenceKind::issue, 85}} : Found{};
    }

    /// How many tokens the label at i takes with what joins it to its number ("är", "nr", a
    /// colon); 0 when none stands there.
    std::size_t label_at(std::size_t i) const {
        std::size_t count = reading_.match(i, WordClass::reference_label);
        if (count == 0)
            count = case_label(i);
        if (count == 0)
            return 0;
        while (is_sign(i + count, ".") || is_sign(i + count, ":") || is_joining(i + count))
            ++count;
        return i + count < end_ ? count : 0;
    }

    bool is_joining(std::size_t i) const {
        if (i >= end_)
            return false;
        const auto word = reading_.folded(i);
        return reading_.tokens[i].kind == TokenKind::cell || word == "är" || word == "nr" ||
               word == "er" || word == "nummer";
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
        return numbers && long_enough && !line().is_year(at + 2) ? at - i : 0;
    }

    /// What follows a label: signs of a number up to a gap, with digits in it; "KS 2016/123" with
    /// its letters before the gap.
    Found labelled(std::size_t i, bool label_said) const {
        std::size_t end = run_end(i);
        const bool letters_alone = end == i + 1 && reading_.tokens[i].is_word() &&
                                   (reading_.tokens[i].all_capitals || is_one_capital(i)) &&
                                   end < end_;
        if (letters_alone)
            end = run_end(i + 1);
        else if (is_plan_class(i, end) && is_number(end))
            end = run_end(end);
        else if (line().is_year(i) && end == i + 1 && is_sign(end, "-") && digits(end + 1) >= 3)
            end = run_end(end + 1); // "2018 - 1234"
        while (end > i && (is_sign(end - 1, ".") || is_sign(end - 1, ",") ||
                           is_sign(end - 1, ")") || is_sign(end - 1, ":") || is_sign(end - 1, ";")))
            --end;
        const Range range{i, end};
        const bool alone = label_said && range.size() == 1 && digits(i) >= 3 && !line().is_year(i);
        if (!alone && !has_slashed_digits(range))
            return {};
        return ReferenceSpan{range, ReferenceKind::registry_number, 97};
    }

    /// "Ä 2022-1830".
    bool is_one_capital(std::size_t i) const {
        const auto word = reading_.text(i);
        return reading_.tokens[i].capital && character_at(word, 0).size == word.size();
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
               !is_sign(end, ";") && !is_sign(end, "(") && !is_sign(end, "–") && end < i + 16)
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

    /// "…, 2018-00413 och 2018-00414": the end of the next number of a row, which is shaped as the
    /// one before it; that one ends before `end`.
    Found next_in_row(const ReferenceSpan& last) const {
        std::size_t at = last.tokens.end;
        if (is_sign(at, ",") || is_sign(at, ";") || is_sign(at, "–"))
            ++at;
        if (at < end_ && reading_.tokens[at].is(WordClass::conjunction))
            ++at;
        if (at == last.tokens.end || !is_number(at) || digits(at) > 8)
            return {};
        const std::size_t end = line().joined_end(at);
        const std::size_t size = end - at;
        if (size > last.tokens.size() ||
            !alike({last.tokens.end - size, last.tokens.end}, {at, end}))
            return {};
        return ReferenceSpan{{at, end}, last.kind, std::min(last.confidence, 85)};
    }

    /// Whether two numbers have the same signs and about as many digits between them. A number
    /// without signs is alike only when it is long: an amount may stand in its place.
    bool alike(Range a, Range b) const {
        if (b.size() == 1 && digits(b.first) < 6)
            return false;
        for (std::size_t k = 0; k < a.size(); ++k) {
            const Token& one = reading_.tokens[a.first + k];
            const Token& other = reading_.tokens[b.first + k];
            if (one.kind != other.kind ||
                (one.kind == TokenKind::mark &&
                 reading_.text(a.first + k) != reading_.text(b.first + k)))
                return false;
            const auto lengths = std::minmax({one.end - one.begin, other.end - other.begin});
            if (one.kind == TokenKind::number && lengths.second - lengths.first > (k == 0 ? 0 : 2))
                return false;
        }
        return line().is_year(a.first) == line().is_year(b.first);
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
