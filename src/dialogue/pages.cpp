// From request to the page of figures; list_pages.cpp has the lists. See pages.hpp.
#include "dialogue/pages.hpp"

#include "dialogue/asked_parts.hpp"
#include "dialogue/views.hpp"

namespace radslag::dialogue::pages {

using i18n::tr;

namespace {

constexpr std::int64_t most_meetings = 6;
constexpr std::int64_t most_authorities = 12;
constexpr std::int64_t most_matters = 8;

views::Shown shown_of(db::Session& session, std::int64_t year, Day today) {
    views::Shown shown{year};
    shown.lag = store::lag(session, today);
    shown.years = store::years(session);
    shown.meetings = store::last_meetings(session, year, most_meetings);
    shown.planned = store::planned(session, year);
    shown.regions = store::regions(session, year);
    shown.outcomes = store::outcomes_of(session, year);
    shown.authorities = store::authorities(session, year, most_authorities);
    shown.verdicts = store::verdicts_of(session, year);
    shown.matters = store::last_matters(session, year, most_matters);
    return shown;
}

} // namespace

Result<http::Response> show(const site::Site& site, http::Request& request) {
    const std::int64_t year = asked_year(request);
    const auto shown = site.database().reading(
        [&](db::Session& session) { return shown_of(session, year, site.today()); });
    site::Page page;
    page.title = tr(request.language, "The dialogue in figures");
    page.section = "/dialogue";
    page.content = views::page(request.language, shown);
    auto response = site.respond(request, std::move(page));
    // Figures that lag depend on more than the ledger: nobody keeps them.
    if (!shown.lag.is_none())
        return std::move(response).with("Cache-Control", "no-store");
    return response;
}

} // namespace radslag::dialogue::pages
