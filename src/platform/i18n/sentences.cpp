// A small reader of C++: words, strings and marks, which is all that is needed to find the calls.
// Declared in sentences.hpp.
#include "platform/i18n/sentences.hpp"

#include <algorithm>
#include <cctype>
#include <span>

namespace radslag::i18n {
namespace {

struct Token {
    enum class Kind { word, text, mark };
    Kind kind = Kind::mark;
    std::string text;
    int line = 0;
};

class CodeReader {
  public:
    explicit CodeReader(std::string_view code) : code_(code) {}

    std::vector<Token> read() {
        while (at_ < code_.size())
            read_one();
        return std::move(tokens_);
    }

  private:
    void read_one() {
        const char c = code_[at_];
        if (code_.substr(at_).starts_with("//")) {
            skip_to("\n");
        } else if (code_.substr(at_).starts_with("/*")) {
            skip_to("*/");
        } else if (code_.substr(at_).starts_with("R\"")) {
            read_raw();
        } else if (c == '"' || c == '\'') {
            read_quoted(c);
        } else if (is_word(c)) {
            read_word();
        } else {
            step();
            if (!std::isspace(static_cast<unsigned char>(c)))
                tokens_.push_back({Token::Kind::mark, std::string(1, c), line_});
        }
    }

    static bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

    void step() {
        if (code_[at_] == '\n')
            ++line_;
        ++at_;
    }

    void skip_to(std::string_view end) {
        const std::size_t found = std::min(code_.find(end, at_), code_.size());
        while (at_ < std::min(found + end.size(), code_.size()))
            step();
    }

    void read_word() {
        Token word{Token::Kind::word, {}, line_};
        // A quotation mark inside a number separates digits: 1'000.
        while (at_ < code_.size() &&
               (is_word(code_[at_]) ||
                (code_[at_] == '\'' && std::isdigit(static_cast<unsigned char>(word.text[0])))))
            word.text += code_[at_++];
        tokens_.push_back(std::move(word));
    }

    void read_raw() {
        const int line = line_;
        const std::size_t open = std::min(code_.find('(', at_), code_.size());
        const std::string end = ")" + std::string(code_.substr(at_ + 2, open - at_ - 2)) + "\"";
        const std::size_t close = std::min(code_.find(end, open), code_.size());
        tokens_.push_back(
            {Token::Kind::text, std::string(code_.substr(open + 1, close - open - 1)), line});
        skip_to(end);
    }

    void read_quoted(char quote) {
        Token text{quote == '"' ? Token::Kind::text : Token::Kind::mark, {}, line_};
        step();
        while (at_ < code_.size() && code_[at_] != quote) {
            if (code_[at_] == '\\' && at_ + 1 < code_.size()) {
                ++at_;
                text.text += code_[at_] == 'n' ? '\n' : code_[at_] == 't' ? '\t' : code_[at_];
            } else {
                text.text += code_[at_];
            }
            step();
        }
        if (at_ < code_.size())
            step();
        const bool goes_on = text.kind == Token::Kind::text && !tokens_.empty() &&
                             tokens_.back().kind == Token::Kind::text;
        if (goes_on)
            tokens_.back().text += text.text;
        else
            tokens_.push_back(std::move(text));
    }

    std::string_view code_;
    std::size_t at_ = 0;
    int line_ = 1;
    std::vector<Token> tokens_;
};

/// The first token of each argument after the opening bracket at `open`.
std::vector<const Token*> arguments_after(std::span<const Token> tokens, std::size_t open) {
    std::vector<const Token*> firsts;
    int depth = 0;
    for (std::size_t i = open + 1; i < tokens.size() && depth >= 0; ++i) {
        const std::string& text = tokens[i].text;
        const bool is_mark = tokens[i].kind == Token::Kind::mark;
        if (depth == 0 && (i == open + 1 ||
                           (tokens[i - 1].kind == Token::Kind::mark && tokens[i - 1].text == ",")))
            firsts.push_back(&tokens[i]);
        if (is_mark && (text == "(" || text == "{" || text == "["))
            ++depth;
        if (is_mark && (text == ")" || text == "}" || text == "]"))
            --depth;
    }
    return firsts;
}

/// Whether a message begins here whose type the code leaves out: `{"The file {0} is empty.", {`.
bool is_nameless_message(std::span<const Token> tokens) {
    if (tokens.size() < 4 || tokens[1].kind != Token::Kind::text)
        return false;
    const auto is_mark = [&](std::size_t i, std::string_view mark) {
        return tokens[i].kind == Token::Kind::mark && tokens[i].text == mark;
    };
    const std::string& text = tokens[1].text;
    return is_mark(0, "{") && is_mark(2, ",") && is_mark(3, "{") && !text.empty() &&
           text.front() >= 'A' && text.front() <= 'Z' && text.find(' ') != std::string::npos;
}

/// Which arguments of a call are sentences.
struct Call {
    std::string_view name;
    std::string_view bracket;
    std::vector<std::size_t> sentences;
};

} // namespace

std::vector<Sentence> sentences_in(std::string_view source) {
    static const std::vector<Call> calls{
        {"failure", "(", {1}}, {"Message", "{", {0}},   {"tr", "(", {1}},
        {"Literal", "(", {0}}, {"plural", "(", {2, 3}},
    };
    const std::vector<Token> tokens = CodeReader(source).read();
    std::vector<Sentence> sentences;
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        const auto call = std::ranges::find_if(calls, [&](const Call& known) {
            return tokens[i].kind == Token::Kind::word && tokens[i].text == known.name &&
                   tokens[i + 1].text == known.bracket;
        });
        if (call == calls.end()) {
            const bool is_named = i > 0 && tokens[i - 1].text == "Message";
            if (!is_named && is_nameless_message(std::span(tokens).subspan(i)))
                sentences.push_back({tokens[i + 1].text, tokens[i + 1].line});
            continue;
        }
        const std::vector<const Token*> arguments = arguments_after(tokens, i + 1);
        for (const std::size_t index : call->sentences)
            if (index < arguments.size() && arguments[index]->kind == Token::Kind::text)
                sentences.push_back({arguments[index]->text, arguments[index]->line});
    }
    return sentences;
}

std::string places_in(std::string_view sentence) {
    std::string places;
    for (char digit = '0'; digit <= '9'; ++digit) {
        const std::string place{'{', digit, '}'};
        if (sentence.find(place) != std::string_view::npos)
            places += place;
    }
    return places;
}

} // namespace radslag::i18n
