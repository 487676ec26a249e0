// SQL of files that wait to be read; see uploads_store.hpp.
#include "imports/uploads_store.hpp"

#include <boost/json.hpp>

namespace radslag::imports::store {

namespace {

constexpr db::Statement insert_upload = {
    "upload.insert",
    "INSERT INTO upload (id, batch, position, file_name, bytes, body_name, visibility, "
    "uploaded_by, uploaded_at, state) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'waiting')"};
constexpr db::Statement select_waiting = {
    "upload.waiting", "SELECT id, batch, position, file_name, bytes, body_name, visibility, "
                      "uploaded_by FROM upload WHERE id = $1 AND state = 'waiting'"};
constexpr db::Statement update_refused = {
    "upload.refuse",
    "UPDATE upload SET state = 'refused', reason = $2, reason_arguments = $3 WHERE id = $1"};
constexpr db::Statement update_read = {"upload.read",
                                       "UPDATE upload SET state = $2, import = $3 WHERE id = $1"};
constexpr db::Statement select_batch = {
    "upload.batch", "SELECT id, file_name, bytes, state, reason, reason_arguments, import FROM "
                    "upload WHERE batch = $1 AND uploaded_by = $2 ORDER BY position"};

} // namespace

void insert(db::Session& session, const NewUpload& upload) {
    session.execute(insert_upload,
                    {upload.id, upload.batch, upload.position, upload.name, upload.bytes,
                     upload.body, bodies::visibilities.text(upload.visibility), upload.person,
                     to_text(session.now())});
}

std::optional<NewUpload> waiting_upload(db::Session& session, UploadId id) {
    std::optional<NewUpload> found;
    session.query(select_waiting, {id}, [&](const db::Row& row) {
        found = NewUpload{row.id<UploadId>(0),
                          row.id<BatchId>(1),
                          static_cast<int>(row.integer(2)),
                          row.string(3),
                          static_cast<std::uint64_t>(row.integer(4)),
                          row.optional_text(5),
                          bodies::visibilities.require(row.text(6)),
                          row.string(7)};
    });
    return found;
}

void set_refused(db::Session& session, UploadId id, const Message& reason) {
    boost::json::array arguments;
    for (const std::string& argument : reason.arguments)
        arguments.emplace_back(argument);
    session.execute(update_refused, {id, reason.text, boost::json::serialize(arguments)});
}

void set_read(db::Session& session, UploadId id, UploadState state, ImportId import) {
    session.execute(update_read, {id, upload_states.text(state), import});
}

std::vector<Upload> uploads(db::Session& session, BatchId batch, std::string_view person) {
    std::vector<Upload> found;
    session.query(select_batch, {batch, person}, [&](const db::Row& row) {
        Upload upload{row.id<UploadId>(0),
                      row.string(1),
                      static_cast<std::uint64_t>(row.integer(2)),
                      upload_states.require(row.text(3)),
                      {},
                      row.optional_id<ImportId>(6)};
        if (!row.is_null(4)) {
            upload.reason.text = row.string(4);
            const auto arguments = boost::json::parse(row.text(5));
            for (const auto& word : arguments.as_array())
                upload.reason.arguments.emplace_back(word.as_string());
        }
        found.push_back(std::move(upload));
    });
    return found;
}

} // namespace radslag::imports::store
