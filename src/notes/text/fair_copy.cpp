// Joining torn lines and writing the copy; see fair_copy.hpp.
#include "notes/text/fair_copy.hpp"

#include "notes/text/letters.hpp"
#include "notes/text/raw_lines.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace radslag::notes {

namespace {

/// Lines longer than this are no lines of a page but whole paragraphs.
constexpr std::size_t page_width_limit = 200;

/// The width to which the lines of a text were filled: nearly all are shorter.
std::size_t page_width(const std::vector<RawLine>& lines) {
    std::array<std::size_t, page_width_limit + 1> count{};
    std::size_t total = 0;
    for (const RawLine& line : lines)
        if (line.plain && line.width <= page_width_limit) {
            ++count[line.width];
            ++total;
        }
    std::size_t seen = 0;
    for (std::size_t width = 0; width <= page_width_limit; ++width) {
        seen += count[width];
        if (seen * 100 >= total * 95)
            return width;
    }
    return page_width_limit;
}

/// A line of fewer bytes than this is no torn one, however narrow the text.
constexpr std::size_t short_line = 32;

/// What joins a line to the one before.
enum class Joint { none, space, tight, hyphen };

/// What stands before the number of a paper: a line does not end there.
constexpr std::array<std::string_view, 16> before_numbers = {
    "SOU",   "Ds",  "prop.", "Prop.", "dir.", "Dir.", "bet.",         "skr.",
    "rskr.", "SFS", "dnr",   "Dnr",   "(EU)", "nr",   "diarienummer", "COM"};

/// Labels that stand alone on a line; the word table, which knows more, comes after the copy.
constexpr std::array<std::string_view, 26> labels_alone = {"Ej närvarande",
                                                           "Frånvarande",
                                                           "Förhinder",
                                                           "Anmält förhinder",
                                                           "Meddelat förhinder",
                                                           "Närvarande",
                                                           "Deltagare",
                                                           "Övriga närvarande",
                                                           "Övriga deltagare",
                                                           "Ersättare",
                                                           "Suppleanter",
                                                           "Ledamöter",
                                                           "Tjänstemän",
                                                           "Tjänstepersoner",
                                                           "Sekreterare",
                                                           "Justerare",
                                                           "Beslut",
                                                           "Beslutsunderlag",
                                                           "Diskussion",
                                                           "Notera",
                                                           "Vid protokollet",
                                                           "Justeras",
                                                           "Vedtak",
                                                           "Beslutning",
                                                           "Forfall",
                                                           "Afbud"};

class LineJoiner {
  public:
    LineJoiner(const documents::Text& text, const RawText& raw)
        : source_(text.text), width_(page_width(raw.lines)) {}

    [[nodiscard]] Joint between(const RawLine& last, const RawLine& next) const {
        if (next.kind == LineKind::heading || next.kind == LineKind::bullet ||
            next.kind == LineKind::table_row || last.kind == LineKind::heading ||
            last.kind == LineKind::table_row || !next.plain || !last.plain)
            return Joint::none;
        const auto before = last.place.in(source_);
        const auto after = next.place.in(source_);
        const bool small =
            !is_capital(character_at(after, 0).code) && is_letter(character_at(after, 0).code);
        if (next.after_blank || begins_with_label(after) || is_label_alone(after) ||
            (ends_sentence(before) && announces_resolution(after)) ||
            (begins_with_wide_label(after) && (!full(last, after) || is_labelled(before))) ||
            (has_columns(before) && has_columns(after)))
            return Joint::none;
        if (small && before.size() > 2 && before.back() == '-' && breaks_word(before, after))
            return Joint::hyphen;
        if (is_digit(static_cast<unsigned char>(after.front())) && expects_number(before))
            return Joint::space;
        if (tears_number(before, after))
            return Joint::tight;
        if (starts_with_number(after) && !full(last, after))
            return Joint::none;
        if (next.indent > last.indent + 1 && last.kind == LineKind::bullet && !is_label(before))
            return Joint::space;
        if (before.back() == ':')
            return Joint::none;
        if (small && begins_resolution(before, after) &&
            (!full(last, after) || before.starts_with("att ") || before.size() < short_line))
            return Joint::none;
        if (small && !ends_sentence(before))
            return Joint::space;
        if (before.back() == ',' && last.width * 2 > width_)
            return Joint::space;
        return full(last, after) && !starts_with_number(after) ? Joint::space : Joint::none;
    }

