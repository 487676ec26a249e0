// Slices of bodies. Declared in body_source.hpp.
#include "platform/http/body_source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace radslag::http {
namespace {

constexpr std::size_t slice_bytes = 64U << 10U;

} // namespace

Ending complete_head(Outgoing& outgoing, int version, bool keep_alive, std::string_view date) {
    constexpr std::string_view chunked_line = "Transfer-Encoding: chunked\r\n";
    Ending ending{outgoing.chunked ? Framing::chunked : Framing::as_is, keep_alive};
    if (outgoing.chunked && version == 10) {
        ending = {Framing::as_is, false};
        outgoing.head.erase(outgoing.head.find(chunked_line), chunked_line.size());
    }
    outgoing.head.append("Date: ").append(date).append("\r\n");
    if (!ending.keep_alive)
        outgoing.head.append("Connection: close\r\n");
    else if (version == 10)
        outgoing.head.append("Connection: keep-alive\r\n");
    outgoing.head.append("\r\n");
    return ending;
}

bool BodySource::blocks() const {
    return std::holds_alternative<FileBody>(body_) || std::holds_alternative<StreamBody>(body_);
}

std::string_view BodySource::next() {
    if (const auto* bytes = std::get_if<std::string>(&body_))
        return next_of(std::string_view(*bytes));
    if (const auto* shared = std::get_if<SharedBody>(&body_))
        return next_of(shared->plain);
    if (const auto* file = std::get_if<FileBody>(&body_))
        return next_of(*file);
    return next_of(std::get<StreamBody>(body_));
}

std::string_view BodySource::next_of(std::string_view bytes) {
    const std::string_view slice =
        bytes.substr(std::min<std::size_t>(given_, bytes.size()), slice_bytes);
    given_ += slice.size();
    return slice;
}

std::string_view BodySource::next_of(const FileBody& file) {
    if (given_ == file.size)
        return {};
    if (given_ == 0)
        file_.open(file.path, std::ios::binary);
    slice_.resize(std::min<std::uint64_t>(slice_bytes, file.size - given_));
    if (!file_.read(slice_.data(), static_cast<std::streamsize>(slice_.size())))
        throw std::runtime_error("a file cannot be read: " + file.path.string());
    given_ += slice_.size();
    return slice_;
}

std::string_view BodySource::next_of(const StreamBody& stream) {
    if (ended_)
        return {};
    std::string piece;
    while (!ended_ && piece.empty()) {
        piece.clear();
        ended_ = !stream.next(piece);
    }
    if (framing_ == Framing::as_is) {
        slice_ = std::move(piece);
        return slice_;
    }
    slice_.clear();
    if (!piece.empty())
        slice_ = fmt::format("{:x}\r\n{}\r\n", piece.size(), piece);
    if (ended_)
        slice_ += "0\r\n\r\n";
    return slice_;
}

} // namespace radslag::http
