// Keeping reviews, while something is recorded; editing/ has the acts of people.
#pragma once

#include "ledger/ledger.hpp"
#include "reviews/reviews.hpp"

namespace radslag::reviews {

/// Keeps a new review.
void record(ledger::Act& act, const Review& review);

} // namespace radslag::reviews
