// Recording commitments and announced dates while something else is recorded.
#pragma once

#include "commitments/commitments.hpp"
#include "ledger/ledger.hpp"

namespace radslag::commitments {

void record(ledger::Act& act, const Commitment& commitment);
void record(ledger::Act& act, std::span<const Commitment> commitments);
void record(ledger::Act& act, const Deadline& deadline);

/// Says anew when a commitment or an announced date is due.
void set_due(ledger::Act& act, CommitmentId commitment, const Due& due);
void set_due(ledger::Act& act, DeadlineId deadline, const Due& due);

/// Due at the body's next meeting after that day, and so on its day once there is one.
Due due_at_next_meeting(db::Session& session, bodies::BodyId body, Day after);

/// Ties an input to the commitment of who takes it along.
void take_along(ledger::Act& act, CommitmentId commitment, InputId input);

/// Ends a commitment. Errors: conflict when it is not open (any more).
Result<void> end(ledger::Act& act, CommitmentId commitment, State state, Day on,
                 std::optional<people::PersonId> by);

/// Ticks homework off for one party.
void tick(ledger::Act& act, const Tick& tick);

/// Makes the answers to homework the basis of a point, or of a whole meeting; without a meeting
/// they are that of the next one again.
void set_basis(ledger::Act& act, CommitmentId commitment,
               const std::optional<meetings::MeetingId>& meeting,
               const std::optional<meetings::PointId>& point);

} // namespace radslag::commitments
