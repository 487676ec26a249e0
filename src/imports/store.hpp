// Proposals in the database, and what is known of a meeting to compare a new version with.
#pragma once

#include "imports/comparison.hpp"
#include "platform/db/database.hpp"

namespace radslag::imports::store {

struct KnownImport {
    ImportId id;
    State state;
    std::optional<meetings::MeetingId> meeting;
};
/// What became of this very file for that body (or for the body that it names, when none is asked
/// for).
std::optional<KnownImport> import_of(db::Session& session, std::string_view sha256,
                                     const std::optional<std::string>& body);

/// Keeps a proposal with its text, so that a review can begin at any time. `body`: the name of the
/// body that it is proposed for.
void insert(db::Session& session, ImportId id, const Reading& reading, const Wishes& wishes,
            std::string_view body);

void set_state(db::Session& session, ImportId id, State state,
               const std::optional<documents::DocumentId>& document,
               const std::optional<meetings::MeetingId>& meeting);
/// Lets go of the text of an accepted proposal: it stands with the document now.
void drop_text(db::Session& session, ImportId id);

void insert(db::Session& session, ImportId import, int position, const Doubt& doubt);

/// What the register holds of a meeting; in standing_store.cpp.
Standing standing_of(db::Session& session, meetings::MeetingId meeting);

struct ListedImport {
    ImportId id;
    std::string document_name;
    State state;
    std::string imported_at;
    std::int64_t open_doubts = 0;
};
std::optional<ListedImport> import(db::Session& session, ImportId id);
std::vector<Doubt> doubts(db::Session& session, ImportId id);

} // namespace radslag::imports::store
