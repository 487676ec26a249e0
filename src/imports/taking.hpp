// A new version of a meeting's notes: what has been accepted of its differences is taken into the
// meeting by one act, the rest stays as it stands.
#pragma once

#include "imports/review.hpp"

namespace radslag::imports {

/// Takes in what is accepted. The document is recorded and joins the meeting's, the proposal is
/// done. Errors: not_found; conflict when the proposal is not as `seen_revision` showed it, when
/// the meeting has changed so that a difference is another by now, when nothing is accepted, or
/// when something that shall go away is referred to.
Result<Outcome> take_version(db::Database& database, const auth::Caller& caller,
                             const Review& review, int seen_revision, Day today);

} // namespace radslag::imports
