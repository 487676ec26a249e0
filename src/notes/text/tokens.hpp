// The fair copy cut into words, numbers and marks, each looked up once in the word lists; and its
// lines as ranges of them. All understanding works on these. Look next at unfold.hpp,
// sentences.hpp.
#pragma once

#include "notes/text/fair_copy.hpp"
#include "notes/text/words.hpp"

namespace radslag::notes {

enum class TokenKind : std::uint8_t {
    word,
    number,
    mark,   ///< one sign
    cell,   ///< the border between two cells or columns
    address ///< of a web page or a mailbox
};

struct Token {
    std::uint32_t begin = 0; ///< in the copy's text
    std::uint32_t end = 0;
    std::uint32_t folded = 0; ///< in Reading::folded
    std::uint32_t phrase = 0; ///< 1 + index of the longest listed phrase that begins here
    std::uint16_t folded_size = 0;
    TokenKind kind = TokenKind::mark;
    std::uint8_t value = 0;    ///< of a month, weekday or number word
    bool space_before = false; ///< or the line's beginning
    bool capital = false;      ///< begins with a capital letter
    bool all_capitals = false; ///< two letters at least, no small one
    bool genitive = false;     ///< known without its last s
    WordClasses classes;

    [[nodiscard]] bool is(WordClass word_class) const { return classes.has(word_class); }
    [[nodiscard]] bool is_word() const { return kind == TokenKind::word; }
};

/// A half-open range of tokens.
struct Range {
    std::size_t first = 0;
    std::size_t end = 0;

    [[nodiscard]] bool empty() const { return first >= end; }
    [[nodiscard]] std::size_t size() const { return empty() ? 0 : end - first; }
    bool operator==(const Range&) const = default;
};

/// A listed phrase of two words or more.
struct Phrase {
    Range tokens;
    WordClasses classes;
    std::uint8_t value = 0;
};

struct TextLine {
    LineKind kind = LineKind::text;
    std::uint8_t level = 0;
    bool after_blank = false;
    bool bold = false;
    bool done = false;    ///< a box before it is ticked
    bool cut_out = false; ///< cut out of a longer line whose own breaks were lost
    int page = 0;
    std::string_view marker;
    Range tokens;
};

/// What all the rest of src/notes reads.
class Reading {
  public:
    FairCopy copy;
    std::vector<Token> tokens;
    std::vector<TextLine> lines;
    std::vector<Phrase> phrases;
    std::string folded_text; ///< tokens folded, one space where the text has any

    [[nodiscard]] std::string_view text(std::size_t token) const;
    [[nodiscard]] std::string_view folded(std::size_t token) const;

    /// As printed, with one space for every gap; empty for an empty range.
    [[nodiscard]] std::string words(Range range) const;

    /// Folded; a view, as long as the range is within one line.
    [[nodiscard]] std::string_view folded(Range range) const;

    /// In the document's text.
    [[nodiscard]] Place place(Range range) const;

    /// How many tokens at `token` make a word or listed phrase of the class; 0 when none.
    [[nodiscard]] std::size_t match(std::size_t token, WordClass word_class) const;

    /// Whether `token` is exactly this mark.
    [[nodiscard]] bool is_mark(std::size_t token, char mark) const;

    /// The number a token prints; -1 when it is none or has more than nine digits.
    [[nodiscard]] int number(std::size_t token) const;
};

// What every rule asks of every token stands here, so that it costs no call.

inline std::string_view Reading::text(std::size_t token) const {
    const Token& at = tokens[token];
    return {copy.text.data() + at.begin, at.end - at.begin};
}

inline std::string_view Reading::folded(std::size_t token) const {
    return {folded_text.data() + tokens[token].folded, tokens[token].folded_size};
}

inline std::size_t Reading::match(std::size_t token, WordClass word_class) const {
    if (token >= tokens.size())
        return 0;
    const Token& at = tokens[token];
    if (at.phrase != 0 && phrases[at.phrase - 1].classes.has(word_class))
        return phrases[at.phrase - 1].tokens.size();
    return at.is(word_class) ? 1 : 0;
}

inline bool Reading::is_mark(std::size_t token, char mark) const {
    return token < tokens.size() && tokens[token].end == tokens[token].begin + 1 &&
           copy.text[tokens[token].begin] == mark;
}

/// Cuts the copy into tokens and looks them up.
Reading tokenize(FairCopy copy);

} // namespace radslag::notes
