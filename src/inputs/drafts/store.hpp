// SQL of drafts. Whose they are is asked in drafts.cpp before anything of one is given out.
#pragma once

#include "inputs/drafts/drafts.hpp"

namespace radslag::inputs::drafts::store {

/// A draft with whose it is.
struct Kept {
    Draft draft;
    std::string begun_by; ///< person's id
};

/// An organisation and one of its parties.
struct Sharing {
    bodies::PartyId party;
    NamedId organisation;
};
std::optional<Sharing> sharing(db::Session& session, std::string_view party);

std::optional<Kept> draft(db::Session& session, DraftId id);
/// Those that have not been sent, the latest first, at most most_drafts.
std::vector<Draft> of_organisation(db::Session& session, std::string_view organisation);
std::vector<Draft> of_person(db::Session& session, std::string_view person);

void insert(db::Session& session, DraftId id, const std::optional<bodies::PartyId>& party,
            std::string_view person, const Fields& fields);
/// False when it is no longer in that version, or has been sent.
bool update(db::Session& session, DraftId id, std::int64_t version, std::string_view person,
            const Fields& fields);
bool set_sent(db::Session& session, DraftId id, InputId input);
bool erase(db::Session& session, DraftId id, std::int64_t version);
void erase_sent_before(db::Session& session, Instant before);

std::vector<attachments::File> files_of(db::Session& session, DraftId id);
/// A file and the draft that it belongs to.
struct FileOf {
    attachments::File file;
    DraftId draft;
};
std::optional<FileOf> file(db::Session& session, attachments::AttachmentId id);
void insert_file(db::Session& session, DraftId id, const attachments::File& file);
void erase_file(db::Session& session, DraftId id, attachments::AttachmentId file);
void erase_files(db::Session& session, DraftId id);
void move_files(db::Session& session, DraftId from, DraftId to);

/// What waits for a form under the SHA-256 of its key.
std::optional<DraftId> waiting(db::Session& session, std::string_view digest);
void insert_waiting(db::Session& session, DraftId id, std::string_view digest);
void erase_waiting(db::Session& session, DraftId id);
/// Those that have waited since before then.
std::vector<DraftId> waiting_since(db::Session& session, Instant before);

} // namespace radslag::inputs::drafts::store
