// Words that carry a request, and how many two texts share; see likeness.hpp.
#include "inputs/likeness.hpp"

#include <algorithm>
#include <array>

namespace radslag::inputs {

namespace {

/// Words that every request is made of, Swedish and English, folded and in byte order.
constexpr auto small_words = std::to_array<std::string_view>(
    {"aldrig",   "alla",    "allt",    "alltid", "an",     "and",   "andra",  "annan",   "annars",
     "are",      "as",      "at",      "att",    "av",     "bara",  "be",     "behöva",  "behöver",
     "blev",     "bli",     "blir",    "borde",  "by",     "bör",   "can",    "dag",     "de",
     "dem",      "den",     "denna",   "dessa",  "det",    "detta", "där",    "därför",  "efter",
     "eftersom", "egen",    "eget",    "egna",   "eller",  "en",    "endast", "enligt",  "ett",
     "finns",    "fler",    "flera",   "flest",  "for",    "from",  "från",   "få",      "får",
     "för",      "före",    "ge",      "genom",  "ger",    "gärna", "gå",     "går",     "gör",
     "göra",     "ha",      "hade",    "har",    "has",    "have",  "hos",    "how",     "hur",
     "här",      "i",       "in",      "inom",   "inte",   "is",    "it",     "ju",      "kan",
     "kvar",     "man",     "med",     "mellan", "men",    "mer",   "mest",   "more",    "mot",
     "must",     "mycket",  "många",   "måste",  "ned",    "ner",   "not",    "nu",      "när",
     "och",      "också",   "of",      "ofta",   "om",     "on",    "or",     "oss",     "our",
     "per",      "på",      "redan",   "saknar", "saknas", "samma", "se",     "ser",     "should",
     "sig",      "sin",     "sina",    "sitt",   "själv",  "ska",   "som",    "stället", "så",
     "sådan",    "ta",      "tar",     "than",   "that",   "the",   "their",  "there",   "they",
     "this",     "till",    "to",      "tre",    "två",    "under", "upp",    "us",      "ut",
     "utan",     "utanför", "utifrån", "vad",    "var",    "vara",  "varje",  "vem",     "vi",
     "vid",      "vilka",   "vilken",  "vilket", "vill",   "vår",   "våra",   "vårt",    "we",
     "what",     "when",    "which",   "who",    "will",   "with",  "would",  "än",      "ännu",
     "är",       "även",    "åt",      "över"});
static_assert(std::ranges::is_sorted(small_words));

bool is_small(std::string_view word) {
    return word.size() < 2 || std::ranges::binary_search(small_words, word);
}

/// Words that begin alike, as "finansiera" and "finansiering" do, say half the same.
constexpr double same_beginning = 0.5;
constexpr std::size_t shortest_beginning = 5; ///< bytes

double weight_of(std::string_view stem) {
    return 1.0 + 0.1 * static_cast<double>(std::min<std::size_t>(stem.size(), 10));
}

double nearness(std::string_view one, std::string_view other) {
    if (one == other)
        return 1;
    const auto shorter = std::min(one.size(), other.size());
    const auto differs =
        std::mismatch(one.begin(), one.begin() + static_cast<long>(shorter), other.begin());
    const auto shared = static_cast<std::size_t>(differs.first - one.begin());
    return shared >= shortest_beginning && shared * 10 >= shorter * 6 ? same_beginning : 0;
}

/// The share of the words of `one` that stand in `other`.
double found_in(const Gist& one, const Gist& other) {
    double all = 0;
    double found = 0;
    for (const std::string& stem : one.stems) {
        double nearest = 0;
        for (const std::string& each : other.stems)
            nearest = std::max(nearest, nearness(stem, each));
        all += weight_of(stem);
        found += weight_of(stem) * nearest;
    }
    return all == 0 ? 0 : found / all;
}

} // namespace

Gist gist_of(const search::Analyser& analyser, std::string_view text) {
    Gist gist;
    const auto keep = [&](const std::string& stem) {
        if (!is_small(stem))
            gist.stems.push_back(stem);
    };
    for (const search::Word& word : analyser.words(text, search::language_of(text))) {
        if (is_small(word.text))
            continue;
        if (word.parts.empty())
            keep(word.stem);
        else
            std::ranges::for_each(word.parts, keep);
    }
    std::ranges::sort(gist.stems);
    gist.stems.erase(std::ranges::unique(gist.stems).begin(), gist.stems.end());
    if (gist.stems.size() > most_stems) {
        std::ranges::stable_sort(gist.stems, std::ranges::greater(), &std::string::size);
        gist.stems.resize(most_stems);
        std::ranges::sort(gist.stems);
    }
    return gist;
}

double likeness(const Gist& one, const Gist& other) {
    return std::min(found_in(one, other), found_in(other, one));
}

Likeness in_words(double likeness) {
    return likeness >= 0.8    ? Likeness::nearly_the_same
           : likeness >= 0.55 ? Likeness::very_alike
                              : Likeness::alike;
}

} // namespace radslag::inputs
