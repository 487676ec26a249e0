// Choosing between numbers and headings, and reading a heading; see points.hpp.
#include "notes/points.hpp"

#include "notes/labels.hpp"
#include "notes/text/unfold.hpp"

#include <algorithm>

namespace radslag::notes {

namespace {

std::optional<Kind> kind_of(const Reading& reading, std::size_t i, std::size_t& count) {
    using Pair = std::pair<WordClass, Kind>;
    for (const auto& [word_class, kind] : {Pair{WordClass::kind_example, Kind::regional_example},
                                           Pair{WordClass::kind_information, Kind::information},
                                           Pair{WordClass::kind_dialogue, Kind::dialogue},
                                           Pair{WordClass::kind_decision, Kind::decision}}) {
        count = reading.match(i, word_class);
        if (count > 0)
            return kind;
    }
    return std::nullopt;
}

/// The kinds that a stretch names; nothing when it says anything else.
std::vector<Kind> only_kinds(const Reading& reading, Range range) {
    std::vector<Kind> kinds;
    for (std::size_t i = range.first; i < range.end;) {
        std::size_t count = 0;
        if (const auto kind = kind_of(reading, i, count)) {
            if (std::find(kinds.begin(), kinds.end(), *kind) == kinds.end())
                kinds.push_back(*kind);
            i += count;
            continue;
        }
        const Token& token = reading.tokens[i];
        const auto word = reading.folded(i);
        const bool filler = token.kind != TokenKind::word || token.is(WordClass::conjunction) ||
                            word == "frågor" || word == "för" || word == "till";
        if (!filler)
            return {};
        ++i;
    }
    return kinds;
}

bool is_dash(const Reading& reading, std::size_t i) {
    const auto sign = reading.text(i);
    return (sign == "–" || sign == "-" || sign == "—") && reading.tokens[i].space_before;
}

/// A title loses the time or date that a procedural heading carries: "Mötets öppnande 12:15".
Range without_time(const Reading& reading, Range title) {
    if (reading.match(title.first, WordClass::head_procedural) == 0 &&
        reading.match(title.first, WordClass::head_next_meeting) == 0)
        return title;
    std::size_t end = title.end;
    while (end > title.first + 1) {
        const Token& last = reading.tokens[end - 1];
        const auto word = reading.folded(end - 1);
        const bool time = last.kind == TokenKind::number || last.is(WordClass::weekday) ||
                          last.is(WordClass::month) || word == "kl" || word == "klockan" ||
                          (last.kind == TokenKind::mark && word != ")" && word != "?" &&
                           word != "!" && word != "\"" && word != "”");
        if (!time)
            break;
        --end;
    }
    // Only a time that is one: a lone number at the end of a title is part of it.
    const bool clock = title.end >= end + 3;
    return clock ? Range{title.first, end} : title;
}

/// "Ekonomin. Bo rapporterade att …", "Budget | Bo visade utfallet": where the cell or the short
/// first sentence ends that heads a whole line.
std::size_t first_cell_or_sentence(const Reading& reading, Range line) {
    constexpr std::size_t short_sentence = 10;
    for (std::size_t i = line.first + 1; i + 1 < line.end; ++i) {
        const Token& next = reading.tokens[i + 1];
        if (reading.tokens[i].kind == TokenKind::cell)
            return i;
        const Token& before = reading.tokens[i - 1];
        const bool word = before.is_word() && before.end - before.begin > 3;
        const bool begins = next.capital || next.kind == TokenKind::number;
        if (reading.is_mark(i, '.') && word && next.space_before && begins)
            return i <= line.first + short_sentence ? i + 1 : line.end;
    }
    return line.end;
}

} // namespace

Heading heading_of(const Reading& reading, Range tokens) {
    Heading heading{tokens, {}, std::nullopt};
    Range& title = heading.title;
    while (!title.empty() && reading.tokens[title.first].kind == TokenKind::mark &&
           reading.text(title.first) != "\"" && reading.text(title.first) != "”" &&
           reading.text(title.first) != "(")
        ++title.first;
    if (title.empty())
        return heading;
    constexpr std::size_t long_heading = 16;
    const std::size_t cut = first_cell_or_sentence(reading, title);
    if (cut < title.end) {
        Range body{cut, title.end};
        while (!body.empty() && reading.tokens[body.first].kind == TokenKind::cell)
            ++body.first;
        if (!body.empty())
            heading.body = body;
        title.end = cut;
    } else if (title.size() > long_heading) {
        const std::size_t end = title_end(reading, title.first, title.end);
        if (end < title.end) {
            heading.body = Range{end, title.end};
            title.end = end;
        }
    }
    for (std::size_t i = title.end; i-- > title.first + 1;) {
        if (!is_dash(reading, i))
            continue;
        heading.kinds = only_kinds(reading, {i + 1, title.end});
        if (!heading.kinds.empty())
            title.end = i;
        break;
    }
    for (std::size_t i = title.end; heading.kinds.empty() && i-- > title.first + 1;) {
        if (reading.is_mark(i, ',') || reading.is_mark(i, '('))
            heading.kinds = only_kinds(reading, {i + 1, title.end});
        if (reading.is_mark(i, '('))
            break;
    }
    while (title.size() > 1 &&
           (reading.is_mark(title.end - 1, '.') || reading.is_mark(title.end - 1, ':') ||
            reading.tokens[title.end - 1].kind == TokenKind::cell))
        --title.end;
    title = without_time(reading, title);
    return heading;
}

bool looks_like_heading(const Reading& reading, const TextLine& line) {
    if (line.kind == LineKind::heading || line.bold)
        return true;
    std::size_t words = 0;
    std::size_t capitals = 0;
    std::size_t letters = 0;
    for (std::size_t i = line.tokens.first; i < line.tokens.end; ++i) {
        const Token& token = reading.tokens[i];
        letters += token.is_word() ? token.end - token.begin : 0;
        words += token.is_word() ? 1 : 0;
        capitals += token.is_word() && token.all_capitals ? 1 : 0;
    }
    return line.kind == LineKind::text && words >= 1 && words <= 14 && capitals * 10 >= words * 8 &&
           letters > 6;
}

std::vector<PointSpan> find_points(const Reading& reading) {
    auto points = numbered_points(reading);
    if (points.empty())
        points = headed_points(reading);
    for (std::size_t i = 0; i < points.size(); ++i)
        points[i].end_line =
            i + 1 < points.size() ? points[i + 1].first_line : reading.lines.size();
    return points;
}

} // namespace radslag::notes
