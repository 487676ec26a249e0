// What somebody asks for: words, "phrases", -without, begin*, and what the answer is narrowed to.
// Pure. finding_store.hpp asks the index for it, ranking.hpp puts in order what it finds.
#pragma once

#include "platform/base/result.hpp"
#include "platform/db/database.hpp"
#include "search_pages/entries.hpp"

namespace radslag::search_pages {

/// Longer questions are refused, with a sentence.
inline constexpr std::size_t longest_question = 400; ///< bytes
inline constexpr std::size_t most_words = 16;
/// Fewer letters begin too many words.
inline constexpr std::size_t shortest_beginning = 3;

/// One word of a question.
struct AskedWord {
    std::string written;            ///< folded
    std::vector<std::string> stems; ///< by the rules of each language, each once
    bool begins = false;            ///< all words that begin so
};

/// Words that follow each other.
struct AskedPhrase {
    std::vector<std::string> stems; ///< " a b " by the rules of each language, each once
};

struct Query {
    std::vector<AskedWord> wanted; ///< those of the phrases too
    std::vector<AskedWord> unwanted;
    std::vector<AskedPhrase> phrases;
    std::vector<AskedPhrase> unwanted_phrases;

    [[nodiscard]] bool is_empty() const {
        return wanted.empty() && unwanted.empty() && unwanted_phrases.empty();
    }
    [[nodiscard]] bool has_phrases() const { return !phrases.empty() || !unwanted_phrases.empty(); }
};

/// Reads a question. What are no words (control characters, signs) counts as not written. Errors:
/// invalid when it is too long or has too many words.
Result<Query> parse_query(const search::Analyser& analyser, std::string_view question);

/// What the answer is narrowed to.
struct Narrowing {
    std::optional<Kind> kind;
    std::optional<std::string> body, organisation, person, theme, state;
    std::optional<Day> from, to;

    bool operator==(const Narrowing&) const = default;
};

/// The question as an engine's index understands it, cut to the audiences.
std::string match_text(db::Engine engine, const Query& query, const Narrowing& narrowing,
                       const std::vector<std::string>& audiences);

/// Whether an entry has the phrases that are wanted and none that are not.
bool has_phrases(const Query& query, std::string_view stems);

} // namespace radslag::search_pages
