// What people do with calls: draft, open, answer by what was told before, close. All but the last
// ask for the right sort_inputs in the body; without it the answer is not_found.
#pragma once

#include "inputs/editing/editing.hpp"
#include "rounds/rounds.hpp"

namespace radslag::rounds {

using inputs::NamedId;

struct CallEdit {
    Kind kind = Kind::call_for_input;
    std::string title;
    std::string text;
    bodies::BodyId body;
    Asked asked = Asked::regions;
    std::optional<Day> closes_on;
    std::optional<meetings::MeetingId> returns_to; ///< a meeting to come of the body
};

/// Meetings to come of the bodies where the caller may call, by day; each by day and title.
std::vector<NamedId> coming_meetings(db::Session& session, const auth::Caller& caller, Day today);

struct Added {
    RoundId id;
    std::int64_t entry = 0;
};
/// Drafts a call and chooses its parties: those of the body whose seat has not ended. Errors:
/// invalid with the fields `body` and `returns_to`, for what the caller may not choose.
Result<Added> draft(db::Database& database, const auth::Caller& caller, const CallEdit& edit,
                    Day today);

/// The same steps inside an act, for those who have decided already who may take them.
/// Errors: conflict when the call is in another state, or the input is counted already or its
/// sender was not asked.
Result<void> record(ledger::Act& act, RoundId id, const CallEdit& edit, Day today);
Result<void> open(ledger::Act& act, RoundId id);
Result<void> record_reuse(ledger::Act& act, RoundId id, inputs::InputId input);
bool is_reused(db::Session& session, RoundId id, inputs::InputId input);

/// Opens a draft, closes an open one. Errors: conflict when it is in another state by now.
Result<std::int64_t> set_state(db::Database& database, const auth::Caller& caller, RoundId round,
                               State from, State to);

/// Says for a party of the caller's that an input told before answers the call. Errors: not_found
/// for what is not the caller's to say; conflict when the call takes nothing any more.
Result<std::int64_t> reuse(db::Database& database, const auth::Caller& caller, RoundId round,
                           inputs::InputId input, Day today);

} // namespace radslag::rounds
