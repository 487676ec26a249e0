// From text to words that can be compared and found: folded, brought to their stem by the word list
// before Snowball, with the parts of compounds. Pure: what is done with the words lies elsewhere
// (docs/search.md).
#pragma once

#include "platform/i18n/language.hpp"
#include "platform/search/word_list.hpp"

#include <string>

namespace radslag::search {

struct Word {
    std::string text;               ///< folded: small letters, é→e, but å ä ö stay
    std::string stem;               ///< what its forms have in common
    std::vector<std::string> parts; ///< stems of the parts of a compound; empty when it is none
    std::size_t position = 0;       ///< the how manyth word of the text, from 0
    std::size_t begin = 0;          ///< where it stands in the text, in bytes
    std::size_t end = 0;
};

class Analyser {
  public:
    /// Without a list Swedish words are stemmed by Snowball alone, and no compound is taken apart.
    explicit Analyser(std::shared_ptr<const WordList> list);
    ~Analyser();
    Analyser(const Analyser&) = delete;
    Analyser& operator=(const Analyser&) = delete;

    /// The words of a text in UTF-8, in order. May be called by several threads at once.
    [[nodiscard]] std::vector<Word> words(std::string_view text, i18n::Language language) const;

    /// Whether a word list is at hand.
    [[nodiscard]] bool knows_words() const { return list_ != nullptr; }

  private:
    class Stemmers;

    void take_apart(Word& word, std::string_view written) const;
    [[nodiscard]] std::string swedish_stem(std::string_view folded) const;

    std::shared_ptr<const WordList> list_;
};

/// Which language a text is in, by the small words that it uses; Swedish when they do not tell.
i18n::Language language_of(std::string_view text);

/// The analyser with the Swedish list of this machine (Debian: hunspell-sv), opened when first
/// asked for and shared: it never changes. Its compiled list lies in the folder for temporary
/// files.
const Analyser& analyser();

} // namespace radslag::search
