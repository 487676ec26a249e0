// Reads bodies by their type. Declared in body_reader.hpp.
#include "platform/http/body_reader.hpp"

#include "platform/http/parse.hpp"
#include "platform/i18n/dates.hpp"

namespace radslag::http {
namespace {

tl::unexpected<Problem> unreadable() {
    return tl::unexpected<Problem>(
        problem_of(400, ErrorCode::invalid, Message{"The form could not be read.", {}}));
}

} // namespace

BodyReader::Outcome BodyReader::too_large() const {
    return tl::unexpected<Problem>(problem_of(
        413, ErrorCode::invalid,
        Message{"What was sent is larger than {0}, which is the most that is received here.",
                {i18n::file_size(request_.language, most_)}}));
}

BodyReader::Outcome BodyReader::begin(Accepts accepts, std::optional<std::uint64_t> length) {
    const HeaderValue type = parse_header_value(request_.headers.get("Content-Type"));
    const std::string_view boundary = type.parameters.get("boundary");
    if (type.value == "multipart/form-data") {
        // RFC 2046 §5.1.1: 1 to 70 characters.
        if (boundary.empty() || boundary.size() > 70)
            return unreadable();
        kind_ = Kind::multipart;
        multipart_.emplace(boundary, limits_, accepts, folder_, request_);
    } else if (type.value == "application/x-www-form-urlencoded") {
        kind_ = Kind::urlencoded;
    }
    most_ = kind_ != Kind::multipart || accepts == Accepts::fields ? limits_.form_bytes
            : accepts == Accepts::few_files                        ? limits_.few_files_bytes
                                                                   : limits_.batch_bytes;
    if (length && *length > most_)
        return too_large();
    return {};
}

BodyReader::Outcome BodyReader::feed(std::string_view bytes) {
    received_ += bytes.size();
    if (received_ > most_)
        return too_large();
    if (kind_ == Kind::multipart)
        return multipart_->feed(bytes);
    request_.body += bytes;
    return {};
}

BodyReader::Outcome BodyReader::finish() {
    if (kind_ == Kind::multipart)
        return multipart_->finish();
    if (kind_ == Kind::other)
        return {};
    std::optional<Values> form = parse_form(request_.body, limits_.fields);
    request_.body.clear();
    if (!form)
        return unreadable();
    request_.form = std::move(*form);
    return {};
}

} // namespace radslag::http
