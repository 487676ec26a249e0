// Inputs that are written on and not sent yet: kept as they are typed, gone on with later, by one
// person or by several of the same party. Nobody else reads them on any way; the ledger does not
// know them. store.hpp keeps them, editing/sending_parts.hpp is their form.
#pragma once

#include "documents/files.hpp"
#include "inputs/editing/editing.hpp"

#include <span>

namespace radslag::inputs::drafts {

using DraftId = Id<struct InputDraftTag>;

/// A field of the form, and what is typed in it.
struct Field {
    std::string name;
    std::string words;
};
using Fields = std::vector<Field>;

/// What is typed in the field of that name; "" where there is none.
std::string_view words_in(std::span<const Field> fields, std::string_view name);
/// The line by which a draft is known: its title, or how its text begins; "" when neither is there.
std::string line_of(std::span<const Field> fields);

struct Draft {
    DraftId id;
    std::int64_t version = 0;
    std::optional<NamedId> of; ///< the organisation of its party; nothing: of who began it, alone
    std::string written_by;    ///< name of who wrote last
    Instant written_at;
    Fields fields;
    std::optional<InputId> sent_as; ///< it is a draft no more
};

/// At most so many lie with one party, or with one person.
inline constexpr std::int64_t most_drafts = 200;

/// The organisations whose drafts the caller shares: those of the parties that it acts for.
std::vector<NamedId> sharing_organisations(db::Session& session, const auth::Caller& caller);

/// What the caller can go on with, the latest first: its own, and those of its parties.
std::vector<Draft> drafts_of(db::Session& session, const auth::Caller& caller);

/// A draft, also one that has been sent; nothing for one that is not the caller's to read.
std::optional<Draft> draft(db::Session& session, const auth::Caller& caller, DraftId id);

/// Files that come with a form, kept on the disk already, and those that are taken away.
struct FileChange {
    std::vector<attachments::File> added;
    std::vector<attachments::AttachmentId> dropped;

    [[nodiscard]] bool empty() const { return added.empty() && dropped.empty(); }
};
/// The files of a draft; the caller has asked draft() first.
std::vector<attachments::File> files_of(db::Session& session, DraftId id);
/// A file of a draft that the caller may go on with.
std::optional<attachments::File> readable_file(db::Session& session, const auth::Caller& caller,
                                               attachments::AttachmentId id);
/// Changes the files of a draft, whatever its version: two who add files both do. Errors:
/// not_found; conflict when it has been sent; invalid with the field `files` for more than
/// attachments::most_files.
Result<void> change_files(db::Database& database, const auth::Caller& caller, DraftId id,
                          const FileChange& change);

/// The same of a form that comes back with something wrong: its files wait under a key, which the
/// form holds. Gives the key; an empty or unknown one is made. Errors: invalid.
Result<std::string> change_waiting_files(db::Database& database, std::string_view key,
                                         const FileChange& change);
/// What waits under a key; none under one that is not known.
std::vector<attachments::File> waiting_files(db::Session& session, std::string_view key);
/// The form has been sent: nothing waits any more.
Result<void> forget_waiting(db::Database& database, std::string_view key);

/// Keeps a new draft, with the files that wait under the key, if any. It is shared with the
/// organisation that its field `organisation` names, or the only one that the caller acts for; else
/// it is the caller's alone. Errors: forbidden when nobody is signed in; too_many when most_drafts
/// lie there.
Result<DraftId> begin(db::Database& database, const auth::Caller& caller, const Fields& fields,
                      std::string_view key = {});

/// Lays a draft of a party's there, or of the person alone; for those who have asked already
/// whether it may be done.
void lay(db::Session& session, DraftId id, const std::optional<bodies::PartyId>& party,
         people::PersonId person, const Fields& fields);

/// Keeps what is written now. Errors: not_found; conflict when it is no longer in that version, or
/// has been sent.
Result<void> keep(db::Database& database, const auth::Caller& caller, DraftId id,
                  std::int64_t version, const Fields& fields);

/// Sends it: one input, whoever presses first, which says what `edit` says; what was typed last
/// stays with the draft. Errors: as keep(), and those of inputs::send().
Result<Sent> send(db::Database& database, const auth::Caller& caller, DraftId id,
                  std::int64_t version, const Fields& fields, const std::optional<Spoken>& spoken,
                  const InputEdit& edit);

/// Throws it away for good, with its files. Errors: as keep().
Result<void> discard(db::Database& database, const documents::Files& files,
                     const auth::Caller& caller, DraftId id, std::int64_t version);

/// Forgets drafts that were sent more than a month ago, whose input says what they said, and files
/// that have waited for a form for more than a day.
Result<void> forget_old(db::Database& database, const documents::Files& files);

} // namespace radslag::inputs::drafts
