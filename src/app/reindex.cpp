// radslag reindex: what search finds by is made anew from the records.
#include "app/commands.hpp"
#include "app/register.hpp"
#include "app/terminal.hpp"
#include "search_pages/following.hpp"

#include <fmt/format.h>

namespace radslag::app {

using i18n::tr;

ExitCode reindex(const Place& place) {
    const auto opened = Register::open(place, false);
    if (!opened) {
        say(place.language, opened.error());
        return failed;
    }
    db::Database& database = (*opened)->database();
    ProgressLine line;
    search_pages::Progress last;
    const auto made = search_pages::make_anew(database).and_then([&]() -> Result<void> {
        return search_pages::catch_up(database, [&](const search_pages::Progress& progress) {
            last = progress;
            line.show(fmt::format("{} / {}", progress.done, progress.all));
        });
    });
    line.clear();
    if (!made) {
        say(place.language, made.error());
        return failed;
    }
    say(tr(place.language, "The index of search is made anew: {0} records.", last.all));
    return done;
}

} // namespace radslag::app
