// See actions.hpp.
#include "commitments/actions.hpp"

#include "commitments/store.hpp"

namespace radslag::commitments {

void record(ledger::Act& act, const Commitment& commitment) {
    store::insert(act, {&commitment, 1});
}
void record(ledger::Act& act, std::span<const Commitment> commitments) {
    store::insert(act, commitments);
}
void record(ledger::Act& act, const Deadline& deadline) {
    store::insert(act, deadline);
}

void set_due(ledger::Act& act, CommitmentId commitment, const Due& due) {
    store::set_due(act, commitment, due);
}

void set_due(ledger::Act& act, DeadlineId deadline, const Due& due) {
    store::set_due(act, deadline, due);
}

Due due_at_next_meeting(db::Session& session, bodies::BodyId body, Day after) {
    return store::due_at_next_meeting(session, body, after);
}

void take_along(ledger::Act& act, CommitmentId commitment, InputId input) {
    store::insert_input(act, commitment, input);
}

Result<void> end(ledger::Act& act, CommitmentId commitment, State state, Day on,
                 std::optional<people::PersonId> by) {
    if (store::end(act, commitment, state, on, by) == 0)
        return failure(ErrorCode::conflict, "This is not open any more.");
    return {};
}

void tick(ledger::Act& act, const Tick& tick) {
    store::insert(act, tick);
}

void set_basis(ledger::Act& act, CommitmentId commitment,
               const std::optional<meetings::MeetingId>& meeting,
               const std::optional<meetings::PointId>& point) {
    store::set_basis(act, commitment, meeting, point);
}

} // namespace radslag::commitments
