// How the page of search looks; pages.cpp fetches what it shows.
#pragma once

#include "platform/html/fields.hpp"
#include "platform/http/request.hpp"
#include "search_pages/finding_store.hpp"
#include "search_pages/following.hpp"
#include "search_pages/ranking.hpp"

namespace radslag::search_pages::views {

enum class Order { relevance, date };

inline constexpr std::int64_t hits_on_page = 20;

/// A filter of the form: words to type, or one of several choices.
struct FilterField {
    html::Field field;
    std::vector<html::Choice> choices = {}; ///< empty: words to type
};

struct ShownHit {
    store::Hit hit;
    std::vector<SnippetPiece> snippet;
};

/// A word of the question for which nothing is found, and what may have been meant.
struct Suggestion {
    std::string question; ///< as it would be written then
};

struct ShownSearch {
    std::string question; ///< as it was written
    std::vector<FilterField> filters;
    std::optional<Error> error = {}; ///< what is wrong with it, by fields
    bool is_asked = false;           ///< false: nothing was asked for yet
    Order order = Order::relevance;
    std::int64_t page = 1;
    std::int64_t count = 0;
    bool is_more = false;
    bool is_cut = false;
    std::vector<ShownHit> hits = {};
    std::vector<Suggestion> suggestions = {};
    Lag lag = Lag::none;
    html::Url address = html::Url::path("/search"); ///< of this very search, on its first page

    [[nodiscard]] bool is_narrowed() const;
};

html::Html page(i18n::Language language, const ShownSearch& shown);

std::string_view kind_word(i18n::Language language, Kind kind);

} // namespace radslag::search_pages::views
