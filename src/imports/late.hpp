// Doubts that were kept apart when a document was taken in, decided after the fact.
#pragma once

#include "imports/review.hpp"

namespace radslag::imports {

/// Takes in late the fact that the doubt is about: one act by the caller, under the point and in
/// the turn where it stands. The doubt is settled. Errors: not_found; conflict when it is settled
/// already, or is about no fact that can be taken in.
Result<void> take_late(db::Database& database, const auth::Caller& caller, const Review& review,
                       DoubtId doubt);

/// Settles the doubt without changing the register. Errors: as above.
Result<void> leave_as_it_is(db::Database& database, const auth::Caller& caller,
                            const Review& review, DoubtId doubt);

/// The fact that a doubt is about, if it can be taken in late.
const Fact* fact_of(const Review& review, const Doubt& doubt);

} // namespace radslag::imports
