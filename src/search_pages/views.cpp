// See views.hpp.
#include "search_pages/views.hpp"

#include "platform/i18n/text.hpp"
#include "platform/site/parts.hpp"

#include <algorithm>

namespace radslag::search_pages::views {

using namespace html;
using i18n::Language;
using i18n::tr;

namespace {

/// Where a hit leads.
Url url_of(const store::Hit& hit) {
    const std::string& id = hit.record.id;
    switch (hit.record.kind) {
    case Kind::meeting:
        return Url::path("/meetings") / id;
    case Kind::point:
        return (Url::path("/meetings") / hit.page).at("p-" + id);
    case Kind::turn:
        return (Url::path("/meetings") / hit.page).at("t-" + id);
    case Kind::decision:
        return (Url::path("/meetings") / hit.page).at("d-" + id);
    case Kind::input:
    case Kind::answer:
        return Url::path("/inputs") / hit.page;
    case Kind::commitment:
        return Url::path("/commitments") / id;
    case Kind::matter:
        return Url::path("/matters") / id;
    case Kind::person:
        return Url::path("/people") / id;
    case Kind::organisation:
        return Url::path("/organisations") / id;
    case Kind::document:
        return Url::path("/documents") / id;
    }
    throw std::logic_error("a kind of record without its page");
}

/// The heading of a hit: its title, or the beginning of its text.
std::string heading_of(const store::Hit& hit) {
    constexpr std::size_t most = 90;
    if (!hit.title.empty())
        return hit.title;
    std::string_view text = hit.text;
    if (text.size() <= most)
        return std::string(text);
    const std::size_t space = text.find_last_of(" \n", most);
    text = text.substr(0, space == std::string_view::npos || space == 0 ? text.size() : space);
    return std::string(text) + " …";
}

Html snippet_html(const std::vector<SnippetPiece>& pieces) {
    return each(pieces, [](const SnippetPiece& piece) -> Html {
        return piece.is_marked ? Html(mark(piece.text)) : Html(group(piece.text));
    });
}

/// "Said · Region Dalarna · Tjänstemannaforum · 18 nov 2016".
Html standing(Language language, const store::Hit& hit) {
    Html line = span(cls("tag"), kind_word(language, hit.record.kind));
    const bool is_own = hit.record.kind == Kind::organisation;
    if (hit.organisation && !is_own)
        line += group(" ", span(hit.organisation->name));
    if (hit.body)
        line += group(hit.organisation ? " · " : " ", span(hit.body->name));
    if (hit.day)
        line +=
            group(hit.organisation || hit.body ? " · " : " ", date_in_table(language, *hit.day));
    return line;
}

Html hit_html(Language language, const ShownHit& shown) {
    return li(h2(a(href(url_of(shown.hit)), heading_of(shown.hit))),
              p(cls("quiet small"), standing(language, shown.hit)),
              when(!shown.hit.text.empty(),
                   [&]() -> Html { return p(cls("snippet"), snippet_html(shown.snippet)); }));
}

std::string count_words(Language language, const ShownSearch& shown) {
    if (shown.is_more || shown.is_cut)
        return tr(language, "{0}+ hits", shown.count);
    return i18n::plural(language, shown.count, "{0} hit", "{0} hits");
}

Html order_links(Language language, const ShownSearch& shown) {
    const auto link = [&](Order order, std::string_view words) -> Html {
        const Url url = order == Order::date ? shown.address.with("sort", "date") : shown.address;
        return li(a(href(url), when(order == shown.order, aria_current()), words));
    };
    return nav(aria_label(tr(language, "Order of the hits")),
               ul(cls("tabs"), link(Order::relevance, tr(language, "Best first")),
                  link(Order::date, tr(language, "Newest first"))));
}

Html cap_words(Language language, const ShownSearch& shown) {
    if (shown.is_more)
        return p(cls("quiet small"),
                 tr(language,
                    "There are more. The newest {0} are shown here: narrow the search to "
                    "reach the others.",
                    shown.count));
    if (shown.is_cut)
        return p(cls("quiet small"),
                 tr(language,
                    "The newest {0} texts with these words were looked through for the "
                    "phrase. Narrow the search to reach the others.",
                    store::most_looked_through));
    return {};
}

/// How far "best first" reaches.
Html order_words(Language language, const ShownSearch& shown) {
    if (shown.order != Order::relevance ||
        shown.count <= static_cast<std::int64_t>(store::most_ranked))
        return {};
    return p(cls("quiet small"),
             tr(language,
                "The newest {0} stand first, in order of how well they fit; the others follow by "
                "their days.",
                store::most_ranked));
}

Html pages_html(Language language, const ShownSearch& shown) {
    const std::int64_t last = (shown.count + hits_on_page - 1) / hits_on_page;
    if (last <= 1)
        return {};
    const auto url = [&](std::int64_t page) {
        Url to = shown.order == Order::date ? shown.address.with("sort", "date") : shown.address;
        return page == 1 ? to : to.with("page", std::to_string(page));
    };
    const Html previous = when(shown.page > 1, [&]() -> Html {
        return a(attribute("rel", "prev"), href(url(shown.page - 1)),
                 tr(language, "Previous page"));
    });
    const Html next = when(shown.page < last, [&]() -> Html {
        return a(attribute("rel", "next"), href(url(shown.page + 1)), tr(language, "Next page"));
    });
    return nav(cls("pages"), aria_label(tr(language, "Pages of the list")), previous,
               span(aria_current(), tr(language, "Page {0} of {1}", shown.page, last)), next);
}

Html suggestions_html(Language language, const ShownSearch& shown) {
    if (shown.suggestions.empty())
        return {};
    return p(tr(language, "Did you mean:"), " ",
             each(shown.suggestions, [](const Suggestion& suggestion) -> Html {
                 return group(a(href(Url::path("/search").with("q", suggestion.question)),
                                suggestion.question),
                              " ");
             }));
}

Html nothing_html(Language language, const ShownSearch& shown) {
    const Html all = when(shown.is_narrowed(), [&]() -> Html {
        return li(a(href(Url::path("/search").with("q", shown.question)),
                    tr(language, "Search without the filters")));
    });
    return div(cls("empty"), suggestions_html(language, shown),
               p(tr(language, "Nothing that you may read fits. You can try this:")),
               ul(all, li(tr(language, "fewer words: a hit has all of them")),
                  li(tr(language, "the beginning of a word with a star, as in strateg*")),
                  li(tr(language, "another spelling, or another word for the same"))));
}

Html lag_html(Language language, Lag lag) {
    if (lag == Lag::being_made)
        return p(cls("quiet"), tr(language, "The index is being made just now: not everything is "
                                            "found yet."));
    if (lag == Lag::some_acts)
        return p(cls("quiet"),
                 tr(language, "What was saved in the last moments is not found yet."));
    return {};
}

/// What can be asked, before anything is.
Html help_html(Language language) {
    return div(cls("stack"),
               p(tr(language, "A hit has all the words that you write, in any form.")),
               ul(li(tr(language,
                        "\"the next meeting\" in quotation marks: words that follow each other")),
                  li(tr(language, "-bridge with a minus: without that word")),
                  li(tr(language, "strateg* with a star: all words that begin so"))),
               p(a(href(Url::path("/manual/reading")), tr(language, "More in the manual"))));
}

Html found_html(Language language, const ShownSearch& shown) {
    if (shown.count == 0)
        return group(p(cls("count"), role("status"), tr(language, "0 hits")),
                     nothing_html(language, shown));
    return group(
        order_links(language, shown), p(cls("count"), role("status"), count_words(language, shown)),
        cap_words(language, shown), order_words(language, shown),
        ol(cls("hits"), attribute("start", (shown.page - 1) * hits_on_page + 1),
           each(shown.hits, [&](const ShownHit& hit) -> Html { return hit_html(language, hit); })),
        pages_html(language, shown));
}

Html form_html(Language language, const ShownSearch& shown) {
    const auto field = [](const FilterField& filter) -> Html {
        return filter.choices.empty() ? text_field(filter.field)
                                      : select_field(filter.field, filter.choices);
    };
    const std::string wrong = shown.error ? error_of(language, *shown.error, "q") : std::string();
    const bool is_narrowed_wrongly = shown.error && wrong.empty();
    return form(cls("search-form"), role("search"), action(Url::path("/search")),
                aria_label(tr(language, "Search and narrow")),
                div(cls("search-row"),
                    text_field({.name = "q",
                                .label = std::string(tr(language, "Search in the whole register")),
                                .error = wrong,
                                .value = shown.question},
                               InputType::search),
                    submit_button(tr(language, "Search"))),
                details(flag("open", shown.is_narrowed() || is_narrowed_wrongly),
                        summary(tr(language, "Narrow the search")),
                        div(cls("filters"), each(shown.filters, field),
                            div(cls("actions"),
                                submit_button(tr(language, "Choose"), ButtonKind::secondary)))));
}

} // namespace

bool ShownSearch::is_narrowed() const {
    return std::ranges::any_of(
        filters, [](const FilterField& filter) { return !filter.field.value.empty(); });
}

std::string_view kind_word(Language language, Kind kind) {
    switch (kind) {
    case Kind::meeting:
        return tr(language, "Meeting");
    case Kind::point:
        return tr(language, "Point");
    case Kind::turn:
        return tr(language, "Said");
    case Kind::decision:
        return tr(language, "Decision");
    case Kind::input:
        return tr(language, "Input");
    case Kind::answer:
        return tr(language, "Answer");
    case Kind::commitment:
        return tr(language, "Promise or request");
    case Kind::matter:
        return tr(language, "Matter");
    case Kind::person:
        return tr(language, "Person");
    case Kind::organisation:
        return tr(language, "Organisation");
    case Kind::document:
        return tr(language, "Document");
    }
    return {};
}

Html page(Language language, const ShownSearch& shown) {
    Html result;
    if (shown.error)
        result = error_summary(language, *shown.error);
    else if (shown.is_asked)
        result = found_html(language, shown);
    else
        result = help_html(language);
    const Html errors_first = shown.error ? std::move(result) : Html();
    return group(div(cls("pagehead"), h1(tr(language, "Search"))), errors_first,
                 form_html(language, shown), lag_html(language, shown.lag),
                 when(!shown.error, [&]() -> Html { return result; }));
}

} // namespace radslag::search_pages::views
