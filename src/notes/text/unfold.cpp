// Finding the lost line breaks; see unfold.hpp.
#include "notes/text/unfold.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace radslag::notes {

namespace {

/// A line of more tokens than this has lost breaks if points are found inside it; in a text of a
/// few lines already shorter ones.
constexpr std::size_t long_line = 60;
constexpr std::size_t long_line_of_few = 20;
constexpr std::size_t few_lines = 8;

/// Rows of numbers that are compared for one style, and what a number weighs against words.
constexpr int most_rows = 6;
constexpr std::size_t words_a_point = 4;

/// How a point's number is printed. A text keeps to one way.
enum class NumberStyle { section_sign, dotted, colon, parenthesis, bare };

struct Numbered {
    std::size_t at = 0;    ///< token of the number or of its sign
    std::size_t title = 0; ///< first token of the title
    int number = 0;
    NumberStyle style = NumberStyle::bare;
};
constexpr WordClasses plain_labels(WordClass::head_field, WordClass::head_decision,
                                   WordClass::head_proposal, WordClass::head_next_meeting,
                                   WordClass::head_action, WordClass::head_group,
                                   WordClass::head_discussion, WordClass::head_signature);
constexpr WordClasses names_of_people(WordClass::given_name, WordClass::given_or_common);
constexpr WordClasses saying(WordClass::speech_verb, WordClass::finite_verb,
                             WordClass::deciding_word);

class Unfolder {
  public:
    explicit Unfolder(Reading& reading) : reading_(reading) {}

    void run() {
        take_off_page_numbers();
        for (const TextLine& line : reading_.lines)
            if (is_long(line))
                gather(line.tokens);
        if (candidates_.empty() && labels_.empty())
            return;
        cut_points();
        rebuild();
    }

  private:
    bool is_long(const TextLine& line) const {
        const std::size_t limit = reading_.lines.size() <= few_lines ? long_line_of_few : long_line;
        return line.tokens.size() > limit && line.kind != LineKind::footnote &&
               line.kind != LineKind::table_row;
    }

    /// One line a page: the first line begins with 1, the second with 2.
    void take_off_page_numbers() {
        int page = 1;
        for (TextLine& line : reading_.lines) {
            const std::size_t first = line.tokens.first;
            if (!is_long(line) && !(page > 1 && reading_.lines.size() <= few_lines))
                continue;
            const bool numbered = line.tokens.size() > 1 && reading_.number(first) == page &&
                                  token(first + 1).space_before &&
                                  reading_.match(first + 1, WordClass::head_procedural) == 0;
            if (!numbered)
                return;
            line.page = page++;
            ++line.tokens.first;
        }
    }
    const Token& token(std::size_t i) const { return reading_.tokens[i]; }

    void gather(Range line) {
        for (std::size_t i = line.first; i < line.end; ++i) {
            if (const auto numbered = numbered_at(line, i))
                candidates_.push_back(*numbered);
            else if (begins_label(line, i))
                labels_.push_back(i);
        }
    }

    std::optional<Numbered> numbered_at(Range line, std::size_t i) const {
        Numbered found;
        found.at = i;
        std::size_t at = i;
        const bool sign = reading_.text(at) == "§";
        if (sign)
            ++at;
        if (at >= line.end)
            return std::nullopt;
        found.number = reading_.number(at);
        if (found.number < 1 || found.number > 400)
            return std::nullopt;
        found.style = sign ? NumberStyle::section_sign : style_behind(at);
        at += found.style == NumberStyle::bare || (sign && !reading_.is_mark(at + 1, '.')) ? 1 : 2;
        if (at >= line.end || !token(at).is_word() || !token(at).capital ||
            (!sign && token(at).is(WordClass::month)))
            return std::nullopt;
        found.title = at;
        if (!stands_free(line, found))
            return std::nullopt;
        return found;
    }

    NumberStyle style_behind(std::size_t at) const {
        if (reading_.is_mark(at + 1, '.') && !token(at + 1).space_before)
            return NumberStyle::dotted;
        if (reading_.is_mark(at + 1, ':') && !token(at + 1).space_before)
            return NumberStyle::colon;
        if (reading_.is_mark(at + 1, ')') && !token(at + 1).space_before)
            return NumberStyle::parenthesis;
        return NumberStyle::bare;
    }

