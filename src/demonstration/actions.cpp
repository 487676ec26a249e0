// Lets the events of the story happen, one act each. See actions.hpp.
#include "demonstration/actions.hpp"

#include "bodies/actions.hpp"
#include "demonstration/event.hpp"
#include "demonstration/repetition.hpp"
#include "demonstration/texts.hpp"
#include "ledger/reader.hpp"

#include <algorithm>

namespace radslag::demonstration {

namespace {

using Story = std::vector<std::vector<Record>>; ///< by file

Story read_all() {
    Story story;
    for (const EmbeddedText& text : texts())
        story.push_back(read_story(text.name, text.content));
    return story;
}

const std::vector<Record>& file_named(const Story& story, std::string_view name) {
    const auto found = std::ranges::find_if(story, [&](const std::vector<Record>& records) {
        return !records.empty() && records.front().origin.file == name;
    });
    if (found == story.end())
        misprint({name, 0}, "the file is missing");
    return *found;
}

bool is_meeting(const std::vector<Record>& records) {
    return !records.empty() && records.front().kind == "meeting";
}

/// All that happens, in the order of time.
void tell_story(const Telling& telling, const Story& story, bool forum_is_there) {
    tell_founding(telling, forum_is_there);
    if (telling.stage.number() == 0) {
        tell_matters(telling, file_named(story, "matters.txt"));
        tell_positions(telling, file_named(story, "positions.txt"),
                       file_named(story, "meetings/officials-9.txt"));
        tell_proposals(telling, file_named(story, "proposals.txt"),
                       file_named(story, "meetings/officials-9.txt"));
    }
    tell_series(telling, file_named(story, "series.txt"));
    for (const auto& records : story)
        if (is_meeting(records))
            tell_meeting(telling, records);
    tell_calls(telling, file_named(story, "calls.txt"));
    tell_reviews(telling, file_named(story, "reviews.txt"));
    for (const std::string_view name : {"inputs.txt", "recommendations.txt", "examples.txt"})
        tell_contributions(telling, file_named(story, name));
    std::ranges::stable_sort(telling.events, {}, &Event::when);
}

bool has_happened(db::Session& session, const Event& event) {
    if (event.has_happened)
        return event.has_happened(session);
    bool found = false;
    ledger::history_of(session, event.table, event.object,
                       [&](const ledger::Entry& entry, const ledger::Image&) {
                           found = found || entry.verb == event.verb;
                       });
    return found;
}

/// One transaction for these events; gives how many of them had not happened before.
Result<std::size_t> happen(db::Database& database, FixedClock& clock,
                           std::span<const Event> events) {
    for (const Event& event : events)
        if (event.prepare)
            event.prepare();
    clock.set(events.front().when);
    return database.writing([&](db::Session& session) -> Result<std::size_t> {
        std::size_t count = 0;
        for (const Event& event : events) {
            if (has_happened(session, event))
                continue;
            ledger::Act act(session, event.who, event.verb, event.object);
            if (const auto done = event.act(act); !done)
                return tl::unexpected<Error>(done.error());
            act.append();
            ++count;
        }
        return count;
    });
}

/// The accounts come last: when they are there, so is all the rest, on whatever day that was.
bool is_filled(db::Database& database, const Events& events) {
    return database.reading(
        [&](db::Session& session) { return has_happened(session, events.back()); });
}

/// The story's own events are dated each; those of a repetition share transactions, for speed.
constexpr std::size_t events_at_once = 64;

} // namespace

Result<Filled> fill(db::Database& database, FixedClock& clock, const documents::Files& files,
                    Day today, int times, const FillProgress& progress) {
    const bool forum_is_there =
        database.reading([](db::Session& session) { return bodies::forum(session).has_value(); });
    const Story story = read_all();
    const Cast cast(file_named(story, "cast.txt"), today);
    Filled filled;
    std::size_t done = 0;
    for (int number = 0; number < std::max(times, 1); ++number) {
        Events events;
        const Stage stage =
            number == 0 ? Stage(cast, today) : Stage(cast, today).repetition(number);
        const Story told = number == 0 ? story : in_other_words(story, number);
        tell_story({stage, files, events}, told, forum_is_there || number > 0);
        if (number == 0 && is_filled(database, events))
            return Filled{0, events.size()};
        const std::size_t at_once = number == 0 ? 1 : events_at_once;
        for (std::size_t i = 0; i < events.size(); i += at_once) {
            const auto some = std::span(events).subspan(i, std::min(at_once, events.size() - i));
            const auto count = happen(database, clock, some);
            if (!count)
                return tl::unexpected<Error>(count.error());
            filled.acts += *count;
            filled.known += some.size() - *count;
            done += some.size();
            if (progress)
                progress(done, events.size() * static_cast<std::size_t>(std::max(times, 1)));
        }
        if (number > 0)
            continue;
        const auto laid = database.write([&](db::Session& session) -> Result<void> {
            lay_drafts(session, stage, file_named(story, "drafts.txt"));
            return {};
        });
        if (!laid)
            return tl::unexpected<Error>(laid.error());
    }
    return filled;
}

bool is_there(db::Session& session) {
    return bodies::find_body(session, body_name_of(Circle::officials), true).has_value();
}

} // namespace radslag::demonstration
