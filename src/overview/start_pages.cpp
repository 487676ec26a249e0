// The start page. See pages.hpp.
#include "dialogue/figures.hpp"
#include "overview/pages.hpp"
#include "overview/start_view.hpp"

namespace radslag::overview::pages {

Result<Response> start(const Site& site, Request& request) {
    const Day today = site.today();
    const bodies::AsSeen seen{today, bodies::sight_of(request.caller)};
    views::Start shown;
    shown.forum_name = site.settings().forum_name;
    shown.signed_in = request.caller.is_known();
    bool lags = false;
    shown.may_import = auth::may(request.caller, auth::Right::found_bodies);
    site.database().read([&](db::Session& session) {
        const bodies::Reader reader = request.caller.reader();
        lags = dialogue::lag(session, today);
        shown.next = store::next_meeting(session, reader, today);
        shown.last = store::last_meetings(session, reader, seen);
        shown.done = store::last_done(session, reader, 4);
        shown.late = store::late(session, reader, seen.late_before(), 5);
        shown.coming = store::ahead(session, reader, today, 12);
    });
    site::Page page;
    page.title = shown.forum_name;
    page.section = "/";
    page.content = views::start(request.language, shown, today);
    auto response = site.respond(request, std::move(page));
    // Figures that lag depend on more than the ledger: nobody keeps them.
    if (lags)
        return std::move(response).with("Cache-Control", "no-store");
    return response;
}

} // namespace radslag::overview::pages
