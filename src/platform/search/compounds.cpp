// The likeliest way to take a word apart; see compounds.hpp. Weights were set on the open half of
// tests/search/compounds.txt (docs/search.md).
#include "platform/search/compounds.hpp"

#include "platform/search/among.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace radslag::search {

namespace {

constexpr int impossible = 1'000'000;
constexpr std::size_t longest_word = 80; ///< bytes; longer ones are no words

// Costs are eighths of a doubling, as the counts of the list are. A part costs less the more
// compounds it makes.
constexpr int part_cost = 100;
constexpr int unlisted_join_cost = 40; ///< the list lets this word not stand there in a compound
constexpr int two_letters_cost = 60;
constexpr int three_letters_cost = 22;
constexpr int known_limit = 200;    ///< a way that costs more is not taken: for words of the list
constexpr int unknown_limit = 235;  ///< for others
constexpr int inner_limit = 125;    ///< for what is a part already
constexpr int next_part_limit = 60; ///< more for each part after the second

/// What stands before a word without making a compound of it, and what ends words without being
/// one there.
constexpr std::array<std::string_view, 40> prefixes = {
    "pro",    "trans", "an",   "av",    "be",   "bi", "bort",  "de",   "efter", "en",
    "er",     "ex",    "fram", "för",   "före", "ge", "genom", "in",   "infra", "inter",
    "mellan", "miss",  "mot",  "ned",   "om",   "på", "re",    "sam",  "till",  "under",
    "upp",    "ut",    "van",  "veder", "vid",  "å",  "åter",  "över", "und",   "med"};
constexpr std::array<std::string_view, 27> endings = {
    "ring",   "ering", "eringen", "förande", "föranden", "ande",   "bar",  "dom", "else",
    "en",     "er",    "het",     "heten",   "heter",    "ing",    "lig",  "lös", "löshet",
    "mässig", "ning",  "sam",     "samhet",  "skap",     "skapet", "tion", "are", "ar"};

bool begins_letter(char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
}

int letters_in(std::string_view text) {
    return static_cast<int>(std::ranges::count_if(text, begins_letter));
}

int length_cost(std::string_view part) {
    const int letters = letters_in(part);
    return letters < 2    ? impossible
           : letters == 2 ? two_letters_cost
           : letters == 3 ? three_letters_cost
                          : 0;
}

int leading_cost(const WordList& list, std::string_view part) {
    if (has(prefixes, part))
        return impossible;
    const int length = length_cost(part);
    if (length == impossible)
        return impossible;
    if (const auto known = list.find(part)) {
        const bool joins = (known->roles & leads) != 0;
        if (joins || letters_in(part) > 3)
            return part_cost - known->leads_many + length + (joins ? 0 : unlisted_join_cost);
    }
    if (!part.ends_with('s') || letters_in(part) < 5)
        return impossible;
    const auto bare = list.find(part.substr(0, part.size() - 1));
    return bare && (bare->roles & stands_alone) != 0
               ? part_cost - bare->leads_many + unlisted_join_cost
               : impossible;
}

int ending_cost(const WordList& list, std::string_view part) {
    if (has(endings, part))
        return impossible;
    const int length = length_cost(part);
    const auto known = length == impossible ? std::nullopt : list.find(part);
    if (!known || (known->roles & stands_alone) == 0)
        return impossible;
    const bool joins = (known->roles & ends) != 0;
    if (!joins && letters_in(part) < 5)
        return impossible;
    return part_cost - known->ends_many + length + (joins ? 0 : unlisted_join_cost);
}

/// A name is taken apart where a name leads and the last part stands in a form of its own, as in
/// "öresundsbron"; a place that ends as a word does ("kristianstad") is not.
bool is_named_after(const WordList& list, const std::vector<std::string_view>& parts) {
    if (parts.size() < 2)
        return false;
    const auto first = list.find(parts.front());
    const auto last = list.find(parts.back());
    return first && (first->roles & is_name) != 0 && last && last->lemma != parts.back();
}

/// The cheapest way to each place in the word.
struct Way {
    int cost = impossible;
    std::size_t from = 0;
    int parts = 0;
};

std::vector<Way> ways_through(const WordList& list, std::string_view word) {
    std::vector<Way> ways(word.size() + 1);
    ways[0].cost = 0;
    for (std::size_t begin = 0; begin < word.size(); ++begin) {
        if (ways[begin].cost >= impossible || !begins_letter(word[begin]))
            continue;
        for (std::size_t end = begin + 2; end <= word.size(); ++end) {
            if (end < word.size() && !begins_letter(word[end]))
                continue;
            if (begin == 0 && end == word.size())
                continue;
            const auto part = word.substr(begin, end - begin);
            const int cost = ways[begin].cost + (end == word.size() ? ending_cost(list, part)
                                                                    : leading_cost(list, part));
            if (cost < ways[end].cost)
                ways[end] = {cost, begin, ways[begin].parts + 1};
        }
    }
    return ways;
}

/// The cheapest way, each part as long as it can be; one part when none is likely enough.
std::vector<std::string_view> cut(const WordList& list, std::string_view word, int limit) {
    const auto ways = ways_through(list, word);
    const Way& whole = ways.back();
    if (whole.cost > limit + (whole.parts - 2) * next_part_limit)
        return {word};
    std::vector<std::string_view> parts;
    for (std::size_t end = word.size(); end > 0; end = ways[end].from)
        parts.push_back(word.substr(ways[end].from, end - ways[end].from));
    std::ranges::reverse(parts);
    return parts;
}

} // namespace

std::vector<std::string_view> parts_of(const WordList& list, std::string_view word) {
    if (letters_in(word) < 5 || word.size() > longest_word)
        return {word};
    const auto known = list.find(word);
    const auto longest = cut(list, word, known ? known_limit : unknown_limit);
    if (longest.size() == 1 ||
        (known && (known->roles & is_name) != 0 && !is_named_after(list, longest)))
        return {word};
    std::vector<std::string_view> parts;
    for (const std::string_view part : longest) {
        const auto further = cut(list, part, inner_limit);
        parts.insert(parts.end(), further.begin(), further.end());
    }
    return parts;
}

} // namespace radslag::search
