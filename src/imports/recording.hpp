// From what counts of one document to records: matches people and organisations with known ones.
#pragma once

#include "imports/verdicts.hpp"
#include "ledger/ledger.hpp"

namespace radslag::imports {

/// Where the records go.
struct Destination {
    bodies::BodyId body;
    bodies::AudienceId audience;
    documents::DocumentId document;
    bool demonstration = false;
};

struct Recorded {
    meetings::MeetingId meeting;
    std::vector<Doubt> doubts;
};

/// Records all that counts. `name` titles a meeting that the text gives no title. The doubts are
/// those of `confirmed`, with those that only the register could tell.
/// Errors: conflict when the meeting has notes already.
Result<Recorded> record(ledger::Act& act, std::string_view name, const Confirmed& confirmed,
                        const Destination& destination);

} // namespace radslag::imports
