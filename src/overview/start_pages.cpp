// The start page. See pages.hpp.
#include "overview/pages.hpp"
#include "overview/start_view.hpp"

namespace radslag::overview::pages {

Result<Response> start(const Site& site, Request& request) {
    const Day today = site.today();
    views::Start shown;
    shown.forum_name = site.settings().forum_name;
    shown.signed_in = request.caller.is_known();
    shown.may_import = auth::may(request.caller, auth::Right::found_bodies);
    site.database().read([&](db::Session& session) {
        const bodies::Reader reader = request.caller.reader();
        shown.next = store::next_meeting(session, reader, today);
        shown.last = store::last_meetings(session, reader, today, 4);
        if (!shown.last.empty())
            shown.turns =
                store::turns_by_side(session, reader, shown.last.front().occasion.meeting);
        shown.done = store::last_done(session, reader, 4);
        shown.late = store::late(session, reader, today, 5);
        shown.coming = store::ahead(session, reader, today, 12);
    });
    site::Page page;
    page.title = shown.forum_name;
    page.section = "/";
    page.content = views::start(request.language, shown, today);
    return site.respond(request, std::move(page));
}

} // namespace radslag::overview::pages
