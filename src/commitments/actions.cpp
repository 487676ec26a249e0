// See actions.hpp.
#include "commitments/actions.hpp"

#include "commitments/store.hpp"

namespace radslag::commitments {

void record(ledger::Act& act, const Commitment& commitment) {
    store::insert(act, commitment);
}
void record(ledger::Act& act, const Deadline& deadline) {
    store::insert(act, deadline);
}

} // namespace radslag::commitments
