// Takes a request's body piece by piece and makes of it what its type says: form fields, files, or
// plain bytes. connection.cpp feeds it; multipart.hpp does the hardest part.
#pragma once

#include "platform/http/limits.hpp"
#include "platform/http/multipart.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace radslag::http {

class BodyReader {
  public:
    using Outcome = MultipartReader::Outcome;

    /// All three must outlive the reader.
    BodyReader(const Limits& limits, UploadFolder& folder, Request& request)
        : limits_(limits), folder_(folder), request_(request) {}

    /// Before the first byte: refuses what is announced as too large, and multipart without a
    /// boundary. `length` is nothing where the client does not tell it.
    Outcome begin(Accepts accepts, std::optional<std::uint64_t> length);

    /// The next bytes. Throws std::system_error when a file cannot be written.
    Outcome feed(std::string_view bytes);

    /// After the last byte: fills the request's form, or its body.
    Outcome finish();

  private:
    enum class Kind { other, urlencoded, multipart };

    [[nodiscard]] Outcome too_large() const;

    const Limits& limits_;
    UploadFolder& folder_;
    Request& request_;
    Kind kind_ = Kind::other;
    std::uint64_t most_ = 0;
    std::uint64_t received_ = 0;
    std::optional<MultipartReader> multipart_;
};

} // namespace radslag::http
