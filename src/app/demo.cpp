// radslag demo: the demonstration forum, filled up to today.
#include "app/commands.hpp"
#include "app/register.hpp"
#include "app/terminal.hpp"
#include "demonstration/actions.hpp"
#include "dialogue/following.hpp"
#include "platform/text/zones.hpp"

#include <fmt/format.h>

namespace radslag::app {

using i18n::tr;

namespace {

/// Tells the story with a clock of its own, so that every act has the day of its story.
Result<demonstration::Filled> fill(const Place& place, const documents::Files& files, Day today,
                                   int times) {
    FixedClock clock(std::chrono::sys_days{today});
    const auto database = db::open(database_options(place), clock);
    ProgressLine progress;
    auto filled = demonstration::fill(*database, clock, files, today, times,
                                      [&progress](std::size_t done, std::size_t all) {
                                          if (done % 50 == 0)
                                              progress.show(fmt::format("{}/{}", done, all));
                                      });
    if (const auto figures = dialogue::catch_up(*database); filled && !figures)
        return tl::unexpected<Error>(figures.error());
    return filled;
}

} // namespace

ExitCode demo(const Place& place, const Demo& wishes) {
    Place with_own_clock = place;
    with_own_clock.today.reset();
    auto opened = Register::open(with_own_clock, false);
    if (!opened) {
        say(place.language, opened.error());
        return failed;
    }
    // Whether a forum is there already is told by its name.
    const bodies::Forum& forum = (*opened)->forum();
    if (place.today && !forum.name.empty() && forum.kind == bodies::ForumKind::real) {
        say(place.language, no_day_of_ones_own(forum).value());
        return failed;
    }
    const Day today =
        place.today.value_or(text::local_day((*opened)->clock().now(), text::forum_zone));
    const documents::Files files = (*opened)->files();
    opened->reset();
    const auto filled = fill(place, files, today, wishes.times);
    if (!filled) {
        say(place.language, filled.error());
        return failed;
    }
    if (filled->acts == 0)
        say(tr(place.language, "The demonstration is here already, nothing changed."));
    else
        say(tr(place.language,
               "The demonstration is filled up to {0}: {1} acts. All events and people are "
               "invented.",
               to_text(today), filled->acts));
    return done;
}

} // namespace radslag::app
