// See views.hpp.
#include "opendata/views.hpp"

#include "opendata/asked_parts.hpp"
#include "platform/html/table.hpp"

namespace radslag::opendata::views {

using namespace html;
using i18n::Language;
using i18n::tr;

namespace {

constexpr std::string_view root = "/api/v1";

std::string address_of(const Collection& collection) {
    return std::string(root) + "/" + std::string(collection.name);
}

Html names_of(const Collection& collection) {
    Html all;
    const auto add = [&all](std::string_view name) {
        if (!all.empty())
            all += Html(group(" "));
        all += Html(code(name));
    };
    for (const std::string_view name : {"id", "page", "modified", "demonstration"})
        add(name);
    for (const Field& field : collection.fields)
        add(field.name);
    for (const Part& part : collection.parts)
        add(part.name);
    return all;
}

Html filters_of(Language language, const Collection& collection) {
    if (collection.filters.empty())
        return {};
    return dl(cls("facts"), each(collection.filters, [&](const Filter& filter) -> Html {
                  return group(dt(code(filter.name)), dd(tr(language, filter.meaning),
                                                         when(!filter.words.empty(), [&]() -> Html {
                                                             return group(" ", code(filter.words));
                                                         })));
              }));
}

Html described(Language language, const Collection& collection) {
    const std::string address = address_of(collection);
    return group(h3(id(collection.name), code(address)), p(tr(language, collection.meaning)),
                 p(a(href(Url::path(address).with("limit", "3")), tr(language, "Three of them")),
                   " · ", code(address + "/{id}")),
                 filters_of(language, collection),
                 p(tr(language, "Gives: "), names_of(collection)));
}

Html walking(Language language) {
    return group(
        h2(tr(language, "All of it, and what is new")),
        dl(cls("facts"), dt(code("limit")),
           dd(tr(language, "How many at most: from 1 to 200, 50 when left out.")),
           dt(code("cursor")),
           dd(tr(language,
                 "Comes in next and later: follow those addresses as they are. A walk "
                 "repeats nothing and passes over nothing that was there when it began.")),
           dt(code("modified_since")),
           dd(tr(language,
                 "An instant, as 2026-11-28T10:20:30Z, or a day: what was made, changed or "
                 "lost since then, in that order. What is public no longer comes as its id "
                 "with gone. The last page has later: ask there next time."))),
        p(tr(language,
             "Instants are UTC; days and times of meetings are local where they are held. "
             "Every answer has an ETag: sent back as If-None-Match it brings 304 where "
             "nothing has changed. Pages of other sites may read what is here. What is "
             "wrong with a request is told as a problem document (RFC 9457).")));
}

/// What programs fetch again and again, beside the API: src/notices.
Html feeds(Language language) {
    const auto addresses = [](std::string_view name) -> Html {
        Html all = a(href(Url::path("/" + std::string(name))), code("/" + std::string(name)));
        for (const std::string_view folder :
             {"/bodies/{id}/", "/regions/{code}/", "/people/{id}/", "/matters/{id}/"})
            all += Html(group(", ", code(std::string(folder) + std::string(name))));
        return all;
    };
    return group(
        h2(id("feeds"), tr(language, "Feeds and calendars")),
        p(tr(language, "For a feed reader (Atom): the last 50 things that were made or changed, of "
                       "everything, a body, a region, a person or a matter.")),
        p(addresses("feed.atom")),
        p(tr(language, "For a calendar program (iCalendar): meetings from a year back.")),
        p(addresses("calendar.ics")));
}

} // namespace

Html about(Language language, std::string_view base_url, int year) {
    const Url example =
        Url::path(address_of(meetings_collection)).with("year", std::to_string(year));
    return group(
        div(cls("pagehead"), h1(tr(language, "Open data")),
            p(cls("lead"), tr(language, "All that is public here can be read by programs, as JSON. "
                                        "No account is needed."))),
        article(cls("manual"),
                p(tr(language, "The meetings of this year: "),
                  a(href(example), code(std::string(base_url) + example.text()))),
                p(a(href(Url::path("/api/v1/openapi.json")),
                    tr(language, "Description in OpenAPI 3.1")),
                  " · ", a(href(Url::path("/api/v1/api-info")), "api-info")),
                walking(language), feeds(language), h2(tr(language, "What there is")),
                each(collections(),
                     [&](const Collection* each) -> Html { return described(language, *each); })));
}

} // namespace radslag::opendata::views