    /// Whether `next`, after footnotes at the foot of a page, goes on where `last` was torn.
    [[nodiscard]] Joint across_page(const RawLine& last, const RawLine& next) const {
        if (next.kind != LineKind::text || last.kind == LineKind::heading || !next.plain)
            return Joint::none;
        const auto before = last.place.in(source_);
        const auto after = next.place.in(source_);
        const char32_t first = character_at(after, 0).code;
        if (!is_letter(first) || is_capital(first) || before.empty())
            return Joint::none;
        if (before.back() == '-' && breaks_word(before, after))
            return Joint::hyphen;
        return ends_sentence(before) || before.back() == ':' ? Joint::none : Joint::space;
    }

  private:
    /// Whether the first word of the next line would not have found room on this one.
    [[nodiscard]] bool full(const RawLine& last, std::string_view after) const {
        const std::size_t word = std::min(after.find(' '), after.size());
        return width_ > 40 && last.width <= page_width_limit &&
               (last.width + 1 + word) * 100 > width_ * 92;
    }

    /// Whether the line may be numbered: "§ 3", "2. Rapporter", "2 Rapporter"; but not "2015-2020".
    static bool starts_with_number(std::string_view text) {
        if (text.starts_with("§"))
            return true;
        std::size_t at = 0;
        while (at < text.size() && at < 4 && is_digit(static_cast<unsigned char>(text[at])))
            ++at;
        if (at == 0 || at == 4 || at + 2 >= text.size())
            return false;
        if (text[at] == '.' || text[at] == ')' || text[at] == ':')
            ++at;
        return text[at] == ' ' && is_capital(character_at(text, at + 1).code);
    }

    /// "att anta planen" under "Styrelsen beslutar" or under another such line: one of several
    /// decisions, each on its line.
    static bool begins_resolution(std::string_view before, std::string_view after) {
        if (!after.starts_with("att ") && !after.starts_with("at "))
            return false;
        if (before.starts_with("att ") || before.starts_with("at "))
            return true;
        return ends_with_decision(before);
    }

    /// "AU beslutar" alone on a line.
    static bool announces_resolution(std::string_view text) {
        return text.size() < short_line && is_capital(character_at(text, 0).code) &&
               ends_with_decision(text);
    }

    static bool ends_with_decision(std::string_view text) {
        for (const std::string_view verb :
             {"beslutar", "beslutade", "beslutat", "beslut", "beslöt", "Beslut", "BESLUT",
              "Beslut:", "BESLUTAR", "beslutter", "besluttet", "besluttede"})
            if (text.ends_with(verb))
                return true;
        return false;
    }

    /// "Ej närvarande", "Beslut": words that head what follows and that no sentence is torn into.
    static bool is_label_alone(std::string_view text) {
        if (!text.empty() && text.back() == ':')
            text.remove_suffix(1);
        return std::find(labels_alone.begin(), labels_alone.end(), text) != labels_alone.end();
    }

    /// "Förhinder: Anna Ek".
    static bool begins_with_label(std::string_view text) {
        const auto colon = text.find(':');
        return colon != std::string_view::npos && colon > 2 && colon < 25 &&
               colon + 1 < text.size() && text[colon + 1] == ' ' && text.find(' ') == colon + 1 &&
               is_capital(character_at(text, 0).code);
    }

    /// "Ej närvarande: Anna Ek", "Länsstyrelsen Skåne: Bo Al": up to four words before a colon that
    /// a capital follows. In a full line they may be part of a sentence.
    static bool begins_with_wide_label(std::string_view text) {
        const auto colon = text.find(':');
        if (colon == std::string_view::npos || colon > 48 || colon + 2 >= text.size() ||
            text[colon + 1] != ' ' || !is_capital(character_at(text, 0).code) ||
            !is_capital(character_at(text, colon + 2).code))
            return false;
        const auto label = text.substr(0, colon);
        return std::count(label.begin(), label.end(), ' ') <= 3 &&
               label.find_first_of(".,;") == std::string_view::npos;
    }

    static bool is_labelled(std::string_view text) {
        return begins_with_label(text) || begins_with_wide_label(text);
    }

