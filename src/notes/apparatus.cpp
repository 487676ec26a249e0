// See apparatus.hpp.
#include "notes/apparatus.hpp"

#include "notes/spans/names.hpp"
#include "notes/spans/organisations.hpp"
#include "notes/text/words.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace radslag::notes {

std::vector<Footnote> find_footnotes(const Reading& reading, std::span<const Point> points) {
    std::vector<Footnote> found;
    for (const TextLine& line : reading.lines) {
        if (line.kind != LineKind::footnote || line.tokens.empty())
            continue;
        Footnote footnote;
        footnote.marker = line.marker;
        footnote.text = reading.words(line.tokens);
        footnote.place = reading.place(line.tokens);
        for (const NoteMark& mark : reading.copy.note_marks)
            if (mark.marker == line.marker && !footnote.mark_at)
                footnote.mark_at = mark.source_at;
        for (Index i = 0; i < points.size() && footnote.mark_at; ++i)
            if (*footnote.mark_at >= points[i].heading.begin)
                footnote.point = i;
        found.push_back(std::move(footnote));
    }
    return found;
}

namespace {

/// The words between a number word and its list: "tre regionala aktörer;".
constexpr std::size_t noun_words = 4;

/// How many organisations and people stand in the list that begins at `first`.
int named_in(const Reading& reading, Range list) {
    std::size_t named = 0;
    for (const auto& span : find_organisations(reading, list))
        named += span.generic ? 0 : 1;
    if (named == 0)
        for (const auto& name : find_names(reading, list, NameContext::text))
            named += name.full ? 1 : 0;
    return static_cast<int>(named);
}

/// The end of the list: its sentence's end, or a verb.
std::size_t list_end(const Reading& reading, std::size_t first, std::size_t line_end) {
    std::size_t i = first;
    while (i < line_end && !reading.is_mark(i, '.') && !reading.is_mark(i, ';') &&
           !reading.tokens[i].is(WordClass::finite_verb) &&
           !reading.tokens[i].is(WordClass::modal_verb))
        ++i;
    return i;
}

} // namespace

std::vector<Disagreement> find_disagreements(const Reading& reading) {
    std::vector<Disagreement> found;
    for (const TextLine& line : reading.lines)
        for (std::size_t i = line.tokens.first; i < line.tokens.end; ++i) {
            const Token& token = reading.tokens[i];
            if (!token.is(WordClass::number_word) || token.value < 2 || token.value > 20)
                continue;
            const std::size_t last = std::min(line.tokens.end, i + 1 + noun_words);
            std::size_t colon = i + 1;
            while (colon < last && !reading.is_mark(colon, ';') && !reading.is_mark(colon, ':'))
                ++colon;
            if (colon >= last || colon == i + 1)
                continue;
            const std::size_t end = list_end(reading, colon + 1, line.tokens.end);
            const int named = named_in(reading, {colon + 1, end});
            if (named < 2 || named == token.value)
                continue;
            found.push_back({reading.words({i, end}), token.value, named, reading.place({i, end})});
        }
    return found;
}

namespace {

bool is_separator(std::string_view word) {
    return word == "-" || word == "–" || word == "—" || word == ":" || word == "|";
}

std::vector<std::string_view> words_of(std::string_view title) {
    std::vector<std::string_view> words;
    std::size_t begin = 0;
    while (begin < title.size()) {
        const std::size_t end = std::min(title.find(' ', begin), title.size());
        if (end > begin)
            words.push_back(title.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

std::string folded_word(std::string_view word) {
    std::string folded;
    for (const char c : word)
        if (static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c)))
            folded += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return folded;
}

constexpr std::array<std::string_view, 19> small_words = {
    "från", "för",  "fört", "vid",  "med", "i",  "av", "den", "fra", "til",
    "for",  "from", "of",   "with", "the", "at", "nr", "no",  "af"};

/// Circles of one forum that meet apart, named anywhere in the title.
constexpr std::array<std::string_view, 2> circles = {"tjänstemannanivå", "politisk nivå"};

bool begins_a_body(std::string_view folded) {
    constexpr std::array<std::string_view, 8> heads = {"forum",      "forumet",      "nätverket",
                                                       "föreningen", "styrgruppen",  "rådet",
                                                       "kommittén",  "arbetsgruppen"};
    return std::ranges::find(heads, folded) != heads.end();
}

bool is_document_word(std::string_view folded) {
    const Word word = find_word(folded);
    return word.classes.has(WordClass::head_meeting);
}

bool is_small(std::string_view folded) {
    return folded.empty() || std::ranges::find(small_words, folded) != small_words.end();
}

/// A word of a date or of a time: numbers, months, weekdays.
bool is_day_word(std::string_view folded) {
    const Word word = find_word(folded);
    return folded.empty() || std::isdigit(static_cast<unsigned char>(folded.front())) != 0 ||
           word.classes.has(WordClass::month) || word.classes.has(WordClass::weekday) ||
           folded == "kl" || folded == "den";
}

} // namespace

std::optional<std::string> body_in_title(std::string_view title) {
    auto words = words_of(title);
    // A word that begins a body, with a capital, inside the title: all before it is of the notes.
    for (std::size_t i = 1; i < words.size(); ++i)
        if (std::isupper(static_cast<unsigned char>(words[i].front())) != 0 &&
            begins_a_body(folded_word(words[i])))
            words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(i));
    const auto front_goes = [](std::string_view word) {
        const std::string folded = folded_word(word);
        return is_separator(word) || is_document_word(folded) || is_small(folded) ||
               is_day_word(folded);
    };
    while (!words.empty() && front_goes(words.front()))
        words.erase(words.begin());
    // From the first word of the day on, nothing names the body.
    const auto day = std::ranges::find_if(words, [](std::string_view word) {
        return std::isdigit(static_cast<unsigned char>(word.front())) != 0;
    });
    words.erase(day, words.end());
    while (!words.empty() && front_goes(words.back()))
        words.pop_back();
    std::string body;
    for (const std::string_view word : words)
        body += (body.empty() ? "" : " ") + std::string(word);
    while (!body.empty() && (body.back() == ',' || body.back() == '.' || body.back() == ':'))
        body.pop_back();
    if (body.empty() || words.size() > 14)
        return std::nullopt;
    for (const std::string_view circle : circles)
        if (title.find(circle) != std::string_view::npos && body.find(circle) == std::string::npos)
            body += ", " + std::string(circle);
    return body;
}

} // namespace radslag::notes
