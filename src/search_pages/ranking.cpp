// See ranking.hpp.
#include "search_pages/ranking.hpp"

#include <algorithm>
#include <set>

namespace radslag::search_pages {

namespace {

// Of each word that is asked for; the rest tells apart what is alike in these.
constexpr int in_title = 40;
constexpr int as_a_word = 20;
constexpr int as_a_part = 8;
constexpr int each_more = 3; ///< for up to four more times
constexpr int most_more = 4;
constexpr int early = 4; ///< among the first words
constexpr int near = 10; ///< of two words that follow each other in the question

constexpr std::size_t early_bytes = 120; ///< of stems
constexpr std::size_t near_bytes = 40;

/// Where a word that is asked for stands among stems: in a title, and in a text.
struct Places {
    bool is_in_title = false;
    int times = 0;
    std::size_t first = std::string_view::npos; ///< in the text
};

void find(std::string_view stems, std::size_t text_begin, std::string_view stem, Places& places) {
    for (auto at = stems.find(stem); at != std::string_view::npos; at = stems.find(stem, at + 1)) {
        if (at < text_begin) {
            places.is_in_title = true;
            continue;
        }
        ++places.times;
        places.first = std::min(places.first, at - text_begin);
        if (places.times > most_more)
            return;
    }
}

Places places_of(const AskedWord& word, std::string_view stems, std::size_t text_begin) {
    Places places;
    if (word.begins)
        find(stems, text_begin, ' ' + word.written, places);
    else
        for (const std::string& stem : word.stems)
            find(stems, text_begin, ' ' + stem + ' ', places);
    return places;
}

int score_of(const Places& places, const AskedWord& word, std::string_view parts) {
    int score = places.is_in_title ? in_title : 0;
    if (places.times > 0)
        score += as_a_word + each_more * std::min(places.times - 1, most_more) +
                 (places.first < early_bytes ? early : 0);
    if (score > 0)
        return score;
    const bool is_part = std::ranges::any_of(word.stems, [&](const std::string& stem) {
        return parts.find(' ' + stem + ' ') != std::string_view::npos;
    });
    return is_part ? as_a_part : 1;
}

bool fits(const AskedWord& asked, const search::Word& word) {
    if (asked.begins)
        return word.text.starts_with(asked.written) || word.stem.starts_with(asked.written);
    const auto is_asked = [&](const std::string& stem) {
        return std::ranges::find(asked.stems, stem) != asked.stems.end();
    };
    return is_asked(word.stem) || std::ranges::any_of(word.parts, is_asked);
}

constexpr std::size_t longest_snippet = 240; ///< bytes
constexpr std::size_t before_the_first = 60;

/// A word of the text that was asked for.
struct Met {
    std::size_t begin, end;
    std::size_t asked; ///< which of those asked for
};

std::vector<Met> met_in(const search::Analyser& analyser, const Query& query,
                        std::string_view text) {
    std::vector<Met> met;
    for (const search::Word& word : analyser.words(text, search::language_of(text)))
        for (std::size_t i = 0; i < query.wanted.size(); ++i)
            if (fits(query.wanted[i], word)) {
                met.push_back({word.begin, word.end, i});
                break;
            }
    return met;
}

/// From which of the words met on most different ones stand within a snippet.
std::size_t best_begin(const std::vector<Met>& met) {
    std::size_t best = 0;
    std::size_t most = 0;
    for (std::size_t i = 0; i < met.size(); ++i) {
        std::set<std::size_t> different;
        for (std::size_t j = i; j < met.size(); ++j) {
            if (met[j].end - met[i].begin > longest_snippet - before_the_first)
                break;
            different.insert(met[j].asked);
        }
        if (different.size() > most) {
            most = different.size();
            best = met[i].begin;
        }
    }
    return best;
}

/// The first place from `at` on where a word begins.
std::size_t word_begin(std::string_view text, std::size_t at) {
    if (at == 0)
        return 0;
    const std::size_t space = text.find_first_of(" \n", at);
    return space == std::string_view::npos ? at : space + 1;
}

} // namespace

int score_of(const Query& query, std::string_view stems, std::string_view parts) {
    const std::size_t bar = stems.find(" | ");
    const std::size_t text_begin = bar == std::string_view::npos ? 0 : bar + 2;
    int score = 0;
    std::size_t before = std::string_view::npos;
    for (const AskedWord& word : query.wanted) {
        const Places places = places_of(word, stems, text_begin);
        score += score_of(places, word, parts);
        if (places.first != std::string_view::npos && before != std::string_view::npos &&
            std::max(places.first, before) - std::min(places.first, before) < near_bytes)
            score += near;
        before = places.first;
    }
    return score;
}

std::vector<SnippetPiece> snippet_of(const search::Analyser& analyser, const Query& query,
                                     std::string_view text) {
    const auto met = met_in(analyser, query, text);
    const std::size_t best = best_begin(met);
    const std::size_t begin =
        best > before_the_first ? std::min(word_begin(text, best - before_the_first), best) : 0;
    std::size_t end = text.size();
    if (end - begin > longest_snippet) {
        end = text.find_last_of(" \n", begin + longest_snippet);
        if (end == std::string_view::npos || end <= begin)
            end = text.size();
    }
    std::vector<SnippetPiece> pieces;
    if (begin > 0)
        pieces.push_back({"… ", false});
    std::size_t at = begin;
    for (const Met& each : met) {
        if (each.begin < at || each.end > end)
            continue;
        pieces.push_back({std::string(text.substr(at, each.begin - at)), false});
        pieces.push_back({std::string(text.substr(each.begin, each.end - each.begin)), true});
        at = each.end;
    }
    pieces.push_back({std::string(text.substr(at, end - at)), false});
    if (end < text.size())
        pieces.push_back({" …", false});
    return pieces;
}

} // namespace radslag::search_pages
