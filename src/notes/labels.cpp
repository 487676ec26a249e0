// Comparing the beginning of a line with the lists of headings; see labels.hpp.
#include "notes/labels.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace radslag::notes {

namespace {

/// In the order in which they win where a word is in several lists.
constexpr std::array<std::pair<WordClass, LabelKind>, 14> kinds = {{
    {WordClass::head_absent, LabelKind::absent},
    {WordClass::head_present, LabelKind::present},
    {WordClass::head_called, LabelKind::called},
    {WordClass::head_next_meeting, LabelKind::next_meeting},
    {WordClass::head_action, LabelKind::action},
    {WordClass::head_agenda, LabelKind::agenda},
    {WordClass::head_procedural, LabelKind::procedural},
    {WordClass::head_proposal, LabelKind::proposal},
    {WordClass::head_decision, LabelKind::decision},
    {WordClass::head_discussion, LabelKind::discussion},
    {WordClass::head_presentation, LabelKind::presentation},
    {WordClass::head_signature, LabelKind::signature},
    {WordClass::head_group, LabelKind::group},
    {WordClass::head_field, LabelKind::field},
}};

constexpr WordClasses calendar(WordClass::month, WordClass::weekday);

bool is_time_word(const Reading& reading, std::size_t i) {
    const Token& token = reading.tokens[i];
    if (token.kind == TokenKind::number || token.classes.any(calendar))
        return true;
    if (token.kind != TokenKind::word)
        return token.kind == TokenKind::mark;
    const auto word = reading.folded(i);
    return word == "kl" || word == "klockan" || word == "den" || word == "klo" || word == "at" ||
           word == "v" || word == "vecka";
}

bool only_time(const Reading& reading, Range rest) {
    for (std::size_t i = rest.first; i < rest.end; ++i)
        if (!is_time_word(reading, i))
            return false;
    return true;
}

/// "Närvarande från kommunen": a short line of small words behind the label.
bool heads_people(const Reading& reading, const TextLine& line, const Label& label) {
    const bool people = label.kind == LabelKind::present || label.kind == LabelKind::absent;
    if (!people || line.tokens.size() > 7 || line.kind == LineKind::bullet)
        return false;
    for (std::size_t i = label.rest.first; i < label.rest.end; ++i) {
        const Token& token = reading.tokens[i];
        if (token.kind != TokenKind::word || token.capital)
            return false;
    }
    return reading.tokens[line.tokens.first].capital;
}

/// The token behind "A4-1:" or "12:"; `at` when no such code begins there.
std::size_t behind_code(const Reading& reading, std::size_t at, std::size_t end) {
    bool digits = false;
    for (std::size_t i = at; i < std::min(end, at + 6); ++i) {
        const Token& token = reading.tokens[i];
        if (reading.is_mark(i, ':'))
            return digits ? i + 1 : at;
        const auto text = reading.text(i);
        digits = digits || text.find_first_of("0123456789") != std::string_view::npos;
        if (token.is_word() && text.size() > 3)
            break;
    }
    return at;
}

/// "Socialnämndens beslut", "Styrgruppens förslag till beslut": whose block it is stands before it.
std::optional<Label> block_of_body(const Reading& reading, const TextLine& line) {
    const std::size_t first = line.tokens.first;
    if (!reading.tokens[first].capital || line.tokens.size() > 7)
        return std::nullopt;
    for (std::size_t i = first + 1; i < std::min(line.tokens.end, first + 4); ++i) {
        const bool genitive =
            reading.tokens[i - 1].is_word() && reading.folded(i - 1).ends_with("s");
        if (!genitive)
            continue;
        for (const auto& [word_class, kind] :
             {std::pair{WordClass::head_proposal, LabelKind::proposal},
              std::pair{WordClass::head_decision, LabelKind::decision}}) {
            const std::size_t end = i + reading.match(i, word_class);
            const bool colon = end + 1 == line.tokens.end && reading.is_mark(end, ':');
            if (end > i && !reading.tokens[i].capital && (end == line.tokens.end || colon))
                return Label{kind, line.tokens, {line.tokens.end, line.tokens.end}, true};
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<Label> label_of(const Reading& reading, const TextLine& line) {
    const std::size_t first = line.tokens.first;
    const Token& start = reading.tokens[first];
    if (!start.is_word())
        return std::nullopt;
    for (const auto& [word_class, kind] : kinds) {
        const std::size_t count = reading.match(first, word_class);
        if (count == 0 || first + count > line.tokens.end)
            continue;
        Label label{kind, {first, first + count}, {first + count, line.tokens.end}, false};
        std::size_t at = label.rest.first;
        bool parted = at >= line.tokens.end;
        // "(ordinarie)" between the label and its colon belongs to the label.
        if (reading.is_mark(at, '(') && !parted) {
            std::size_t close = at;
            while (close < line.tokens.end && close < at + 12 && !reading.is_mark(close, ')'))
                ++close;
            if (close + 1 >= line.tokens.end || reading.is_mark(close + 1, ':'))
                at = std::min(close + 1, line.tokens.end);
        }
        while (at < line.tokens.end &&
               (reading.is_mark(at, ':') || reading.is_mark(at, '!') ||
                (reading.is_mark(at, '.') && reading.is_mark(at + 1, ':')) ||
                reading.tokens[at].kind == TokenKind::cell || reading.text(at) == "–" ||
                reading.is_mark(at, '-'))) {
            parted = parted || !reading.is_mark(at, '!');
            ++at;
        }
        // "ACTION A4-1: Marta to publish …": the code belongs to the label.
        if (kind == LabelKind::action && !parted)
            if (const std::size_t behind = behind_code(reading, at, line.tokens.end); behind > at) {
                at = behind;
                parted = true;
            }
        label.tokens.end = at;
        label.rest.first = at;
        label.alone = label.rest.empty() || only_time(reading, label.rest) ||
                      heads_people(reading, line, label);
        const bool marked = line.kind == LineKind::heading || line.bold || line.cut_out ||
                            (start.all_capitals && line.tokens.size() <= 12);
        const bool of_people = kind == LabelKind::present || kind == LabelKind::absent ||
                               kind == LabelKind::called ||
                               (line.cut_out && kind == LabelKind::group);
        if (parted || label.alone || (marked && start.capital && of_people))
            return label;
    }
    return block_of_body(reading, line);
}

} // namespace radslag::notes
