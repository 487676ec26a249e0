// Commitments and announced dates in the database.
#pragma once

#include "commitments/commitments.hpp"
#include "ledger/ledger.hpp"

namespace radslag::commitments::store {

void insert(ledger::Act& act, std::span<const Commitment> commitments);
void insert(ledger::Act& act, const Deadline& deadline);
void set_due(ledger::Act& act, CommitmentId id, const Due& due);
void set_due(ledger::Act& act, DeadlineId id, const Due& due);
void insert(ledger::Act& act, const Tick& tick);
void set_basis(ledger::Act& act, CommitmentId id, const std::optional<meetings::MeetingId>& meeting,
               const std::optional<meetings::PointId>& point);
Due due_at_next_meeting(db::Session& session, bodies::BodyId body, Day after);
void insert_input(ledger::Act& act, CommitmentId commitment, InputId input);
/// How many rows were changed: 0 when the commitment is not open.
std::int64_t end(ledger::Act& act, CommitmentId commitment, State state, Day on,
                 std::optional<people::PersonId> by);

} // namespace radslag::commitments::store
