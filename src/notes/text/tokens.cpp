// The tokenizer; see tokens.hpp. One pass over the text, one lookup a token.
#include "notes/text/tokens.hpp"

#include "notes/text/letters.hpp"

#include <algorithm>
#include <charconv>

namespace radslag::notes {

namespace {

/// Classes that a word keeps when it is known without its last s: names, which take a genitive.
constexpr WordClasses with_genitive(WordClass::given_name, WordClass::given_or_common,
                                    WordClass::family_name, WordClass::ministry, WordClass::agency,
                                    WordClass::county_board, WordClass::region,
                                    WordClass::association, WordClass::university,
                                    WordClass::company, WordClass::place, WordClass::role,
                                    WordClass::chair_role, WordClass::month);

constexpr WordClasses names_a_person(WordClass::given_name, WordClass::given_or_common);

class Tokenizer {
  public:
    explicit Tokenizer(FairCopy copy) {
        reading_.copy = std::move(copy);
        reading_.tokens.reserve(reading_.copy.text.size() / 5 + 8);
        reading_.folded_text.reserve(reading_.copy.text.size() + 8);
        reading_.lines.reserve(reading_.copy.lines.size());
    }

    Reading run() {
        for (const Line& line : reading_.copy.lines) {
            TextLine out;
            out.kind = line.kind;
            out.level = line.level;
            out.after_blank = line.after_blank;
            out.bold = line.bold;
            out.done = line.done;
            out.page = line.page;
            out.marker = line.marker;
            out.tokens.first = reading_.tokens.size();
            cut(line.place);
            out.tokens.end = reading_.tokens.size();
            reading_.folded_text += '\n';
            if (!out.tokens.empty()) {
                find_phrases(out.tokens);
                reading_.lines.push_back(out);
            }
        }
        return std::move(reading_);
    }

  private:
    [[nodiscard]] std::string_view text() const { return reading_.copy.text; }

    void cut(Place line) {
        line_begin_ = reading_.tokens.size();
        bool space = true;
        for (std::size_t at = line.begin; at < line.end;) {
            const char sign = text()[at];
            if (sign == ' ') {
                space = true;
                ++at;
            } else if (sign == '\t') {
                add(TokenKind::cell, at, at + 1, true);
                space = true;
                ++at;
            } else {
                at = cut_one(at, line.end, space);
                space = false;
            }
        }
    }

    std::size_t cut_one(std::size_t at, std::size_t line_end, bool space) {
        const std::size_t end = std::min(word_end(text(), at), line_end);
        if (end > at) {
            const bool number = std::all_of(text().begin() + static_cast<std::ptrdiff_t>(at),
                                            text().begin() + static_cast<std::ptrdiff_t>(end),
                                            [](char sign) { return sign >= '0' && sign <= '9'; });
            if (begins_address(end))
                return add_address(at, line_end, space);
            add(number ? TokenKind::number : TokenKind::word, at, end, space);
            return end;
        }
        const std::size_t next = at + character_at(text(), at).size;
        add(TokenKind::mark, at, std::min(next, line_end), space);
        return std::min(next, line_end);
    }

    /// Whether what follows the word that ends here makes it part of an address.
    [[nodiscard]] bool begins_address(std::size_t end) const {
        const auto rest = text().substr(end);
        return (rest.starts_with('@') && rest.size() > 1 && word_end(rest, 1) > 1) ||
               rest.starts_with("://") || (rest.starts_with('.') && ends_with_www(end));
    }

    [[nodiscard]] bool ends_with_www(std::size_t end) const {
        return end >= 3 && text().substr(end - 3, 3) == "www";
    }

    /// The whole run without spaces is one address: what stands before it without a space too.
    std::size_t add_address(std::size_t at, std::size_t line_end, bool space) {
        while (!space && reading_.tokens.size() > line_begin_ && reading_.tokens.back().end == at &&
               belongs_to_address(reading_.tokens.back())) {
            at = reading_.tokens.back().begin;
            space = reading_.tokens.back().space_before;
            reading_.folded_text.resize(reading_.tokens.back().folded);
            if (reading_.folded_text.ends_with(' '))
                reading_.folded_text.pop_back();
            reading_.tokens.pop_back();
        }
        std::size_t end = at;
        while (end < line_end && text()[end] != ' ' && text()[end] != '\t' && text()[end] != '>')
            ++end;
        while (end > at + 1 &&
               std::string_view(".,;:)]!?\"'").find(text()[end - 1]) != std::string_view::npos)
            --end;
        add(TokenKind::address, at, end, space);
        return end;
    }

    [[nodiscard]] bool belongs_to_address(const Token& token) const {
        const char sign = text()[token.begin];
        return token.kind == TokenKind::word || token.kind == TokenKind::number || sign == '.' ||
               sign == '-' || sign == '_' || sign == '+';
    }

    void add(TokenKind kind, std::size_t begin, std::size_t end, bool space) {
        std::string& folded = reading_.folded_text;
        if (space && reading_.tokens.size() > line_begin_)
            folded += ' ';
        Token token;
        token.begin = static_cast<std::uint32_t>(begin);
        token.end = static_cast<std::uint32_t>(end);
        token.kind = kind;
        token.space_before = space;
        token.folded = static_cast<std::uint32_t>(folded.size());
        append_folded(text().substr(begin, end - begin), folded);
        token.folded_size =
            static_cast<std::uint16_t>(std::min<std::size_t>(folded.size() - token.folded, 0xFFFF));
        if (kind == TokenKind::word)
            look_up(token);
        reading_.tokens.push_back(token);
    }