    /// Names over their offices, side by side: "Bo Ek         Siv Ask".
    static bool has_columns(std::string_view text) {
        return text.find("    ") != std::string_view::npos;
    }

    static std::string_view last_word(std::string_view text) {
        const auto gap = text.find_last_of(" (\t");
        return gap == std::string_view::npos ? text : text.substr(gap + 1);
    }

    /// "SOU" or "dnr" at the line's end.
    static bool expects_number(std::string_view text) {
        const auto word = last_word(text);
        return std::find(before_numbers.begin(), before_numbers.end(), word) !=
               before_numbers.end();
    }

    /// "N2016/06374/" + "RTS", "prop. 2016/17:" + "12", "2016-" + "0412": the sign at the line's
    /// end belongs to a number that goes on.
    static bool tears_number(std::string_view before, std::string_view after) {
        const char sign = before.back();
        if (sign != '/' && sign != ':' && sign != '-')
            return false;
        const auto word = last_word(before);
        const auto digits = std::count_if(word.begin(), word.end(), [](char letter) {
            return is_digit(static_cast<unsigned char>(letter));
        });
        const std::size_t next = std::min(after.find_first_of(" ,.;)"), after.size());
        const bool goes_on = std::any_of(after.begin(), after.begin() + next, [](char letter) {
            return is_digit(static_cast<unsigned char>(letter));
        });
        const bool letters = sign == '/' && next <= 5 && is_capital(character_at(after, 0).code);
        return digits >= 4 && (goes_on || letters) &&
               (sign != ':' || digits + 1 == static_cast<std::ptrdiff_t>(word.size()) ||
                word.find('/') != std::string_view::npos);
    }

    static bool is_label(std::string_view text) { return text.back() == ':'; }

    static bool ends_sentence(std::string_view text) {
        return text.back() == '.' || text.back() == '!' || text.back() == '?';
    }

    /// A hyphen at the line's end that belongs to the line, not to the word: "tillväxt-" +
    /// "politik" but not "jord-" + "och skogsbruk".
    static bool breaks_word(std::string_view before, std::string_view after) {
        if (!is_letter(static_cast<unsigned char>(before[before.size() - 2])) &&
            static_cast<unsigned char>(before[before.size() - 2]) < 0x80)
            return false;
        for (const std::string_view word :
             {"och ", "eller ", "samt ", "og ", "ja ", "tai ", "and "})
            if (after.starts_with(word))
                return false;
        return true;
    }

    std::string_view source_;
    std::size_t width_;
};

/// Writes the lines; footnotes that tear a paragraph wait until it is whole.
class Copyist {
  public:
    Copyist(const documents::Text& text, const RawText& raw)
        : source_(text.text), raw_(raw), joiner_(text, raw) {
        copy_.text.reserve(source_.size() + source_.size() / 50 + 16);
        copy_.lines.reserve(raw.lines.size());
    }

    FairCopy run() {
        for (std::size_t i = 0; i < raw_.lines.size(); ++i) {
            const RawLine& line = raw_.lines[i];
            if (line.kind == LineKind::footnote) {
                footnotes_.push_back(i);
                continue;
            }
            const RawLine* last = last_ ? &raw_.lines[*last_] : nullptr;
            if (!footnotes_.empty() && continues_footnote(i))
                footnotes_.push_back(i);
            else if (last != nullptr)
                write_after(*last, i);
            else
                open(i);
        }
        close();
        return std::move(copy_);
    }

  private:
    /// A footnote may itself run over several lines.
    [[nodiscard]] bool continues_footnote(std::size_t i) const {
        const RawLine& line = raw_.lines[i];
        return footnotes_.back() + 1 == i &&
               joiner_.between(raw_.lines[footnotes_.back()], line) != Joint::none;
    }

    void write_after(const RawLine& last, std::size_t i) {
        const RawLine& line = raw_.lines[i];
        const Joint joint =
            footnotes_.empty() ? joiner_.between(last, line) : joiner_.across_page(last, line);
        if (joint == Joint::none) {
            close();
            open(i);
            return;
        }
        if (joint == Joint::hyphen)
            drop_hyphen();
        else if (joint == Joint::space)
            copy_.put(" ", {line.place.begin, line.place.begin + 1});
        write(i);
    }

