// What is recorded of a meeting once it has been held: everything that its script says, as one act.
#pragma once

#include "demonstration/minutes.hpp"
#include "documents/document.hpp"
#include "ledger/ledger.hpp"

namespace radslag::demonstration {

/// A file of the story, read as an import would read it.
struct File {
    std::string name;
    std::string content;
    documents::Text text;
};

/// A meeting with all that its events need, kept by them.
struct Told {
    Stage stage;
    Script script;
    Minutes minutes;
    File notes;
    std::vector<std::optional<File>> slides;
};

/// Records the documents, the meeting with its points and turns, and what followed from them at
/// once. Errors: conflict when the meeting has notes already.
Result<void> record_meeting(ledger::Act& act, const Told& told);

/// The id that a written point gets.
meetings::PointId point_id(const Stage& stage, const Record& point);

/// The points of a meeting that is still to come.
std::vector<meetings::Point> agenda_of(ledger::Act& act, const Told& told);

} // namespace radslag::demonstration
