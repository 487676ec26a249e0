// Commitments and announced dates in the database.
#pragma once

#include "commitments/commitments.hpp"
#include "ledger/ledger.hpp"

namespace radslag::commitments::store {

void insert(ledger::Act& act, const Commitment& commitment);
void insert(ledger::Act& act, const Deadline& deadline);

} // namespace radslag::commitments::store
