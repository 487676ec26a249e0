// Where a sentence ends; see sentences.hpp.
#include "notes/text/sentences.hpp"

#include <algorithm>
#include <array>

namespace radslag::notes {

namespace {

/// Words whose full stop ends no sentence.
constexpr std::array<std::string_view, 58> abbreviations = {
    "kl",  "ca",   "bl",   "bl.a", "t.ex", "tex",  "t.o.m", "m.m", "m.fl", "d.v.s", "dvs", "nr",
    "st",  "s",    "sid",  "dr",   "resp", "ev",   "ordf",  "dir", "prop", "bet",   "jfr", "tel",
    "art", "inkl", "exkl", "fr",   "o.d",  "etc",  "osv",   "bil", "kap",  "ang",   "mom", "f.d",
    "t.f", "tf",   "sekr", "pkt",  "p",    "vice", "dnr",   "mr",  "mrs",  "ms",    "no",  "vs",
    "e.g", "i.e",  "jan",  "feb",  "okt",  "nov",  "dec",   "aug", "sept", "klo"};

bool is_abbreviation(const Reading& reading, std::size_t token) {
    const auto word = reading.folded(token);
    return std::find(abbreviations.begin(), abbreviations.end(), word) != abbreviations.end();
}

/// Whether the mark at i ends a sentence of `range`.
bool ends_here(const Reading& reading, Range range, std::size_t i) {
    if (reading.is_mark(i, '!') || reading.is_mark(i, '?'))
        return i + 1 >= range.end || reading.tokens[i + 1].space_before;
    if (!reading.is_mark(i, '.'))
        return false;
    if (i + 1 >= range.end)
        return true;
    const Token& next = reading.tokens[i + 1];
    if (!next.space_before)
        return next.is_word() && next.capital && i > range.first &&
               reading.tokens[i - 1].is_word() && !reading.tokens[i - 1].all_capitals &&
               reading.tokens[i - 1].end - reading.tokens[i - 1].begin > 3;
    if (next.is_word() && !next.capital)
        return false;
    if (i == range.first)
        return false;
    const Token& before = reading.tokens[i - 1];
    const bool ordinal = before.kind == TokenKind::number &&
                         (i - 1 == range.first || (next.is_word() && next.is(WordClass::month)));
    const bool initial = before.is_word() && before.end - before.begin == 1 && before.capital;
    return !ordinal && !initial && !is_abbreviation(reading, i - 1);
}

} // namespace

std::vector<Range> sentences(const Reading& reading, Range range) {
    std::vector<Range> found;
    std::size_t first = range.first;
    for (std::size_t i = range.first; i < range.end; ++i) {
        if (!ends_here(reading, range, i))
            continue;
        std::size_t end = i + 1;
        while (end < range.end && !reading.tokens[end].space_before &&
               reading.tokens[end].kind == TokenKind::mark)
            ++end;
        found.push_back({first, end});
        first = end;
        i = end - 1;
    }
    if (first < range.end)
        found.push_back({first, range.end});
    return found;
}

} // namespace radslag::notes
