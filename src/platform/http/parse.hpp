// Takes apart what clients send as text: targets, queries, urlencoded forms, cookies, headers with
// parameters, addresses behind proxies. Files come through multipart.hpp.
#pragma once

#include "platform/http/values.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace radslag::http {

/// A request target (RFC 9112 §3.2) in its two parts.
struct Target {
    std::string path;      ///< begins with "/", still encoded
    std::string query;     ///< without "?"
    std::string authority; ///< of the absolute form, "host:port"; else empty
};

/// Reads the origin form and the absolute form; "*" for OPTIONS gives the path "*". Nothing for
/// anything else, and where characters stand that may not.
std::optional<Target> parse_target(std::string_view target);

/// Whether the text is a host, with or without a port (RFC 3986 §3.2.2, §3.2.3).
bool is_host(std::string_view text);

/// Reads `a=1&b=2` as queries and application/x-www-form-urlencoded bodies have it. Nothing for
/// bad encoding, text that is not UTF-8, or more than `most` fields.
std::optional<Values> parse_form(std::string_view text, std::size_t most = 1000);

/// Reads a Cookie header (RFC 6265 §4.2.1); what cannot be read in it is left out.
Values parse_cookies(std::string_view header);

/// A value with parameters, such as `multipart/form-data; boundary="x"`.
struct HeaderValue {
    std::string value; ///< in small letters
    Values parameters{Values::Case::ignored};
};
HeaderValue parse_header_value(std::string_view header);

/// Whether an Accept-Encoding header (RFC 9110 §12.5.3) takes gzip.
bool accepts_gzip(std::string_view accept_encoding);

} // namespace radslag::http
