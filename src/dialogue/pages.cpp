// From request to the page of figures; list_pages.cpp has the lists. See pages.hpp.
#include "dialogue/pages.hpp"

#include "dialogue/asked_parts.hpp"
#include "dialogue/views.hpp"

#include <algorithm>

namespace radslag::dialogue::pages {

using i18n::tr;

namespace {

constexpr std::int64_t most_meetings = 6;
constexpr std::int64_t most_authorities = 12;
constexpr std::int64_t most_matters = 8;

/// A body of which there are no figures counts as not said.
views::Shown shown_of(db::Session& session, Scope scope, Day today) {
    views::Shown shown;
    shown.bodies = store::bodies(session);
    if (std::ranges::find(shown.bodies, scope.body, &store::Link::id) == shown.bodies.end())
        scope.body.clear();
    shown.scope = scope;
    shown.lag = store::lag(session, today);
    shown.years = store::years(session, scope.body);
    shown.meetings = store::last_meetings(session, scope, most_meetings);
    shown.planned = store::planned(session, scope);
    shown.regions = store::regions(session, scope);
    shown.outcomes = store::outcomes_of(session, scope);
    shown.authorities = store::authorities(session, scope, most_authorities);
    shown.verdicts = store::verdicts_of(session, scope);
    shown.matters = store::last_matters(session, scope, most_matters);
    return shown;
}

} // namespace

Result<http::Response> show(const site::Site& site, http::Request& request) {
    const Scope scope = asked_scope(request);
    const auto shown = site.database().reading(
        [&](db::Session& session) { return shown_of(session, scope, site.today()); });
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
