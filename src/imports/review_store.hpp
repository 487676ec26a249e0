// Proposals under review in the database.
#pragma once

#include "imports/review.hpp"

namespace radslag::imports::store {

/// `demonstration`: among which bodies the proposal's is looked for.
std::optional<Proposal> proposal(db::Session& session, ImportId id, bool demonstration);
/// Calls `each` for every open (or done) proposal, the latest first.
void for_each_proposal(db::Session& session, bool open, bool demonstration,
                       const std::function<void(Proposal)>& each);

/// The text of a proposal that is not accepted.
documents::Text text_of(db::Session& session, ImportId id);

Decisions decisions(db::Session& session, ImportId id);
std::vector<KeptDoubt> kept_doubts(db::Session& session, ImportId id);

void settle(db::Session& session, DoubtId id);

/// Keeps a decision over one of version `seen` (0: over none); false when there is another.
bool keep_decision(db::Session& session, ImportId id, std::string_view fact,
                   const Decision& decision, int seen);
/// Counts the proposal's revision up; gives the new one.
int count_revision(db::Session& session, ImportId id);

void set_destination(db::Session& session, ImportId id, std::string_view body,
                     bodies::Visibility visibility);
void delete_decisions(db::Session& session, ImportId id);
/// Whether a proposal that is not rejected, or a document, is made from that original.
bool is_original_needed(db::Session& session, std::string_view sha256);

} // namespace radslag::imports::store