    void drop_hyphen() {
        if (copy_.text.ends_with('-'))
            copy_.shorten(copy_.text.size() - 1);
    }

    void open(std::size_t i) {
        const RawLine& raw = raw_.lines[i];
        Line line;
        line.kind = raw.kind;
        line.level = raw.level;
        line.after_blank = raw.after_blank;
        line.bold = raw.bold;
        line.done = raw.done;
        line.page = raw.page;
        line.marker = raw.marker;
        line.place.begin = copy_.text.size();
        copy_.lines.push_back(line);
        write(i);
    }

    void write(std::size_t i) {
        const RawLine& raw = raw_.lines[i];
        if (raw.kind != LineKind::footnote)
            last_ = i;
        if (raw.cells == nullptr) {
            copy_words(source_, raw.place, raw_.dialect, copy_);
            return;
        }
        bool first = true;
        for (const Place& cell : *raw.cells) {
            if (!first)
                copy_.put("\t", {cell.begin, cell.begin});
            first = false;
            copy_words(source_, cell, raw_.dialect, copy_);
        }
    }

    /// Ends the open line, then writes the footnotes that waited.
    void close() {
        end_line();
        for (std::size_t k = 0; k < footnotes_.size(); ++k) {
            const std::size_t i = footnotes_[k];
            if (raw_.lines[i].kind != LineKind::footnote) {
                copy_.put(" ", {raw_.lines[i].place.begin, raw_.lines[i].place.begin});
                write_plain(i);
                continue;
            }
            end_line();
            open(i);
        }
        end_line();
        footnotes_.clear();
    }

    void write_plain(std::size_t i) {
        copy_words(source_, raw_.lines[i].place, raw_.dialect, copy_);
    }

    void end_line() {
        if (copy_.lines.empty() || ended_ == copy_.lines.size())
            return;
        Line& line = copy_.lines.back();
        if (copy_.text.size() == line.place.begin) {
            copy_.lines.pop_back();
            return;
        }
        line.place.end = copy_.text.size();
        const std::size_t end = raw_.lines[last_.value_or(0)].place.end;
        copy_.put("\n", {end, end});
        ended_ = copy_.lines.size();
    }

    std::string_view source_;
    const RawText& raw_;
    LineJoiner joiner_;
    FairCopy copy_;
    std::optional<std::size_t> last_;
    std::vector<std::size_t> footnotes_;
    std::size_t ended_ = 0;
};

} // namespace

void FairCopy::keep(std::string_view source_text, Place stretch) {
    const bool follows =
        !segments_.empty() && segments_.back().source_size == 0 &&
        stretch.begin - segments_.back().source == text.size() - segments_.back().clean;
    if (!follows)
        segments_.push_back({static_cast<std::uint32_t>(text.size()),
                             static_cast<std::uint32_t>(stretch.begin), 0});
    text.append(stretch.in(source_text));
}

void FairCopy::put(std::string_view words, Place stretch) {
    const std::size_t size = std::max<std::size_t>(stretch.size(), 1);
    segments_.push_back({static_cast<std::uint32_t>(text.size()),
                         static_cast<std::uint32_t>(stretch.begin),
                         static_cast<std::uint32_t>(size)});
    text.append(words);
}

void FairCopy::shorten(std::size_t size) {
    text.resize(size);
    while (!segments_.empty() && segments_.back().clean >= size)
        segments_.pop_back();
}

const Segment& FairCopy::segment_at(std::size_t clean) const {
    const auto after =
        std::upper_bound(segments_.begin(), segments_.end(), clean,
                         [](std::size_t at, const Segment& segment) { return at < segment.clean; });
    return *std::prev(after);
}

Place FairCopy::source(Place clean) const {
    const Segment& first = segment_at(clean.begin);
    const std::size_t begin =
        first.source_size == 0 ? first.source + (clean.begin - first.clean) : first.source;
    const Segment& last = segment_at(clean.end - 1);
    const std::size_t end = last.source_size == 0 ? last.source + (clean.end - last.clean)
                                                  : last.source + last.source_size;
    return {begin, std::max(begin, end)};
}

FairCopy fair_copy(const documents::Text& text) {
    const RawText raw = raw_lines(text);
    return Copyist(text, raw).run();
}

} // namespace radslag::notes
