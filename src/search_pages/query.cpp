// See query.hpp.
#include "search_pages/query.hpp"

#include <algorithm>

namespace radslag::search_pages {

namespace {

using i18n::Language;

/// A piece of a question as it is written: a word or a phrase.
struct Piece {
    std::string_view text;
    bool is_unwanted = false;
    bool begins = false;
};

bool is_space(char c) {
    return static_cast<unsigned char>(c) <= ' ' || c == '\x7f';
}

std::vector<Piece> pieces_of(std::string_view question) {
    std::vector<Piece> pieces;
    while (!question.empty()) {
        if (is_space(question.front())) {
            question.remove_prefix(1);
            continue;
        }
        Piece piece;
        if (question.front() == '-' && question.size() > 1 && !is_space(question[1])) {
            piece.is_unwanted = true;
            question.remove_prefix(1);
        }
        const bool is_quoted = question.front() == '"';
        if (is_quoted)
            question.remove_prefix(1);
        const auto end = std::ranges::find_if(
            question, [&](char c) { return c == '"' || (!is_quoted && is_space(c)); });
        piece.text = {question.begin(), end};
        question.remove_prefix(piece.text.size());
        if (is_quoted && !question.empty())
            question.remove_prefix(1);
        piece.begins = !is_quoted && piece.text.ends_with('*');
        pieces.push_back(piece);
    }
    return pieces;
}

void add_once(std::vector<std::string>& all, std::string text) {
    if (std::ranges::find(all, text) == all.end())
        all.push_back(std::move(text));
}

/// The words of a piece, each with its stems in both languages.
std::vector<AskedWord> words_of(const search::Analyser& analyser, const Piece& piece) {
    std::vector<AskedWord> words;
    for (const Language language : {Language::swedish, Language::english}) {
        auto found = analyser.words(piece.text, language);
        words.resize(found.size());
        for (std::size_t i = 0; i < found.size(); ++i) {
            words[i].written = std::move(found[i].text);
            add_once(words[i].stems, std::move(found[i].stem));
        }
    }
    if (piece.begins && !words.empty())
        words.back().begins = words.back().written.size() >= shortest_beginning;
    return words;
}

AskedPhrase phrase_of(const search::Analyser& analyser, const Piece& piece) {
    AskedPhrase phrase;
    for (const Language language : {Language::swedish, Language::english}) {
        std::string stems = " ";
        for (const search::Word& word : analyser.words(piece.text, language))
            stems += word.stem + ' ';
        add_once(phrase.stems, std::move(stems));
    }
    return phrase;
}

void add(const search::Analyser& analyser, const Piece& piece, Query& query) {
    auto words = words_of(analyser, piece);
    // What is written in one, as a registry number, stands in one.
    const bool is_phrase = words.size() > 1 && !words.back().begins;
    if (is_phrase)
        (piece.is_unwanted ? query.unwanted_phrases : query.phrases)
            .push_back(phrase_of(analyser, piece));
    if (is_phrase && piece.is_unwanted)
        return;
    auto& all = piece.is_unwanted ? query.unwanted : query.wanted;
    std::ranges::move(words, std::back_inserter(all));
}

/// Writes a question for one engine.
class Writing {
  public:
    explicit Writing(db::Engine engine) : is_sqlite_(engine == db::Engine::sqlite) {}

    /// All that is wanted comes first, then what is not.
    void want(const std::string& part) {
        if (!text_.empty())
            text_ += is_sqlite_ ? " AND " : " & ";
        text_ += part;
    }
    void refuse(const std::string& part) {
        text_ = '(' + text_ + (is_sqlite_ ? ") NOT " : ") & !") + part;
    }
    [[nodiscard]] std::string term(const std::string& term) const {
        return is_sqlite_ ? '"' + term + '"' : '\'' + term + '\'';
    }
    [[nodiscard]] std::string beginning(const std::string& letters) const {
        return term(letters) + (is_sqlite_ ? " *" : ":*");
    }
    [[nodiscard]] std::string any_of(const std::vector<std::string>& terms) const {
        std::string all = "(";
        for (const std::string& each : terms)
            all += (all.size() == 1 ? "" : is_sqlite_ ? " OR " : " | ") + term(each);
        return all + ')';
    }
    [[nodiscard]] std::string word(const AskedWord& word) const {
        return word.begins ? beginning(word.written) : any_of(word.stems);
    }
    std::string take() { return std::move(text_); }

  private:
    bool is_sqlite_;
    std::string text_;
};

} // namespace

Result<Query> parse_query(const search::Analyser& analyser, std::string_view question) {
    if (question.size() > longest_question)
        return failure(ErrorCode::invalid, "The question is too long. Write fewer words.");
    Query query;
    for (const Piece& piece : pieces_of(question))
        add(analyser, piece, query);
    if (query.wanted.size() + query.unwanted.size() > most_words)
        return failure(ErrorCode::invalid, "The question has too many words. Write {0} at most.",
                       {std::to_string(most_words)});
    return query;
}

std::string match_text(db::Engine engine, const Query& query, const Narrowing& narrowing,
                       const std::vector<std::string>& audiences) {
    Writing writing(engine);
    for (const AskedWord& word : query.wanted)
        writing.want(writing.word(word));
    const auto narrow = [&](char what, const std::optional<std::string>& value) {
        if (value)
            writing.want(writing.term(filter_term(what, *value)));
    };
    narrow(by_kind,
           narrowing.kind ? std::optional(std::string(kinds.text(*narrowing.kind))) : std::nullopt);
    narrow(by_body, narrowing.body);
    narrow(by_organisation, narrowing.organisation);
    narrow(by_person, narrowing.person);
    narrow(by_theme, narrowing.theme);
    narrow(by_state, narrowing.state);
    std::vector<std::string> terms{filter_term(by_audience, everybody)};
    for (const std::string& audience : audiences)
        terms.push_back(filter_term(by_audience, audience));
    writing.want(writing.any_of(terms));
    for (const AskedWord& word : query.unwanted)
        writing.refuse(writing.word(word));
    return writing.take();
}

bool has_phrases(const Query& query, std::string_view stems) {
    const auto stands = [&](const AskedPhrase& phrase) {
        return std::ranges::any_of(phrase.stems, [&](const std::string& each) {
            return stems.find(each) != std::string_view::npos;
        });
    };
    return std::ranges::all_of(query.phrases, stands) &&
           std::ranges::none_of(query.unwanted_phrases, stands);
}

} // namespace radslag::search_pages
