// The reader of multipart bodies, a small machine with six states. Declared in multipart.hpp.
#include "platform/http/multipart.hpp"

#include "platform/base/utf8.hpp"
#include "platform/http/parse.hpp"
#include "platform/i18n/dates.hpp"

#include <system_error>

namespace radslag::http {
namespace {

constexpr std::size_t most_part_header_bytes = 4096;

tl::unexpected<Problem> problem(int status, ErrorCode code, Message message) {
    return tl::unexpected<Problem>(problem_of(status, code, std::move(message)));
}

tl::unexpected<Problem> unreadable() {
    return problem(400, ErrorCode::invalid, Message{"The form could not be read.", {}});
}

} // namespace

MultipartReader::MultipartReader(std::string_view boundary, const Limits& limits, Accepts accepts,
                                 UploadFolder& folder, Request& request)
    : limits_(limits), accepts_(accepts), folder_(folder), request_(request),
      delimiter_("\r\n--" + std::string(boundary)) {}

MultipartReader::Outcome MultipartReader::feed(std::string_view bytes) {
    buffer_ += bytes;
    while (true) {
        const Stepped stepped = step();
        if (!stepped)
            return tl::unexpected<Problem>(stepped.error());
        if (*stepped == Step::needs_more)
            return {};
    }
}

MultipartReader::Outcome MultipartReader::finish() const {
    if (state_ != State::done)
        return unreadable();
    return {};
}

MultipartReader::Stepped MultipartReader::step() {
    switch (state_) {
    case State::preamble:
        return read_preamble();
    case State::after_delimiter:
        return read_after_delimiter();
    case State::headers:
        return read_headers();
    case State::field:
    case State::file:
        return read_content();
    case State::done:
        buffer_.clear();
        return Step::needs_more;
    }
    return Step::needs_more;
}

MultipartReader::Stepped MultipartReader::read_preamble() {
    const std::size_t at = buffer_.find(delimiter_);
    if (at == std::string::npos) {
        if (buffer_.size() > delimiter_.size())
            drop(buffer_.size() - delimiter_.size());
        return Step::needs_more;
    }
    drop(at + delimiter_.size());
    state_ = State::after_delimiter;
    return Step::again;
}

MultipartReader::Stepped MultipartReader::read_after_delimiter() {
    if (buffer_.size() < 2)
        return Step::needs_more;
    if (buffer_.starts_with("--")) {
        state_ = State::done;
        return Step::again;
    }
    // RFC 2046 §5.1.1 allows blanks between the boundary and the end of its line.
    const std::size_t end = buffer_.find_first_not_of(" \t");
    if (end == std::string::npos || end + 1 >= buffer_.size())
        return buffer_.size() > most_part_header_bytes ? Stepped(unreadable()) : Step::needs_more;
    if (buffer_.compare(end, 2, "\r\n") != 0)
        return unreadable();
    drop(end); // the line end stays: the headers may be none
    state_ = State::headers;
    return Step::again;
}

MultipartReader::Stepped MultipartReader::read_headers() {
    const std::size_t end = buffer_.find("\r\n\r\n");
    if (end == std::string::npos || end > most_part_header_bytes) {
        if (buffer_.size() > most_part_header_bytes)
            return unreadable();
        return Step::needs_more;
    }
    const std::string headers = buffer_.substr(0, end);
    drop(end + 4);
    if (const Outcome begun = begin_part(headers); !begun)
        return tl::unexpected<Problem>(begun.error());
    return Step::again;
}

MultipartReader::Outcome MultipartReader::begin_part(std::string_view headers) {
    HeaderValue disposition;
    std::string content_type;
    while (!headers.empty()) {
        headers.remove_prefix(2); // the line end before each header
        const std::size_t end = headers.find("\r\n");
        const std::string_view line = headers.substr(0, end);
        headers.remove_prefix(end == std::string_view::npos ? headers.size() : end);
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos)
            return unreadable();
        if (same_ignoring_case(line.substr(0, colon), "Content-Disposition"))
            disposition = parse_header_value(line.substr(colon + 1));
        else if (same_ignoring_case(line.substr(0, colon), "Content-Type"))
            content_type = parse_header_value(line.substr(colon + 1)).value;
    }
    field_name_ = disposition.parameters.get("name");
    if (disposition.value != "form-data" || field_name_.empty() || !is_text(field_name_) ||
        !is_text(content_type))
        return unreadable();
    if (const std::string* name = disposition.parameters.find("filename"))
        return begin_file(*name, std::move(content_type));
    if (request_.form.size() == limits_.fields)
        return problem(413, ErrorCode::invalid,
                       Message{"The form has more than {0} fields, which is the most that is "
                               "received here.",
                               {std::to_string(limits_.fields)}});
    field_.clear();
    state_ = State::field;
    return {};
}

