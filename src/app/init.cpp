// radslag init: an empty forum of one's own.
#include "accounts/actions.hpp"
#include "app/commands.hpp"
#include "app/register.hpp"
#include "app/terminal.hpp"
#include "bodies/actions.hpp"
#include "ledger/ledger.hpp"
#include "platform/text/zones.hpp"

namespace radslag::app {

using i18n::tr;

namespace {

Result<void> found(Register& opened, const Init& wishes) {
    if (!accounts::is_mail_address(wishes.admin))
        return failure(ErrorCode::invalid,
                       "--admin: {0} is no mail address. Write it as name@example.org.",
                       {wishes.admin});
    bodies::Forum forum;
    forum.name = wishes.name;
    forum.kind = wishes.test ? bodies::ForumKind::test : bodies::ForumKind::real;
    forum.seats_swedish_regions = wishes.seats_swedish_regions;
    return opened.database().write([&](db::Session& session) -> Result<void> {
        ledger::Act act(session, "init", "forum.found", forum.id.text());
        if (const auto founded = bodies::found_forum(act, forum); !founded)
            return founded;
        const auto added = accounts::add(
            act, {wishes.admin, "", auth::Role::system_administrator, {}, {}, {}, false},
            text::local_day(session.now(), text::forum_zone));
        if (!added)
            return tl::unexpected<Error>(added.error());
        act.append();
        return {};
    });
}

} // namespace

ExitCode init(const Place& place, const Init& wishes) {
    auto opened = Register::open(place, false);
    if (!opened) {
        say(place.language, opened.error());
        return failed;
    }
    if (const auto founded = found(**opened, wishes); !founded) {
        say(place.language, founded.error());
        return failed;
    }
    say(tr(place.language, "{0} is founded in {1}.", wishes.name, place.data.string()));
    return done;
}

} // namespace radslag::app
