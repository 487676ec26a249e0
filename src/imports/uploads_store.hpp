// Files that wait to be read, in the database.
#pragma once

#include "imports/uploads.hpp"

namespace radslag::imports::store {

struct NewUpload {
    UploadId id;
    BatchId batch;
    int position = 0;
    std::string name;
    std::uint64_t bytes = 0;
    std::optional<std::string> body; ///< its name
    bodies::Visibility visibility = bodies::Visibility::members;
    std::string person; ///< id of who sent it
};
void insert(db::Session& session, const NewUpload& upload);
/// One that waits still.
std::optional<NewUpload> waiting_upload(db::Session& session, UploadId id);

void set_refused(db::Session& session, UploadId id, const Message& reason);
void set_read(db::Session& session, UploadId id, UploadState state, ImportId import);

std::vector<Upload> uploads(db::Session& session, BatchId batch, std::string_view person);

} // namespace radslag::imports::store
