// From request to the page of figures; list_pages.cpp has the lists. See pages.hpp.
#include "dialogue/pages.hpp"

#include "dialogue/asked_parts.hpp"
#include "dialogue/views.hpp"
#include "platform/site/peers.hpp"

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

Result<site::Page> page_for(const site::Peers& peers) {
    const i18n::Language language = peers.request.language;
    const auto shown = shown_of(peers.session, asked_scope(peers.request), peers.today);
    site::Page page;
    page.title = tr(language, "The dialogue in figures");
    page.section = "/dialogue";
    page.content = views::page(language, shown);
    page.is_passing = !shown.lag.is_none();
    return page;
}

} // namespace

Result<http::Response> show(const site::Site& site, http::Request& request) {
    return site.respond_to_peers(request, page_for);
}

} // namespace radslag::dialogue::pages
