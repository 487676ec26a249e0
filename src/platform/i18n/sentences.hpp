// Finds the sentences for users that stand in C++ source, so that a test can ask for the Swedish of
// each. text.hpp says how they are written; locale/sv.po holds the Swedish.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace radslag::i18n {

struct Sentence {
    std::string english;
    int line = 0;
};

/// The literals in `failure(code, "…"`, `Message{"…"`, `{"…", {` (a message as well),
/// `Literal("…"`, `tr(language, "…"` and `plural(language, count, "…", "…"`, neighbouring literals
/// joined, comments left out.
std::vector<Sentence> sentences_in(std::string_view source);

/// The places in a sentence, "{0}{1}", each once and in order.
std::string places_in(std::string_view sentence);

} // namespace radslag::i18n
