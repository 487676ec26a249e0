// See language.hpp. The lists overlap where the languages do: what they do not share decides.
#include "notes/language.hpp"

#include <algorithm>
#include <array>

namespace radslag::notes {

std::string language_of(const Reading& reading) {
    struct Language {
        WordClass words;
        const char* code;
        std::size_t found = 0;
    };
    std::array<Language, 6> languages = {{{WordClass::swedish, "sv"},
                                          {WordClass::bokmal, "nb"},
                                          {WordClass::nynorsk, "nn"},
                                          {WordClass::danish, "da"},
                                          {WordClass::finnish, "fi"},
                                          {WordClass::english, "en"}}};
    for (const Token& token : reading.tokens)
        if (token.is_word())
            for (Language& language : languages)
                language.found += token.is(language.words) ? 1 : 0;
    return std::ranges::max_element(languages, {}, &Language::found)->code;
}

} // namespace radslag::notes
