// Reads multipart/form-data (RFC 7578) as it comes: fields into the request, files straight to
// disk. Nothing larger than a field or a buffer is ever held in memory.
#pragma once

#include "platform/http/limits.hpp"
#include "platform/http/request.hpp"
#include "platform/http/response.hpp"
#include "platform/http/router.hpp"

#include <tl/expected.hpp>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace radslag::http {

/// A folder for the files of one request, made with the first file and removed with the object.
class UploadFolder {
  public:
    /// The folder will lie in `parent` and carry the request's id in its name.
    UploadFolder(std::filesystem::path parent, std::string_view id);
    ~UploadFolder();
    UploadFolder(const UploadFolder&) = delete;
    UploadFolder& operator=(const UploadFolder&) = delete;

    /// The path of a new file; the folder is made if need be.
    std::filesystem::path next_file();

    /// Removes the folders of processes that ended before they could.
    static void remove_abandoned(const std::filesystem::path& parent);

  private:
    std::filesystem::path path_;
    int files_ = 0;
};

class MultipartReader {
  public:
    using Outcome = tl::expected<void, Problem>;

    /// `request` takes the fields and uploads; it and `folder` must outlive the reader.
    MultipartReader(std::string_view boundary, const Limits& limits, Accepts accepts,
                    UploadFolder& folder, Request& request);

    /// Takes the next bytes of the body. Throws std::system_error when a file cannot be written.
    Outcome feed(std::string_view bytes);

    /// Says that the body has ended; a problem when it was cut short.
    [[nodiscard]] Outcome finish() const;

  private:
    enum class State { preamble, after_delimiter, headers, field, file, done };
    enum class Step { again, needs_more };
    using Stepped = tl::expected<Step, Problem>;

    Stepped step();
    Stepped read_preamble();
    Stepped read_after_delimiter();
    Stepped read_headers();
    Stepped read_content();
    Outcome begin_part(std::string_view headers);
    Outcome begin_file(std::string name, std::string content_type);
    Outcome add_content(std::string_view bytes);
    Outcome end_part();
    void drop(std::size_t count);

    const Limits& limits_;
    Accepts accepts_;
    UploadFolder& folder_;
    Request& request_;
    std::string delimiter_;
    std::string buffer_ = "\r\n"; ///< so that the first delimiter looks like the others
    State state_ = State::preamble;
    std::string field_name_;
    std::string field_;
    std::uint64_t field_bytes_ = 0;
    Upload upload_;
    std::ofstream file_;
};

} // namespace radslag::http
