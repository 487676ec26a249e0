// From the structure of one document to records: matches people and organisations, and keeps what
// is doubtful apart.
#pragma once

#include "imports/imports.hpp"
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

/// Records all that is certain enough. Errors: conflict when the meeting has notes already.
Result<Recorded> record(ledger::Act& act, const Reading& reading, const Destination& destination);

} // namespace radslag::imports