    /// Whether what stands before lets a point begin here.
    bool stands_free(Range line, const Numbered& found) const {
        if (found.at == line.first)
            return true;
        const std::size_t before = found.at - 1;
        for (const std::string_view word :
             {"kl", "klockan", "punkt", "punkten", "pkt", "nr", "sid", "sida", "bilaga", "den",
              "paragraf", "kap", "artikel", "version", "page", "side"}) {
            const std::size_t at =
                reading_.is_mark(before, '.') && before > line.first ? before - 1 : before;
            if (reading_.folded(at) == word)
                return false;
        }
        if (found.style != NumberStyle::bare)
            return token(found.at).space_before;
        const auto sign = reading_.text(before);
        return sign == "." || sign == "!" || sign == "?" || sign == ")" ||
               token(before).kind == TokenKind::number ||
               reading_.match(found.title, WordClass::head_procedural) > 1;
    }

    /// " - Kollar upp": a dash between spaces before a capital was a bullet.
    bool begins_bullet(Range line, std::size_t i) const {
        const auto sign = reading_.text(i);
        return (sign == "-" || sign == "•" || sign == "–") && token(i).space_before &&
               i + 1 < line.end && token(i + 1).space_before && token(i + 1).is_word() &&
               token(i + 1).capital && i > line.first && !token(i - 1).is(WordClass::given_name) &&
               token(i - 1).kind != TokenKind::number;
    }

    /// "Eva: - Kollar upp": a name that heads what she is to do.
    bool begins_owner(Range line, std::size_t i) const {
        return token(i).capital && token(i).space_before && i + 2 < line.end &&
               reading_.is_mark(i + 1, ':') && begins_bullet(line, i + 2) &&
               (token(i).classes.any(names_of_people) || token(i).is(WordClass::speaking_group));
    }

    /// A label begins a line: "Närvarande", "NÄRVARANDE", "Plats:".
    bool begins_label(Range line, std::size_t i) const {
        if (begins_bullet(line, i) || begins_owner(line, i))
            return true;
        const Token& here = token(i);
        if (!here.is_word() || !here.capital || !here.space_before)
            return false;
        const auto follows = [&](std::size_t count, char mark) {
            return i + count < line.end && reading_.is_mark(i + count, mark);
        };
        for (const WordClass label :
             {WordClass::head_present, WordClass::head_absent, WordClass::head_called}) {
            const std::size_t count = reading_.match(i, label);
            if (count == 0)
                continue;
            const bool name_follows = i + count < line.end && token(i + count).capital &&
                                      token(i + count).classes.any(names_of_people);
            if (follows(count, ':') || (here.all_capitals && count >= 1) || name_follows)
                return true;
        }
        if (reading_.match(i, WordClass::head_group) > 0) {
            const std::size_t count = reading_.match(i, WordClass::head_group);
            const bool name_follows = i + count < line.end && token(i + count).capital &&
                                      token(i + count).classes.any(names_of_people);
            if (name_follows && i > line.first && token(i - 1).kind != TokenKind::mark)
                return true;
        }
        const auto& phrase = here.phrase;
        const WordClasses classes =
            phrase != 0 ? reading_.phrases[phrase - 1].classes : here.classes;
        const std::size_t count = phrase != 0 ? reading_.phrases[phrase - 1].tokens.size() : 1;
        return classes.any(plain_labels) && follows(count, ':');
    }

    /// The chain of points that the text numbers in one style: of the rows that the numbers form,
    /// the one under which most is said, so that a list of contents gives way to the body.
    std::vector<Numbered> chain_of(NumberStyle style) const {
        std::vector<Numbered> best;
        std::size_t most = 0;
        std::vector<Numbered> left;
        for (const Numbered& one : candidates_)
            if (one.style == style)
                left.push_back(one);
        for (int round = 0; round < most_rows && left.size() >= 2; ++round) {
            std::vector<Numbered> rest;
            const auto row = row_from_first(left, rest);
            const std::size_t said = row.back().at - row.front().at + row.size() * words_a_point;
            if (may_be_points(row) && said > most) {
                most = said;
                best = row;
            }
            left = std::move(rest);
        }
        return best;
    }

