// From request to the page of search; see pages.hpp.
#include "search_pages/pages.hpp"

#include "platform/i18n/text.hpp"
#include "search_pages/asked_parts.hpp"
#include "search_pages/suggesting.hpp"

#include <algorithm>

namespace radslag::search_pages::pages {

namespace {

using views::ShownSearch;

void put_in_order(std::vector<store::Candidate>& hits, views::Order order) {
    if (order == views::Order::relevance)
        std::ranges::stable_sort(hits, std::ranges::greater(), &store::Candidate::score);
}

/// The question with the words that nothing is found for exchanged for those that may be meant.
void suggest(db::Session& session, const auth::Reader& reader, const Query& query,
             ShownSearch& shown) {
    std::string question;
    bool is_changed = false;
    for (const AskedWord& word : query.wanted) {
        Query alone;
        alone.wanted.push_back(word);
        const bool is_there =
            !store::found(session, reader, alone, {}, [](auto, auto) { return 0; }).hits.empty();
        const auto meant = is_there ? std::nullopt : word_meant(session, reader, word.written);
        question.append(question.empty() ? "" : " ").append(meant.value_or(word.written));
        is_changed |= meant.has_value();
    }
    if (is_changed)
        shown.suggestions.push_back({std::move(question)});
}

void find(db::Session& session, const auth::Reader& reader, const Asked& asked,
          ShownSearch& shown) {
    auto found = store::found(session, reader, asked.query, asked.narrowing,
                              [&](std::string_view stems, std::string_view parts) {
                                  return score_of(asked.query, stems, parts);
                              });
    shown.count = static_cast<std::int64_t>(found.hits.size());
    shown.is_more = found.is_more;
    shown.is_cut = found.is_cut;
    put_in_order(found.hits, asked.order);
    const auto first = (asked.page - 1) * views::hits_on_page;
    for (auto i = first; i < std::min(first + views::hits_on_page, shown.count); ++i)
        if (auto hit = store::hit(session, found.hits[static_cast<std::size_t>(i)].id)) {
            auto snippet = snippet_of(search::analyser(), asked.query, hit->text);
            shown.hits.push_back({std::move(*hit), std::move(snippet)});
        }
    if (shown.count == 0)
        suggest(session, reader, asked.query, shown);
}

ShownSearch shown_for(db::Session& session, const http::Request& request) {
    const auth::Reader reader = request.caller.reader();
    Asked asked = asked_of(session, reader, request);
    ShownSearch shown{.question = std::string(request.query.get("q").substr(0, longest_question)),
                      .filters = std::move(asked.filters)};
    shown.order = asked.order;
    shown.page = asked.page;
    shown.address = asked.address;
    shown.lag = lag(session);
    if (!asked.errors.empty()) {
        shown.error = Error{
            ErrorCode::invalid, {"It could not be searched so.", {}}, std::move(asked.errors)};
        return shown;
    }
    shown.is_asked = !asked.query.is_empty() || asked.narrowing != Narrowing{};
    if (shown.is_asked)
        find(session, reader, asked, shown);
    return shown;
}

} // namespace

Result<http::Response> show(const site::Site& site, http::Request& request) {
    const auto shown =
        site.database().reading([&](db::Session& session) { return shown_for(session, request); });
    site::Page page;
    page.title = i18n::tr(request.language, "Search");
    page.section = "/search";
    page.content = views::page(request.language, shown);
    page.status = shown.error ? 400 : 200;
    page.is_passing = shown.lag != Lag::none;
    return site.respond(request, page);
}

} // namespace radslag::search_pages::pages
