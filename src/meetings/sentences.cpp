// Cutting text into sentences; see sentences.hpp.
#include "meetings/sentences.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace radslag::meetings {

namespace {

constexpr std::array<std::string_view, 28> abbreviations = {
    "bl.a",  "t.ex",  "m.m", "m.fl", "d.v.s", "dvs",  "osv",  "etc", "ca",  "kl",
    "nr",    "dnr",   "dir", "prop", "bet",   "jfr",  "resp", "s.k", "f.d", "fr.o.m",
    "t.o.m", "p.g.a", "bl",  "ang",  "inkl",  "exkl", "tel",  "st"};

bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t';
}

/// Whether a sentence may begin with what stands at `at`: a capital (Å Ä Ö Ø Æ É too), a digit or
/// an opening quotation mark.
bool opens_sentence(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80)
        return std::isupper(byte) != 0 || std::isdigit(byte) != 0 || byte == '"' || byte == '(';
    if (byte == 0xC3 && at + 1 < text.size()) // U+00C0–U+00DE are capitals
        return static_cast<unsigned char>(text[at + 1]) <= 0x9E;
    return byte == 0xE2; // the typographic quotation marks and dashes
}

bool is_abbreviation(std::string_view before) {
    const auto space = before.find_last_of(" \n\t(");
    std::string word(space == std::string_view::npos ? before : before.substr(space + 1));
    std::ranges::transform(word, word.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (word.size() <= 1)
        return true; // an initial, or a number in a list
    return std::ranges::find(abbreviations, word) != abbreviations.end();
}

} // namespace

std::vector<std::string_view> sentences(std::string_view text) {
    std::vector<std::string_view> found;
    std::size_t begin = 0;
    const auto close = [&](std::size_t end) {
        while (begin < end && is_space(text[begin]))
            ++begin;
        std::size_t last = end;
        while (last > begin && is_space(text[last - 1]))
            --last;
        if (last > begin)
            found.push_back(text.substr(begin, last - begin));
        begin = end;
    };
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        const char c = text[i];
        if ((c != '.' && c != '?' && c != '!') || !is_space(text[i + 1]))
            continue;
        std::size_t next = i + 1;
        while (next < text.size() && is_space(text[next]))
            ++next;
        if (next == text.size() || !opens_sentence(text, next))
            continue;
        if (c == '.' && is_abbreviation(text.substr(begin, i - begin)))
            continue;
        close(i + 1);
    }
    close(text.size());
    return found;
}

std::size_t sentence_at(std::size_t offset, std::string_view text,
                        const std::vector<std::string_view>& sentences) {
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        const auto begin = static_cast<std::size_t>(sentences[i].data() - text.data());
        if (offset <= begin + sentences[i].size() + 1)
            return i;
    }
    return sentences.size() - 1;
}

} // namespace radslag::meetings