MultipartReader::Outcome MultipartReader::begin_file(std::string name, std::string content_type) {
    if (accepts_ == Accepts::fields)
        return problem(
            415, ErrorCode::invalid,
            Message{"Files cannot be sent to this address. Send the form without them.", {}});
    if (request_.uploads.size() == limits_.batch_files)
        return problem(
            413, ErrorCode::invalid,
            Message{"More than {0} files were sent, which is the most that is received at "
                    "a time. Divide them.",
                    {std::to_string(limits_.batch_files)}});
    if (!is_text(name))
        return unreadable();
    upload_ = Upload{field_name_, std::move(name), std::move(content_type), folder_.next_file(), 0};
    file_.open(upload_.path, std::ios::binary | std::ios::trunc);
    if (!file_)
        throw std::system_error(errno, std::generic_category(), "an upload cannot be kept");
    state_ = State::file;
    return {};
}

MultipartReader::Stepped MultipartReader::read_content() {
    const std::size_t at = buffer_.find(delimiter_);
    const bool ends = at != std::string::npos;
    // What may be the beginning of a delimiter waits for more.
    const std::size_t kept = delimiter_.size() - 1;
    const std::size_t count = ends ? at : buffer_.size() > kept ? buffer_.size() - kept : 0;
    if (const Outcome added = add_content(std::string_view(buffer_).substr(0, count)); !added)
        return tl::unexpected<Problem>(added.error());
    drop(ends ? at + delimiter_.size() : count);
    if (!ends)
        return Step::needs_more;
    if (const Outcome ended = end_part(); !ended)
        return tl::unexpected<Problem>(ended.error());
    state_ = State::after_delimiter;
    return Step::again;
}

MultipartReader::Outcome MultipartReader::add_content(std::string_view bytes) {
    if (state_ == State::field) {
        field_bytes_ += bytes.size();
        if (field_bytes_ > limits_.form_bytes)
            return problem(
                413, ErrorCode::invalid,
                Message{"The form is larger than {0}, which is the most that is received "
                        "here. Shorten the text, or send it as a file.",
                        {i18n::file_size(request_.language, limits_.form_bytes)}});
        field_ += bytes;
        return {};
    }
    upload_.size += bytes.size();
    if (upload_.size > limits_.file_bytes)
        return problem(
            413, ErrorCode::invalid,
            Message{"The file {0} is larger than {1}, which is the most that is received. "
                    "Divide it, or ask whoever runs the service to raise the limit.",
                    {upload_.name, i18n::file_size(request_.language, limits_.file_bytes)}});
    if (!file_.write(bytes.data(), static_cast<std::streamsize>(bytes.size())))
        throw std::system_error(errno, std::generic_category(), "an upload cannot be kept");
    return {};
}

MultipartReader::Outcome MultipartReader::end_part() {
    if (state_ == State::field) {
        if (!is_text(field_))
            return unreadable();
        request_.form.add(std::move(field_name_), std::move(field_));
        return {};
    }
    file_.close();
    if (!file_)
        throw std::system_error(errno, std::generic_category(), "an upload cannot be kept");
    // A file field that was left empty comes as a part without name and content.
    if (!upload_.name.empty() || upload_.size > 0)
        request_.uploads.push_back(std::move(upload_));
    return {};
}

void MultipartReader::drop(std::size_t count) {
    buffer_.erase(0, count);
}

} // namespace radslag::http
