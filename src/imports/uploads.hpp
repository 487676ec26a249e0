// Files sent to the page for imports: they wait on disk, are read by a job one after another, and
// become proposals, or are refused with a sentence.
#pragma once

#include "documents/files.hpp"
#include "imports/imports.hpp"
#include "platform/auth/rights.hpp"
#include "platform/db/database.hpp"
#include "platform/jobs/worker.hpp"

#include <filesystem>

namespace radslag::imports {

using UploadId = Id<struct UploadTag>;
using BatchId = Id<struct BatchTag>;

enum class UploadState { waiting, proposed, known, refused };

inline constexpr EnumText<UploadState, 4> upload_states({{UploadState::waiting, "waiting"},
                                                         {UploadState::proposed, "proposed"},
                                                         {UploadState::known, "known"},
                                                         {UploadState::refused, "refused"}});

/// A file as the form brought it.
struct SentFile {
    std::string name;           ///< as the sender named it
    std::filesystem::path path; ///< where it lies now; it is moved away
    std::uint64_t size = 0;     ///< bytes
};

/// What the sender wants done with all files of one form.
struct UploadWishes {
    std::optional<bodies::BodyId> body; ///< nothing: the body that each heading names
    bodies::Visibility visibility = bodies::Visibility::members;
};

/// Moves the files into `waiting` and puts a job for each into the queue. Errors: invalid when
/// there is no file; not_found when the caller may not import into that body.
Result<BatchId> send(db::Database& database, const std::filesystem::path& waiting,
                     const auth::Caller& caller, const std::vector<SentFile>& files,
                     const UploadWishes& wishes);

struct Upload {
    UploadId id;
    std::string name;
    std::uint64_t bytes = 0;
    UploadState state = UploadState::waiting;
    Message reason; ///< of a refused one
    std::optional<ImportId> import;
};
/// The files of one form in their order; none when the caller did not send them.
std::vector<Upload> uploads(db::Session& session, const auth::Caller& caller, BatchId batch);

/// The kind of job that reads what waits. What is given must outlive it.
jobs::Kind reading_job(db::Database& database, const documents::Files& files,
                       std::filesystem::path waiting);

} // namespace radslag::imports
