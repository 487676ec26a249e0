// What waits for a milestone or for the next meeting: answers of authorities, and beside them the
// promises and announced dates of src/commitments. Each gets its day in the act that brings one,
// and the sender of the input is told of it, once.
#pragma once

#include "commitments/dating.hpp"
#include "inputs/inputs.hpp"
#include "matters/editing/editing.hpp"

#include <string>
#include <vector>

namespace radslag::inputs::waiting {

/// An answer says that it waits for the next meeting of the body: it is dated if that is planned.
void begin(ledger::Act& act, const Use& use);

/// A meeting was added, moved or cancelled: answers that wait for the next meeting of their input's
/// body are due at the first one after they were given.
void follow_meeting(ledger::Act& act, std::string_view meeting);

/// A milestone was written: answers that are tied to it are due on its day.
void follow_milestone(ledger::Act& act, std::string_view milestone);

/// Something that is due when an event has happened.
struct Waits {
    enum class What { promise, announced, answer };
    What what = What::promise;
    std::string id; ///< of the commitment, the announced date or the use
    std::string text;
    std::string due_words; ///< "när förhandlingarna är klara"
    std::string who;       ///< empty when nobody is named
    std::optional<Day> said_on;
    bool is_tied = false;
    std::vector<std::string> because = {}; ///< the words that it shares with the milestone
};

/// Beside what is tied at most this many are proposed.
inline constexpr std::size_t most_proposed = 40;

/// What is tied to the milestone, then what waits for an event that nobody has named: those with
/// words in common first, then the newest. As far as the caller may read and change it.
std::vector<Waits> waits_for(db::Session& session, const auth::Caller& caller,
                             const matters::EditableMilestone& milestone);

/// Ties what is in `chosen` (ids) to the milestone and frees the rest; what is tied gets the
/// milestone's day, when it has one. Errors: conflict when the milestone is no longer in that
/// version, or something waits no more or for something else by now.
Result<std::int64_t> tie(db::Database& database, const auth::Caller& caller,
                         matters::MilestoneId milestone, std::int64_t version,
                         const std::vector<std::string>& chosen);

} // namespace radslag::inputs::waiting
