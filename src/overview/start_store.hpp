// What the start page reads: the next meeting, the last ones with their dialogue, what was done
// last. Every statement is bounded, so that the page costs the same in a great register.
#pragma once

#include "bodies/sight.hpp"
#include "dialogue/dialogue.hpp"
#include "overview/store.hpp"

namespace radslag::overview::store {

struct NextMeeting {
    Occasion occasion;
    std::vector<Link> returning; ///< promises and requests that come back there: id and text
};
std::optional<NextMeeting> next_meeting(db::Session& session, const Reader& reader, Day today);

/// A held meeting with what is measured of it, by the same figures as those of /dialogue.
struct MeasuredMeeting {
    Occasion occasion;
    dialogue::Words words;
    std::int64_t promised = 0;
    std::int64_t done = 0;
    std::int64_t late = 0;
};
/// The last four, the latest first.
std::vector<MeasuredMeeting> last_meetings(db::Session& session, const Reader& reader,
                                           const bodies::AsSeen& seen);

/// An open promise or request whose last day has passed.
struct Late {
    Link commitment; ///< id and text
    Day due;
    std::optional<Link> person;
    std::optional<std::string> who; ///< as printed
    Occasion occasion;
};
/// Those that have been late for longest, at most `most`.
std::vector<Late> late(db::Session& session, const Reader& reader, Day late_before,
                       std::int64_t most);

/// A coming date, hard or soft.
struct Ahead {
    enum class Kind { meeting, commitment, deadline };
    Kind kind;
    Link record; ///< id and text
    Day day;
    std::string words; ///< of a soft date
};
/// What comes from `today` on, by day, at most `most`.
std::vector<Ahead> ahead(db::Session& session, const Reader& reader, Day today, std::int64_t most);

/// A promise or request that has been done.
struct Done {
    Link commitment; ///< id and text
    Day day;
    std::optional<std::string> who;
};
/// The latest first, at most `most`.
std::vector<Done> last_done(db::Session& session, const Reader& reader, std::int64_t most);

} // namespace radslag::overview::store
