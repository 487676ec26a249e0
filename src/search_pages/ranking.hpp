// How well an entry fits a question, and the piece of its text that shows it. Pure. Both engines
// give the same stems, so that the order is the same on both; docs/search.md says how it is made.
#pragma once

#include "search_pages/query.hpp"

namespace radslag::search_pages {

/// The more, the better. A word in the title counts most, then a whole word, then a part of a
/// compound; then how often, how early and how near to each other they stand.
int score_of(const Query& query, std::string_view stems, std::string_view parts);

/// A piece of a text, marked where it is a word that was asked for.
struct SnippetPiece {
    std::string text;
    bool is_marked = false;
};

/// The part of the text where most of the words stand, some 240 bytes of it.
std::vector<SnippetPiece> snippet_of(const search::Analyser& analyser, const Query& query,
                                     std::string_view text);

} // namespace radslag::search_pages
