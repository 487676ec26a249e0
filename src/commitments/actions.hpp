// Recording commitments and announced dates while something else is recorded.
#pragma once

#include "commitments/commitments.hpp"
#include "ledger/ledger.hpp"

namespace radslag::commitments {

void record(ledger::Act& act, const Commitment& commitment);
void record(ledger::Act& act, const Deadline& deadline);

} // namespace radslag::commitments
