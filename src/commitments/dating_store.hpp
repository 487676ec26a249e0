// SQL of how soft due values become dates; see dating.hpp.
#pragma once

#include "commitments/dating.hpp"

namespace radslag::commitments::dating_store {

/// What waits for the next meeting, and when it was said.
struct ForMeeting {
    Waiting::What what = Waiting::What::promise;
    std::string id;
    bodies::BodyId body;
    Day said_on;
    Due due; ///< as it stands
};
/// What is open and could be due at this meeting by its day, or is so until now.
std::vector<ForMeeting> waiting_for_meeting(db::Session& session, std::string_view meeting);

Days days_of_milestone(db::Session& session, std::string_view milestone);

void date(ledger::Act& act, const ForMeeting& waiting, const Due& due);
/// Dates all that is open and tied to the milestone.
void date_all(ledger::Act& act, std::string_view milestone, const Days& days);

// Promises before announced dates.
void read_tied(db::Session& session, const auth::Reader& reader, MilestoneId milestone,
               std::vector<Waiting>& all);
void read_untied(db::Session& session, const auth::Reader& reader, std::vector<Waiting>& all);
/// How many rows were changed: 0 when it waits for no event (any more) or for another.
std::int64_t tie(ledger::Act& act, const Waiting& waiting, MilestoneId milestone, const Days& days);
std::int64_t untie(ledger::Act& act, const Waiting& waiting, MilestoneId milestone);

} // namespace radslag::commitments::dating_store
