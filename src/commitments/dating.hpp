// How soft due values become dates: what waits for the next meeting by that meeting, what waits for
// something to happen by the milestone that it is tied to. Each in the act that brings the date
// (ledger/consequences.hpp), so that the trail of both leads to one entry.
#pragma once

#include "commitments/commitments.hpp"
#include "ledger/ledger.hpp"
#include "platform/auth/rights.hpp"

#include <vector>

namespace radslag::commitments {

/// A meeting was added, moved or cancelled: what is open in its body and waits for the next meeting
/// is due at the first one after it was said that is not cancelled; announced dates too.
void follow_meeting(ledger::Act& act, std::string_view meeting);

/// A milestone was written: what is open and waits for it is due when it was reached or is due
/// itself, and undated when it has no day; announced dates too.
void follow_milestone(ledger::Act& act, std::string_view milestone);

/// The days of a milestone: when it was reached, else when it is due.
struct Days {
    std::optional<Day> from;
    std::optional<Day> to;
};
Days days_of_milestone(db::Session& session, std::string_view milestone);

/// An open promise or request, or an announced date, that is due when something has happened.
struct Waiting {
    enum class What { promise, announced };
    What what = What::promise;
    std::string id;
    bodies::BodyId body;
    std::string text;
    std::string due_words; ///< "när förhandlingarna är klara"
    std::string who;       ///< empty when nobody is named
    std::optional<Day> said_on;
    bool is_tied = false; ///< to the milestone that was asked for
};

/// At most this many of each that wait for what nobody has named are looked through, the newest.
inline constexpr std::int64_t most_waiting = 300;

/// What is tied to the milestone and what waits for an event that nobody has named yet, as far as
/// the caller may read it and change commitments of its body.
std::vector<Waiting> waiting(db::Session& session, const auth::Caller& caller,
                             MilestoneId milestone);

/// Ties what waits for an event to the milestone, or to none again.
/// Errors: conflict when it is not open, waits for no event or is tied to another by now.
Result<void> tie(ledger::Act& act, const Waiting& waiting, MilestoneId milestone, bool is_tied);

} // namespace radslag::commitments
