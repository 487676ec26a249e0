// See dating.hpp.
#include "commitments/dating.hpp"

#include "commitments/actions.hpp"
#include "commitments/dating_store.hpp"

#include <algorithm>

namespace radslag::commitments {

void follow_meeting(ledger::Act& act, std::string_view meeting) {
    for (const auto& each : dating_store::waiting_for_meeting(act.session(), meeting)) {
        const Due next = due_at_next_meeting(act.session(), each.body, each.said_on);
        if (next.meeting != each.due.meeting || next.to != each.due.to)
            dating_store::date(act, each, next);
    }
}

Days days_of_milestone(db::Session& session, std::string_view milestone) {
    return dating_store::days_of_milestone(session, milestone);
}

void follow_milestone(ledger::Act& act, std::string_view milestone) {
    dating_store::date_all(act, milestone,
                           dating_store::days_of_milestone(act.session(), milestone));
}

std::vector<Waiting> waiting(db::Session& session, const auth::Caller& caller,
                             MilestoneId milestone) {
    std::vector<Waiting> all;
    dating_store::read_tied(session, caller.reader(), milestone, all);
    dating_store::read_untied(session, caller.reader(), all);
    std::erase_if(all, [&](const Waiting& each) {
        return !auth::may_in(caller, auth::Right::edit_commitments, each.body.text());
    });
    return all;
}

Result<void> tie(ledger::Act& act, const Waiting& waiting, MilestoneId milestone, bool is_tied) {
    const std::int64_t changed =
        is_tied ? dating_store::tie(act, waiting, milestone,
                                    days_of_milestone(act.session(), milestone.text()))
                : dating_store::untie(act, waiting, milestone);
    if (changed == 0)
        return failure(ErrorCode::conflict, "Somebody else has changed what waits meanwhile. Look "
                                            "at it again before you save.");
    return {};
}

} // namespace radslag::commitments
