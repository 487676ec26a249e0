// Errors as responses: RFC 9457 for programs, a plain page for people where no app gives a better
// one. Declared in response.hpp.
#include "platform/html/fields.hpp"
#include "platform/html/frame.hpp"
#include "platform/http/response.hpp"
#include "platform/i18n/text.hpp"

namespace radslag::http {
namespace {

/// A JSON string; what is not UTF-8 never comes this far.
std::string json_string(std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string json = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            json += '\\';
            json += c;
        } else if (byte < 0x20) {
            json += "\\u00";
            json += digits[byte >> 4U];
            json += digits[byte & 15U];
        } else {
            json += c;
        }
    }
    return json + '"';
}

} // namespace

int status_of(ErrorCode code) {
    switch (code) {
    case ErrorCode::invalid:
        return 422;
    case ErrorCode::not_found:
        return 404;
    case ErrorCode::forbidden:
        return 403;
    case ErrorCode::conflict:
        return 409;
    case ErrorCode::too_many:
        return 429;
    case ErrorCode::unavailable:
        return 503;
    }
    return 500;
}

Problem problem_of(const Error& error) {
    return {status_of(error.code), error};
}

Problem problem_of(int status, ErrorCode code, Message message) {
    return {status, {code, std::move(message), {}}};
}

Response problem_json(const Request& request, const Problem& problem) {
    const i18n::Language language = request.language;
    std::string body = "{\"type\":\"about:blank\",\"title\":" +
                       json_string(i18n::to_text(language, problem.error.message)) +
                       ",\"status\":" + std::to_string(problem.status) +
                       ",\"instance\":" + json_string("urn:radslag:request:" + request.id);
    if (!problem.error.fields.empty()) {
        body += ",\"errors\":[";
        for (const FieldError& error : problem.error.fields) {
            body += body.back() == '[' ? "" : ",";
            body += "{\"field\":" + json_string(error.field) +
                    ",\"detail\":" + json_string(i18n::to_text(language, error.message)) + "}";
        }
        body += "]";
    }
    Response response = json(body + "}", problem.status);
    response.headers.set("Content-Type", "application/problem+json");
    response.headers.set("Content-Language", std::string(i18n::tag_of(language)));
    return response;
}

Response problem_page(const Request& request, const Problem& problem) {
    html::PageFrame frame;
    frame.language = request.language;
    frame.title = i18n::to_text(request.language, problem.error.message);
    frame.indexed = false;
    frame.content = html::div(html::cls("pagehead"), html::h1(frame.title));
    return html_page(html::document(frame), problem.status);
}

} // namespace radslag::http
