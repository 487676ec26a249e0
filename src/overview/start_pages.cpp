// The start page. See pages.hpp.
#include "dialogue/figures.hpp"
#include "overview/pages.hpp"
#include "overview/start_view.hpp"
#include "platform/site/peers.hpp"

namespace radslag::overview::pages {

namespace {

Result<site::Page> start_for(const site::Peers& peers) {
    const auth::Caller& caller = peers.request.caller;
    db::Session& session = peers.session;
    const bodies::AsSeen seen{peers.today, bodies::sight_of(caller)};
    views::Start shown;
    shown.forum_name = peers.settings.forum_name;
    shown.signed_in = caller.is_known();
    shown.may_import = auth::may(caller, auth::Right::found_bodies);
    shown.next = store::next_meeting(session, peers.reader, peers.today);
    shown.last = store::last_meetings(session, peers.reader, seen);
    shown.done = store::last_done(session, peers.reader, 4);
    shown.late = store::late(session, peers.reader, seen.late_before(), 5);
    shown.coming = store::ahead(session, peers.reader, peers.today, 12);
    site::Page page;
    page.title = shown.forum_name;
    page.section = "/";
    page.content = views::start(peers.request.language, shown, peers.today);
    page.is_passing = dialogue::lag(session, peers.today);
    return page;
}

} // namespace

Result<Response> start(const Site& site, Request& request) {
    return site.respond_to_peers(request, start_for);
}

} // namespace radslag::overview::pages
