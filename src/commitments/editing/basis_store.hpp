// SQL of what homework is the basis of; reads are cut to the reader.
#pragma once

#include "commitments/editing/basis.hpp"

namespace radslag::commitments::editing_store {

/// With the places that the reader may see: the next meetings of the body, and the one that is
/// chosen now.
std::optional<EditableHomework> homework(db::Session& session, const auth::Reader& reader,
                                         CommitmentId id);

} // namespace radslag::commitments::editing_store
