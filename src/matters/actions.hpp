// Opening matters and themes, and recording the numbers that notes mention.
#pragma once

#include "ledger/ledger.hpp"
#include "matters/matters.hpp"
#include "platform/auth/rights.hpp"

namespace radslag::matters {

/// Whether a number is known, in any spelling.
bool is_known(db::Session& session, std::string_view number);

/// The matter that goes under a number, in any spelling, if the reader may read it: the one of
/// which the number is the whole before those of which it is a part.
std::optional<MatterId> matter_of_number(db::Session& session, const auth::Reader& reader,
                                         std::string_view number);

/// Records each mention, and each number that was not known in any spelling.
void record_references(ledger::Act& act, meetings::MeetingId meeting,
                       const std::vector<Reference>& references);

void add_theme(ledger::Act& act, const Theme& theme);

/// Opens a matter with its numbers, partners and milestones. A number that is known already, in any
/// spelling, is tied to it: one number may be of several matters.
void open(ledger::Act& act, const Matter& matter);

/// Errors: not_found when there is no such matter.
Result<void> set_state(ledger::Act& act, MatterId matter, State state);

/// Marks a milestone as reached. Errors: conflict when it is already.
Result<void> reach(ledger::Act& act, MilestoneId milestone, Day on);

/// Counts the milestone as written, so that what follows from its day is done once more.
void touch(ledger::Act& act, MilestoneId milestone);

} // namespace radslag::matters
