// SQL of how soft due values become dates; see dating.hpp.
#pragma once

#include "commitments/dating.hpp"

namespace radslag::commitments::dating_store {

/// What waits for the next meeting, and when it was said.
struct ForMeeting {
    CommitmentId id;
    bodies::BodyId body;
    Day said_on;
    Due due; ///< as it stands
};
/// What is open and could be due at this meeting by its day, or is so until now.
std::vector<ForMeeting> waiting_for_meeting(db::Session& session, std::string_view meeting);

/// The days of a milestone: when it was reached, else when it is due.
struct Days {
    std::optional<Day> from;
    std::optional<Day> to;
};
Days days_of_milestone(db::Session& session, std::string_view milestone);

void date(ledger::Act& act, CommitmentId id, const Due& due);
/// Dates all that is open and tied to the milestone.
void date_all(ledger::Act& act, std::string_view milestone, const Days& days);

std::vector<Waiting> tied(db::Session& session, const auth::Reader& reader, MilestoneId milestone);
std::vector<Waiting> untied(db::Session& session, const auth::Reader& reader);
/// How many rows were changed: 0 when it waits for no event (any more) or for another.
std::int64_t tie(ledger::Act& act, CommitmentId id, MilestoneId milestone, const Days& days);
std::int64_t untie(ledger::Act& act, CommitmentId id, MilestoneId milestone);

} // namespace radslag::commitments::dating_store
