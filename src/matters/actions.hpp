// Recording the numbers that notes mention.
#pragma once

#include "ledger/ledger.hpp"
#include "matters/matters.hpp"

namespace radslag::matters {

/// Records each mention, and each number that was not known in any spelling.
void record_references(ledger::Act& act, meetings::MeetingId meeting,
                       const std::vector<Reference>& references);

} // namespace radslag::matters
