// Taking a document into the register as one act of the ledger: what the command line does at once,
// and what a review ends with.
#pragma once

#include "imports/verdicts.hpp"
#include "platform/db/database.hpp"

namespace radslag::imports {

/// Who takes it in.
struct Taker {
    std::string who = "import"; ///< of the act: a person's id, or the program
    /// Becomes the secretary of a body that is made by this.
    std::optional<people::PersonId> founder = {};
    Day today = {}; ///< for the founder's role
};

/// Records what counts of the document. When the body's meeting of that day has notes already,
/// nothing is recorded: the proposal says then in what it differs from them.
/// `outcome` names the proposal and the body; it comes back completed.
Result<Outcome> take_in(db::Session& session, Outcome outcome, const Reading& reading,
                        const Confirmed& confirmed, const Wishes& wishes, const Taker& taker);

/// The meeting of that body and day, when it has notes already.
std::optional<meetings::MeetingId> meeting_with_notes(db::Session& session, std::string_view body,
                                                      const notes::Structure& structure,
                                                      bool demonstration);

} // namespace radslag::imports
