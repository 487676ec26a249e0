// From a form's files to proposals; see uploads.hpp.
#include "imports/uploads.hpp"

#include "bodies/actions.hpp"
#include "imports/actions.hpp"
#include "imports/uploads_store.hpp"

#include <algorithm>
#include <fstream>

namespace radslag::imports {

namespace {

constexpr std::string_view job_kind = "imports.read";
constexpr int most_attempts = 3;

/// The form's folder and the register's may lie on different disks.
void move_file(const std::filesystem::path& from, const std::filesystem::path& to) {
    std::error_code failed;
    std::filesystem::rename(from, to, failed);
    if (failed)
        std::filesystem::copy_file(from, to);
}

std::vector<std::byte> bytes_of(const std::filesystem::path& path) {
    std::ifstream file;
    file.exceptions(std::ios::failbit | std::ios::badbit);
    file.open(path, std::ios::binary);
    std::vector<std::byte> bytes(std::filesystem::file_size(path));
    file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    return bytes;
}

/// The name of the body that was chosen, if the caller may import into it.
Result<std::optional<std::string>> chosen_body(db::Session& session, const auth::Caller& caller,
                                               const std::optional<bodies::BodyId>& body) {
    if (!body)
        return std::nullopt;
    for (const auto& known : bodies::bodies_where(session, caller, auth::Right::import_notes))
        if (known.id == *body)
            return known.name;
    return failure(ErrorCode::not_found, "This body is not here, or you may not import into it.");
}

class ReadingJob {
  public:
    ReadingJob(db::Database& database, const documents::Files& files, std::filesystem::path waiting)
        : database_(database), files_(files), waiting_(std::move(waiting)) {}

    Result<void> run(const jobs::Job& job) const {
        const auto id = UploadId::parse(job.payload);
        if (!id)
            return {};
        const auto upload = database_.reading(
            [&](db::Session& session) { return store::waiting_upload(session, *id); });
        if (!upload)
            return {}; // done in an attempt that was cut off afterwards
        const auto path = waiting_ / id->text();
        const auto outcome = outcome_of(*upload, path, job.attempt);
        if (!outcome)
            return outcome;
        std::error_code ignored;
        std::filesystem::remove(path, ignored);
        return {};
    }

  private:
    /// Reads it and keeps what became of it. A fault of ours is tried again, and at last told.
    Result<void> outcome_of(const store::NewUpload& upload, const std::filesystem::path& path,
                            int attempt) const {
        try {
            return read(upload, path);
        } catch (const std::exception&) {
            if (attempt < most_attempts)
                throw;
            return refuse(upload.id,
                          Message{"The file {0} could not be read because something is wrong "
                                  "with us, not with the file. Send it again later.",
                                  {upload.name}});
        }
    }

    Result<void> read(const store::NewUpload& upload, const std::filesystem::path& path) const {
        const auto bytes = bytes_of(path);
        const auto reading = read_document(upload.name, bytes);
        if (!reading)
            return refuse(upload.id, reading.error().message);
        Wishes wishes;
        wishes.body = upload.body;
        wishes.visibility = upload.visibility;
        wishes.uploaded_by = people::PersonId::parse(upload.person);
        const auto outcome = bring_in(database_, files_, *reading, bytes, wishes);
        if (!outcome)
            return tl::unexpected<Error>(outcome.error());
        const UploadState state = outcome->kind == Outcome::Kind::known_already
                                      ? UploadState::known
                                      : UploadState::proposed;
        return database_.write([&](db::Session& session) -> Result<void> {
            store::set_read(session, upload.id, state, outcome->import);
            return {};
        });
    }

    Result<void> refuse(UploadId id, const Message& reason) const {
        return database_.write([&](db::Session& session) -> Result<void> {
            store::set_refused(session, id, reason);
            return {};
        });
    }

    db::Database& database_;
    const documents::Files& files_;
    std::filesystem::path waiting_;
};

} // namespace

Result<BatchId> send(db::Database& database, const std::filesystem::path& waiting,
                     const auth::Caller& caller, const std::vector<SentFile>& files,
                     const UploadWishes& wishes) {
    if (files.empty())
        return tl::unexpected<Error>(Error{ErrorCode::invalid,
                                           Message{"Something has to be mended first.", {}},
                                           {{"files", Message{"Choose at least one file.", {}}}}});
    const auto body = database.reading(
        [&](db::Session& session) { return chosen_body(session, caller, wishes.body); });
    if (!body)
        return tl::unexpected<Error>(body.error());
    const BatchId batch = BatchId::make();
    std::vector<store::NewUpload> uploads;
    std::filesystem::create_directories(waiting);
    for (const SentFile& file : files) {
        store::NewUpload upload{UploadId::make(),
                                batch,
                                static_cast<int>(uploads.size()) + 1,
                                documents::shown_name(file.name),
                                file.size,
                                *body,
                                wishes.visibility,
                                caller.person};
        move_file(file.path, waiting / upload.id.text());
        uploads.push_back(std::move(upload));
    }
    const auto kept = database.write([&](db::Session& session) -> Result<void> {
        for (const store::NewUpload& upload : uploads) {
            store::insert(session, upload);
            jobs::enqueue(session, {job_kind, upload.id.text(), {}, std::nullopt});
        }
        return {};
    });
    if (!kept)
        return tl::unexpected<Error>(kept.error());
    return batch;
}

std::vector<Upload> uploads(db::Session& session, const auth::Caller& caller, BatchId batch) {
    return store::uploads(session, batch, caller.person);
}

jobs::Kind reading_job(db::Database& database, const documents::Files& files,
                       std::filesystem::path waiting) {
    const ReadingJob reading(database, files, std::move(waiting));
    return {std::string(job_kind), [reading](const jobs::Job& job) { return reading.run(job); },
            most_attempts};
}

} // namespace radslag::imports
