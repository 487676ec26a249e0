// See actions.hpp.
#include "reviews/actions.hpp"

#include "reviews/store.hpp"

namespace radslag::reviews {

void record(ledger::Act& act, const Review& review) {
    store::insert(act, review);
}

} // namespace radslag::reviews
