// Cutting text into words, folding and stemming; see analyser.hpp.
#include "platform/search/analyser.hpp"

#include "platform/search/among.hpp"
#include "platform/search/compounds.hpp"
#include "platform/text/fold.hpp"

#include <libstemmer.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace radslag::search {

using i18n::Language;

namespace {

/// Names of places that the list lacks and that could be taken for compounds or forms.
constexpr std::array<std::string_view, 12> further_names = {
    "dalarna",  "falun",    "jämtland",   "vindeln", "älvsbyn", "norrland",
    "svealand", "götaland", "bergslagen", "norden",  "lofoten", "grankulla"};

/// A capital and one of these make the name of a place.
constexpr std::array<std::string_view, 3> place_endings = {"land", "mark", "stad"};

constexpr std::array<std::string_view, 16> swedish_words = {
    "och", "att",  "det", "som",  "en",  "är",  "på",  "för",
    "av",  "inte", "vi",  "till", "med", "hur", "bör", "den"};
constexpr std::array<std::string_view, 16> english_words = {
    "the", "and", "of",   "to",  "is",     "that", "it",  "for",
    "not", "we",  "with", "how", "should", "be",   "are", "a"};

struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Where the words stand: runs of letters, digits and marks on them.
std::vector<Span> spans_of(std::string_view text) {
    std::vector<Span> spans;
    bool inside = false;
    const auto length = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < length;) {
        const std::int32_t begin = at;
        UChar32 c = 0;
        U8_NEXT_OR_FFFD(reinterpret_cast<const std::uint8_t*>(text.data()), at, length, c);
        const bool belongs = u_isalnum(c) != 0 || (inside && u_charType(c) == U_NON_SPACING_MARK);
        if (belongs && !inside)
            spans.push_back({static_cast<std::size_t>(begin), 0});
        if (belongs)
            spans.back().end = static_cast<std::size_t>(at);
        inside = belongs;
    }
    return spans;
}

bool begins_with_capital(std::string_view written) {
    std::int32_t at = 0;
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(reinterpret_cast<const std::uint8_t*>(written.data()), at,
                    static_cast<std::int32_t>(written.size()), c);
    return u_isupper(c) != 0;
}

} // namespace

/// Snowball's stemmers are not made for several threads: each thread has its own.
class Analyser::Stemmers {
  public:
    static std::string stem(Language language, std::string_view word) {
        thread_local const Stemmers own;
        auto* const stemmer = language == Language::english ? own.english_ : own.swedish_;
        const auto* found =
            sb_stemmer_stem(stemmer, reinterpret_cast<const sb_symbol*>(word.data()),
                            static_cast<int>(word.size()));
        if (found == nullptr)
            throw std::bad_alloc();
        return {reinterpret_cast<const char*>(found),
                static_cast<std::size_t>(sb_stemmer_length(stemmer))};
    }

  private:
    Stemmers() : swedish_(made("swedish")), english_(made("english")) {}
    ~Stemmers() {
        sb_stemmer_delete(swedish_);
        sb_stemmer_delete(english_);
    }
    Stemmers(const Stemmers&) = delete;
    Stemmers& operator=(const Stemmers&) = delete;

    static sb_stemmer* made(const char* language) {
        auto* const stemmer = sb_stemmer_new(language, "UTF_8");
        if (stemmer == nullptr)
            throw std::runtime_error(std::string("libstemmer has no stemmer for ") + language);
        return stemmer;
    }

    sb_stemmer* swedish_;
    sb_stemmer* english_;
};

Analyser::Analyser(std::shared_ptr<const WordList> list) : list_(std::move(list)) {}
Analyser::~Analyser() = default;

std::string Analyser::swedish_stem(std::string_view folded) const {
    const auto known = list_ ? list_->find(folded) : std::nullopt;
    if (known && (known->roles & is_name) != 0)
        return std::string(known->lemma);
    return has(further_names, folded)
               ? std::string(folded)
               : Stemmers::stem(Language::swedish, known ? known->lemma : folded);
}

void Analyser::take_apart(Word& word, std::string_view written) const {
    word.stem = swedish_stem(word.text);
    if (!list_ || has(further_names, word.text))
        return;
    const auto parts = parts_of(*list_, word.text);
    if (parts.size() < 2)
        return;
    // What only looks like a compound is often a name of a place: with a capital, short parts are
    // not believed.
    const auto is_short = [](std::string_view part) { return part.size() < 4; };
    if (begins_with_capital(written) &&
        (has(place_endings, parts.back()) ||
         (!list_->find(word.text) && std::ranges::any_of(parts, is_short))))
        return;
    for (const std::string_view part : parts)
        word.parts.push_back(swedish_stem(part));
    // The stem of an unknown compound is that of its last part with the rest before it, so that
    // "livsmedelsstrategin" meets "livsmedelsstrategi".
    if (!list_->find(word.text))
        word.stem = word.text.substr(0, word.text.size() - parts.back().size()) + word.parts.back();
}

std::vector<Word> Analyser::words(std::string_view text, Language language) const {
    std::vector<Word> words;
    for (const Span& span : spans_of(text)) {
        const auto written = text.substr(span.begin, span.end - span.begin);
        Word word{.text = text::fold(written),
                  .position = words.size(),
                  .begin = span.begin,
                  .end = span.end};
        if (language == Language::swedish)
            take_apart(word, written);
        else
            word.stem = Stemmers::stem(language, word.text);
        words.push_back(std::move(word));
    }
    return words;
}

Language language_of(std::string_view text) {
    int swedish = 0;
    int english = 0;
    for (const Span& span : spans_of(text)) {
        const auto word = text::fold(text.substr(span.begin, span.end - span.begin));
        swedish += has(swedish_words, word) ? 1 : 0;
        english += has(english_words, word) ? 1 : 0;
    }
    return english > swedish ? Language::english : Language::swedish;
}

const Analyser& analyser() {
    static const Analyser shared(
        WordList::open("/usr/share/hunspell", "sv_SE", std::filesystem::temp_directory_path()));
    return shared;
}

} // namespace radslag::search