    /// The row that begins with the first of these, each number one more than the last, or up to
    /// three more where the numbers between are lost; the others go to `rest`.
    static std::vector<Numbered> row_from_first(const std::vector<Numbered>& of,
                                                std::vector<Numbered>& rest) {
        std::map<int, std::vector<std::size_t>> places;
        for (std::size_t k = 0; k < of.size(); ++k)
            places[of[k].number].push_back(k);
        std::vector<Numbered> row;
        std::vector<bool> taken(of.size(), false);
        for (std::size_t k = 0; k < of.size();) {
            row.push_back(of[k]);
            taken[k] = true;
            std::size_t next = of.size();
            for (int gap = 1; gap <= 3 && next == of.size(); ++gap) {
                const auto found = places.find(of[k].number + gap);
                if (found == places.end())
                    continue;
                const auto behind = std::ranges::upper_bound(found->second, k);
                if (behind != found->second.end())
                    next = *behind;
            }
            k = next;
        }
        for (std::size_t k = 0; k < of.size(); ++k)
            if (!taken[k])
                rest.push_back(of[k]);
        return row;
    }

    /// A row from 1 or 2, of section signs, or so long that its numbers can be nothing else.
    static bool may_be_points(const std::vector<Numbered>& row) {
        const Numbered& first = row.front();
        return row.size() >= 2 &&
               (first.number <= 2 || row.size() >= 4 || first.style == NumberStyle::section_sign);
    }

    void cut_points() {
        std::vector<Numbered> chosen;
        for (const NumberStyle style :
             {NumberStyle::section_sign, NumberStyle::colon, NumberStyle::dotted,
              NumberStyle::parenthesis, NumberStyle::bare}) {
            auto chain = chain_of(style);
            if (chain.size() < 2)
                continue;
            const bool earlier = !chosen.empty() && chain.front().at < chosen.front().at;
            const bool better = chosen.empty() || (earlier ? chain.size() * 2 >= chosen.size()
                                                           : chain.size() > chosen.size() * 2);
            if (better)
                chosen = std::move(chain);
        }
        points_ = std::move(chosen);
    }

    /// Puts the pieces in place of the long lines.
    void rebuild() {
        std::vector<TextLine> lines;
        lines.reserve(reading_.lines.size() + 2 * points_.size() + labels_.size());
        auto point = points_.begin();
        auto label = labels_.begin();
        for (const TextLine& line : reading_.lines) {
            if (!is_long(line)) {
                lines.push_back(line);
                continue;
            }
            std::size_t first = line.tokens.first;
            const auto piece = [&](std::size_t end, LineKind kind) {
                if (first < end) {
                    TextLine part = line;
                    part.kind = kind;
                    part.level = kind == LineKind::heading ? 1 : part.level;
                    part.cut_out = true;
                    part.after_blank = kind == LineKind::heading;
                    part.tokens = {first, end};
                    if (begins_bullet(line.tokens, first)) {
                        part.kind = LineKind::bullet;
                        part.level = 1;
                        ++part.tokens.first;
                    }
                    lines.push_back(part);
                    first = end;
                }
            };
            while (true) {
                const std::size_t next_point = point != points_.end() ? point->at : line.tokens.end;
                const std::size_t next_label = label != labels_.end() ? *label : line.tokens.end;
                const std::size_t next = std::min(next_point, next_label);
                if (next >= line.tokens.end)
                    break;
                piece(next, line.kind);
                if (next == next_point) {
                    const auto after = std::next(point);
                    const std::size_t limit = std::min(
                        after != points_.end() ? after->at : line.tokens.end, line.tokens.end);
                    piece(title_end(reading_, point->title, limit), LineKind::heading);
                    ++point;
                } else {
                    ++label;
                }
                while (label != labels_.end() && *label < first)
                    ++label;
            }
            piece(line.tokens.end, line.kind);
        }
        reading_.lines = std::move(lines);
    }

