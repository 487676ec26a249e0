// What a handler gives back. finish.hpp adds what every response carries: security headers,
// validators, compression. Look next at router.hpp.
#pragma once

#include "platform/base/result.hpp"
#include "platform/html/url.hpp"
#include "platform/http/request.hpp"
#include "platform/http/values.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

namespace radslag::http {

/// Bytes that others share: what is built in, and pages that are kept. `gzipped` may be empty.
struct SharedBody {
    std::string_view plain;
    std::string_view gzipped;
    std::shared_ptr<const void> owner; ///< keeps the bytes alive; null when they always are
};

/// A file on disk, read as it is sent.
struct FileBody {
    std::filesystem::path path;
    std::uint64_t size = 0;
};

/// A body that is made as it is sent. The function puts the next piece into its argument and gives
/// false when there is no more; it runs on the handlers' threads. Exceptions cut the response.
struct StreamBody {
    std::function<bool(std::string& piece)> next;
};

using Body = std::variant<std::string, SharedBody, FileBody, StreamBody>;

struct Response {
    int status = 200;
    Values headers{Values::Case::ignored};
    Body body;

    /// Sets a header and gives the response back: `return html(page).with("Vary", "Cookie");`
    Response&& with(std::string_view name, std::string value) &&;
};

/// A page. Kept by nobody without asking (Cache-Control: no-cache) unless the handler says else.
Response html_page(std::string document, int status = 200);
Response json(std::string text, int status = 200);
Response text(std::string text, int status = 200);
/// Anything else that is short: an .ics file, a feed.
Response content(std::string_view content_type, std::string bytes);
/// 303: the browser asks for `where` by GET.
Response redirect(const html::Url& where);
/// A file that the browser saves under `name` (any UTF-8; RFC 6266). Throws
/// std::filesystem::filesystem_error when it is not there.
Response download(const std::filesystem::path& file, std::string_view content_type,
                  std::string_view name);

/// The same of bytes that were made for this request.
Response download_of(std::string bytes, std::string_view content_type, std::string_view name);

/// The HTTP status of an error's code: invalid 422, not_found 404, forbidden 403, conflict 409,
/// too_many 429, unavailable 503.
int status_of(ErrorCode code);

/// Something that could not be done, before it becomes a page or RFC 9457 JSON.
struct Problem {
    int status = 500;
    Error error;
};

/// An error with the status of its code.
Problem problem_of(const Error& error);
/// A problem whose status no code tells, such as 413.
Problem problem_of(int status, ErrorCode code, Message message);

/// The problem as application/problem+json (RFC 9457), in the request's language, with the
/// request's id as its instance.
Response problem_json(const Request& request, const Problem& problem);

/// A plain page of its own for the problem, for a server without an app around it.
Response problem_page(const Request& request, const Problem& problem);

} // namespace radslag::http
