// radslag migrate: the tables brought up to this program.
#include "app/commands.hpp"
#include "app/register.hpp"
#include "app/terminal.hpp"

namespace radslag::app {

using i18n::tr;

ExitCode migrate(const Place& place) {
    if (const auto ready = make_ready(place); !ready) {
        say(place.language, ready.error());
        return failed;
    }
    const SystemClock clock;
    const auto migrated = db::migrate(database_options(place), clock, all_migrations());
    if (!migrated) {
        say(place.language, migrated.error());
        return failed;
    }
    if (migrated->from == migrated->to)
        say(tr(place.language, "The tables are up to date ({0}).", migrated->to));
    else
        say(tr(place.language, "The tables went from {0} to {1}.", migrated->from, migrated->to));
    return done;
}

} // namespace radslag::app