    Reading& reading_;
    std::vector<Numbered> candidates_;
    std::vector<std::size_t> labels_;
    std::vector<Numbered> points_;
};

/// Finds the first word of what is said under a title.
class TitleEnd {
  public:
    TitleEnd(const Reading& reading, std::size_t first, std::size_t end)
        : reading_(reading), first_(first), end_(std::min(end, first + 30)), limit_(end) {}

    std::size_t run() const {
        if (is_capitals())
            return end_of_capitals();
        for (std::size_t i = first_ + 1; i < end_; ++i) {
            if (ends_sentence(i))
                return i + 1;
            if (begins_body(i))
                return i;
        }
        return end_ == limit_ ? end_ : std::min(limit_, first_ + 12);
    }

  private:
    const Token& token(std::size_t i) const { return reading_.tokens[i]; }

    bool is_capitals() const {
        if (!token(first_).all_capitals)
            return false;
        const std::size_t next = first_ + 1;
        return next >= end_ || !token(next).is_word() || token(next).capital;
    }

    std::size_t end_of_capitals() const {
        for (std::size_t i = first_ + 1; i < end_; ++i) {
            const bool small_word =
                token(i).is_word() && !token(i).all_capitals && token(i).end - token(i).begin > 1;
            if (small_word)
                return i;
        }
        return end_;
    }

    bool ends_sentence(std::size_t i) const {
        if (reading_.is_mark(i, '?') || reading_.is_mark(i, '!'))
            return true;
        return reading_.is_mark(i, '.') && i + 1 < end_ && token(i + 1).space_before &&
               token(i + 1).capital && token(i - 1).end - token(i - 1).begin > 3;
    }

    /// Whether the word at i is the first of a sentence that nothing parts from the title.
    bool begins_body(std::size_t i) const {
        const Token& here = token(i);
        if (!here.is_word() || !here.capital || holds_to_title(i - 1))
            return false;
        if (here.classes.any(names_of_people) && !here.is(WordClass::month))
            return true;
        if (reading_.match(i, WordClass::head_decision) > 0 && follows_colon(i))
            return true;
        if (names_block(i))
            return true;
        if (here.is(WordClass::role) || here.is(WordClass::chair_role) || follows_colon(i))
            return true;
        return verb_before_next_capital(i);
    }

    /// "Dnr KS 2019-101", "Ärendebeskrivning Bolaget har …", "Beslut Nämnden …".
    bool names_block(std::size_t i) const {
        if (reading_.match(i, WordClass::reference_label) > 0)
            return true;
        for (const WordClass block :
             {WordClass::head_decision, WordClass::head_proposal, WordClass::head_presentation}) {
            const std::size_t count = reading_.match(i, block);
            if (count > 0 && i + count < end_ && token(i + count).capital)
                return true;
        }
        return false;
    }

    bool follows_colon(std::size_t i) const { return i + 1 < end_ && reading_.is_mark(i + 1, ':'); }

    /// A preposition, a conjunction or a sign asks for more of the title.
    bool holds_to_title(std::size_t i) const {
        const Token& before = token(i);
        if (before.kind == TokenKind::mark)
            return reading_.text(i) != ")" && reading_.text(i) != "”" && reading_.text(i) != "\"";
        return before.is_word() &&
               (before.is(WordClass::preposition) || before.is(WordClass::conjunction));
    }

    bool verb_before_next_capital(std::size_t i) const {
        const std::size_t reach = std::min(end_, i + 12);
        for (std::size_t k = i + 1; k < reach; ++k) {
            const Token& next = token(k);
            if (next.kind == TokenKind::mark && reading_.text(k) != "," && reading_.text(k) != "-")
                return false;
            if (!next.is_word())
                continue;
            if (next.capital && !token(i).is(WordClass::sentence_opener) && !holds_to_title(k - 1))
                return false;
            if (!next.capital && next.classes.any(saying) && !next.is(WordClass::preposition))
                return true;
        }
        return false;
    }

    const Reading& reading_;
    std::size_t first_;
    std::size_t end_;
    std::size_t limit_;
};

} // namespace

void unfold(Reading& reading) {
    Unfolder(reading).run();
}

std::size_t title_end(const Reading& reading, std::size_t first, std::size_t end) {
    return first >= end ? end : TitleEnd(reading, first, end).run();
}

} // namespace radslag::notes
