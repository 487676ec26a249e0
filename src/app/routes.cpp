// See routes.hpp.
#include "app/routes.hpp"

#include "accounts/access/routes.hpp"
#include "accounts/routes.hpp"
#include "app/record_tables.hpp"
#include "bodies/editing/routes.hpp"
#include "commitments/editing/routes.hpp"
#include "dialogue/routes.hpp"
#include "history/routes.hpp"
#include "imports/routes.hpp"
#include "inputs/editing/routes.hpp"
#include "inputs/routes.hpp"
#include "invitations/routes.hpp"
#include "manual/routes.hpp"
#include "matters/editing/routes.hpp"
#include "matters/routes.hpp"
#include "meetings/editing/routes.hpp"
#include "meetings/proposals/routes.hpp"
#include "meetings/returning/routes.hpp"
#include "meetings/routes.hpp"
#include "meetings/series/routes.hpp"
#include "meetings/writing/routes.hpp"
#include "minutes/routes.hpp"
#include "notices/routes.hpp"
#include "opendata/routes.hpp"
#include "overview/routes.hpp"
#include "people/editing/routes.hpp"
#include "platform/http/assets.hpp"
#include "positions/routes.hpp"
#include "proofs/routes.hpp"
#include "reviews/editing/routes.hpp"
#include "reviews/routes.hpp"
#include "rounds/routes.hpp"
#include "search_pages/routes.hpp"

#include <algorithm>
#include <iterator>

namespace radslag::app {

std::vector<http::Route> routes(const site::Site& site, const documents::Files& files,
                                const print::Prints& prints, accounts::Attempts& attempts,
                                const imports::pages::Desk& imports,
                                const invitations::pages::Desk& invitations,
                                const http::Metrics& metrics, const ledger::SignerKey& log_key,
                                std::function<Result<void>()> ready) {
    std::vector<http::Route> all{http::assets_route(), http::health_route(),
                                 http::ready_route(std::move(ready)), http::metrics_route(metrics)};
    const auto add = [&all](std::vector<http::Route> some) {
        std::ranges::move(some, std::back_inserter(all));
    };
    add(accounts::routes(site, attempts));
    add(accounts::access::routes(site));
    add(manual::routes(site));
    add(people::editing::routes(site));
    add(bodies::editing::routes(site));
    add(commitments::editing::routes(site));
    add(matters::editing::routes(site));
    add(history::routes(site, record_tables()));
    add(overview::routes(site, files));
    add(notices::routes(site));
    add(opendata::routes(site));
    add(meetings::routes(site, files, prints));
    add(matters::routes(site));
    add(dialogue::routes(site));
    add(search_pages::routes(site));
    add(inputs::editing::routes(site, files));
    add(inputs::routes(site));
    add(meetings::writing::routes(site));
    add(meetings::returning::routes(site, files));
    add(meetings::series::routes(site));
    add(meetings::proposals::routes(site));
    add(minutes::routes(site, invitations.outbox));
    add(positions::routes(site));
    add(proofs::routes(site, log_key));
    add(invitations::routes(invitations));
    add(rounds::routes(site));
    add(reviews::editing::routes(site));
    add(reviews::routes(site));
    add(meetings::editing::routes(site));
    add(imports::routes(imports));
    return all;
}

std::vector<site::MenuEntry> menu() {
    return {{i18n::Literal("Your desk"), "/desk", auth::Right::signed_in},
            {i18n::Literal("Meetings"), "/meetings"},
            {i18n::Literal("Regions"), "/regions"},
            {i18n::Literal("Matters"), "/matters"},
            {i18n::Literal("Inputs"), "/inputs"},
            {i18n::Literal("Calls"), "/rounds", auth::Right::anyone, false},
            {i18n::Literal("Reviews and studies"), "/reviews", auth::Right::anyone, false},
            {i18n::Literal("Promises"), "/commitments"},
            {i18n::Literal("Dialogue"), "/dialogue"},
            {i18n::Literal("Horizon"), "/horizon"},
            {i18n::Literal("People"), "/people"},
            {i18n::Literal("Organisations"), "/organisations", auth::Right::anyone, false},
            {i18n::Literal("Bodies"), "/bodies", auth::Right::anyone, false},
            {i18n::Literal("Themes"), "/themes", auth::Right::anyone, false},
            {i18n::Literal("Imports"), "/imports", http::Right::found_bodies}};
}

std::vector<site::MenuEntry> about_menu() {
    return {{i18n::Literal("Manual"), "/manual"},
            {i18n::Literal("Open data"), "/api"},
            {i18n::Literal("Check a receipt"), "/verify"}};
}

} // namespace radslag::app
