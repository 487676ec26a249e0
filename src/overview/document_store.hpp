// What the page of a document reads besides its text: the facts that were read out of it, and the
// meeting that it is the notes of. Read-only, cut to what the reader may see.
#pragma once

#include "overview/store.hpp"

namespace radslag::overview::store {

/// A fact's place in a document's text.
struct Mark {
    enum class Kind { person, date, number, promise, decision };
    Kind kind;
    documents::Place place;
    std::string target; ///< id of the record, for the link
};
std::vector<Mark> marks(db::Session& session, const Reader& reader, documents::DocumentId document);

/// Where a turn of the meeting begins in the text.
struct TurnPlace {
    std::size_t begin = 0;
    std::string id;
};
/// In the order of the text.
std::vector<TurnPlace> turns(db::Session& session, const Reader& reader,
                             documents::DocumentId document);

/// The meeting that the document is the notes of.
struct Noted {
    Occasion occasion;
    bool demonstration = false;
};
std::optional<Noted> meeting_of(db::Session& session, const Reader& reader,
                                documents::DocumentId document);

/// For whom something is that is for fewer readers than what it stands under.
struct Withheld {
    std::string audience; ///< its kind, as in the database
    std::optional<std::string> legal_ground;
};
/// The meeting that the document was attached to.
struct AttachedTo {
    Noted meeting;
    std::optional<Withheld> withheld;
};
std::optional<AttachedTo> attached_to(db::Session& session, const Reader& reader,
                                      documents::DocumentId document);

} // namespace radslag::overview::store
