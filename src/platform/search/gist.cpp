// See gist.hpp.
#include "platform/search/gist.hpp"

#include <algorithm>
#include <array>

namespace radslag::search {

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

/// Calls `each` with the stems of a word that carry something: of a compound those of its parts.
template <class Each>
void for_each_stem(const Word& word, Each&& each) {
    if (is_small(word.text))
        return;
    if (word.parts.empty())
        each(word.stem);
    else
        std::ranges::for_each(word.parts, each);
}

} // namespace

Gist gist_of(const Analyser& analyser, std::string_view text) {
    Gist gist;
    for (const Word& word : analyser.words(text, language_of(text)))
        for_each_stem(word, [&](const std::string& stem) {
            if (!is_small(stem))
                gist.stems.push_back(stem);
        });
    std::ranges::sort(gist.stems);
    gist.stems.erase(std::unique(gist.stems.begin(), gist.stems.end()), gist.stems.end());
    if (gist.stems.size() > most_stems) {
        std::ranges::stable_sort(gist.stems, std::ranges::greater(), &std::string::size);
        gist.stems.resize(most_stems);
        std::ranges::sort(gist.stems);
    }
    return gist;
}

std::vector<std::string> words_shared(const Analyser& analyser, std::string_view text,
                                      const Gist& gist) {
    std::vector<std::string> shared;
    for (const Word& word : analyser.words(text, language_of(text))) {
        bool found = false;
        for_each_stem(word, [&](const std::string& stem) {
            found = found || std::ranges::binary_search(gist.stems, stem);
        });
        std::string written(text.substr(word.begin, word.end - word.begin));
        if (found && std::ranges::find(shared, written) == shared.end())
            shared.push_back(std::move(written));
    }
    return shared;
}

} // namespace radslag::search
