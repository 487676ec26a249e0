// What the address of a search says: the question and what it is narrowed to, and the fields of the
// form that show it again.
#pragma once

#include "platform/auth/rights.hpp"
#include "search_pages/views.hpp"

namespace radslag::search_pages {

struct Asked {
    Query query;
    Narrowing narrowing;
    std::vector<views::FilterField> filters;
    std::vector<FieldError> errors; ///< all that is wrong with it
    views::Order order = views::Order::relevance;
    std::int64_t page = 1;
    html::Url address = html::Url::path("/search");
};

/// Names of persons are taken for those whom this reader may see.
Asked asked_of(db::Session& session, const auth::Reader& reader, const http::Request& request);

} // namespace radslag::search_pages