    void look_up(Token& token) {
        const auto printed = text().substr(token.begin, token.end - token.begin);
        token.capital = is_capital(character_at(printed, 0).code);
        token.all_capitals = token.capital && is_all_capitals(printed);
        const auto folded =
            std::string_view(reading_.folded_text).substr(token.folded, token.folded_size);
        if (folded.size() > 60)
            return;
        Word word = find_word(folded);
        if (word.classes.empty() && folded.size() > 3) {
            if (folded.ends_with('s')) {
                word =
                    find_word(folded.substr(0, folded.size() - (folded.ends_with(":s") ? 2 : 1)));
                word.classes = word.classes & with_genitive;
                token.genitive = !word.classes.empty();
            }
            if (word.classes.empty() && token.capital &&
                (is_double_given_name(folded) || is_joined_given_name(folded)))
                word.classes = WordClasses(WordClass::given_name);
        }
        if (token.capital && !token.all_capitals && has_inner_capital(printed))
            word.classes = word.classes.without(names_a_person);
        token.classes = word.classes;
        token.value = word.value;
    }

    /// "Ann-Karin" is a given name when both its parts are.
    static bool is_double_given_name(std::string_view folded) {
        const auto hyphen = folded.find('-');
        return hyphen != std::string_view::npos && hyphen > 1 && hyphen + 2 < folded.size() &&
               find_word(folded.substr(0, hyphen)).classes.any(names_a_person) &&
               find_word(folded.substr(hyphen + 1)).classes.any(names_a_person);
    }

    /// "Annbritt", "Karlerik": one of the names that others are joined to, and another.
    static bool is_joined_given_name(std::string_view folded) {
        for (const std::string_view first :
             {"ann", "anna", "anne", "britt", "carl", "karl", "lars", "sven", "bengt", "gun", "maj",
              "rose", "lill", "inga", "marie", "eva"})
            if (folded.size() > first.size() + 3 && folded.starts_with(first) &&
                find_word(folded.substr(first.size())).classes.has(WordClass::given_name))
                return true;
        return false;
    }

    /// "DalaMat": a capital that no hyphen stands before.
    static bool has_inner_capital(std::string_view printed) {
        for (std::size_t at = character_at(printed, 0).size; at < printed.size();) {
            const Character character = character_at(printed, at);
            if (is_capital(character.code) &&
                is_letter(static_cast<unsigned char>(printed[at - 1])))
                return true;
            at += character.size;
        }
        return false;
    }

    static bool is_all_capitals(std::string_view printed) {
        int letters = 0;
        for (std::size_t at = 0; at < printed.size();) {
            const Character character = character_at(printed, at);
            at += character.size;
            if (is_letter(character.code) && !is_capital(character.code))
                return false;
            letters += is_letter(character.code) ? 1 : 0;
        }
        return letters >= 2;
    }

    /// The longest listed phrase at every token of a line that can begin one.
    void find_phrases(Range line) {
        for (std::size_t i = line.first; i < line.end; ++i) {
            if (reading_.tokens[i].kind != TokenKind::word)
                continue;
            const std::size_t most =
                std::min<std::size_t>(find_word(reading_.folded(i)).phrase_words, line.end - i);
            for (std::size_t count = most; count > 1; --count)
                if (phrase_found({i, i + count}))
                    break;
        }
    }

    bool phrase_found(Range range) {
        const auto folded = reading_.folded(range);
        Word word = find_word(folded);
        if (word.classes.empty() && folded.ends_with('s')) {
            word = find_word(folded.substr(0, folded.size() - 1));
            word.classes = word.classes & with_genitive;
        }
        if (word.classes.empty())
            return false;
        reading_.phrases.push_back({range, word.classes, word.value});
        reading_.tokens[range.first].phrase = static_cast<std::uint32_t>(reading_.phrases.size());
        return true;
    }

    Reading reading_;
    std::size_t line_begin_ = 0;
};

} // namespace

std::string_view Reading::folded(Range range) const {
    if (range.empty())
        return {};
    const std::size_t begin = tokens[range.first].folded;
    const Token& last = tokens[range.end - 1];
    return std::string_view(folded_text).substr(begin, last.folded + last.folded_size - begin);
}

std::string Reading::words(Range range) const {
    if (range.empty())
        return {};
    std::string out(copy.text, tokens[range.first].begin,
                    tokens[range.end - 1].end - tokens[range.first].begin);
    std::replace(out.begin(), out.end(), '\t', ' ');
    std::replace(out.begin(), out.end(), '\n', ' ');
    return out;
}

Place Reading::place(Range range) const {
    if (range.empty())
        return {};
    return copy.source({tokens[range.first].begin, tokens[range.end - 1].end});
}

int Reading::number(std::size_t token) const {
    if (token >= tokens.size() || tokens[token].kind != TokenKind::number ||
        tokens[token].end - tokens[token].begin > 9)
        return -1;
    const auto digits = text(token);
    int value = -1;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

Reading tokenize(FairCopy copy) {
    return Tokenizer(std::move(copy)).run();
}

} // namespace radslag::notes
