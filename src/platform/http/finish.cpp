// The last step of every response. Declared in finish.hpp.
#include "platform/http/finish.hpp"

#include "platform/http/gzip.hpp"
#include "platform/http/parse.hpp"

#include <sodium.h>

#include <array>
#include <stdexcept>

namespace radslag::http {
namespace {

constexpr std::size_t least_compressed = 1000;

// no-referrer would make browsers send "Origin: null" with our own forms; same-origin does not.
constexpr std::string_view security_headers =
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: same-origin\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Embedder-Policy: require-corp\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n"
    "Permissions-Policy: camera=(), geolocation=(), microphone=()\r\n";
constexpr std::string_view page_policy =
    "Content-Security-Policy: default-src 'none'; style-src 'self'; font-src 'self'; "
    "img-src 'self' data:; script-src 'self'; connect-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'\r\n";
constexpr std::string_view other_policy =
    "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'; sandbox\r\n";
constexpr std::string_view strict_transport = "Strict-Transport-Security: max-age=31536000\r\n";

bool is_compressible(std::string_view content_type) {
    return content_type.starts_with("text/") || content_type.starts_with("application/json") ||
           content_type.starts_with("application/problem+json") ||
           content_type.starts_with("application/atom+xml") ||
           content_type.starts_with("application/xml") || content_type.starts_with("image/svg");
}

/// Weak comparison (RFC 9110 §8.8.3.2) of the list in If-None-Match with `etag`.
bool names(std::string_view if_none_match, std::string_view etag) {
    if (if_none_match == "*")
        return true;
    while (!if_none_match.empty()) {
        const std::size_t comma = if_none_match.find(',');
        std::string_view tag = if_none_match.substr(0, comma);
        if_none_match.remove_prefix(comma == std::string_view::npos ? if_none_match.size()
                                                                    : comma + 1);
        while (tag.starts_with(' '))
            tag.remove_prefix(1);
        while (tag.ends_with(' '))
            tag.remove_suffix(1);
        if (tag.starts_with("W/"))
            tag.remove_prefix(2);
        if (tag == etag)
            return true;
    }
    return false;
}

/// The compressed form has a validator of its own, or it would not be a strong one.
std::string with_coding(std::string_view etag) {
    return std::string(etag.substr(0, etag.size() - 1)) + "-gz\"";
}

std::uint64_t size_of(const Body& body) {
    if (const auto* bytes = std::get_if<std::string>(&body))
        return bytes->size();
    if (const auto* shared = std::get_if<SharedBody>(&body))
        return shared->plain.size();
    if (const auto* file = std::get_if<FileBody>(&body))
        return file->size;
    return 0;
}

/// Whether this response is one whose body may be compressed.
bool may_be_compressed(const Response& response) {
    if (!is_compressible(response.headers.get("Content-Type")) ||
        response.headers.has("Content-Encoding"))
        return false;
    if (const auto* shared = std::get_if<SharedBody>(&response.body))
        return !shared->gzipped.empty();
    return std::holds_alternative<std::string>(response.body) &&
           size_of(response.body) > least_compressed;
}

void compress(Body& body) {
    if (auto* shared = std::get_if<SharedBody>(&body))
        shared->plain = shared->gzipped;
    else
        body = gzipped(std::get<std::string>(body));
}

void add_vary(Response& response, std::string_view name) {
    const std::string_view old = response.headers.get("Vary");
    response.headers.set("Vary", old.empty() ? std::string(name)
                                             : std::string(old) + ", " + std::string(name));
}

bool has_no_body(int status) {
    return status == 204 || status == 304 || status < 200;
}

/// What pages of other sites may read too (the CORS protocol of the Fetch standard): what the API
/// gives without changing anything. Never with cookies, which count for nothing there.
bool is_open_to_other_sites(const Request& request) {
    return request.path.starts_with("/api/v1/") && is_safe(request.method);
}

void open_to_other_sites(Response& response) {
    response.headers.set("Access-Control-Allow-Origin", "*");
    response.headers.set("Access-Control-Allow-Methods", "GET, HEAD");
    response.headers.set("Access-Control-Allow-Headers", "If-None-Match");
    response.headers.set("Access-Control-Expose-Headers", "ETag, Link");
}

/// A header line. Throws std::logic_error for a line end inside: what a stranger typed must not
/// make headers of its own (CWE-113).
void append_header(std::string& head, std::string_view name, std::string_view value) {
    constexpr std::string_view forbidden("\r\n\0", 3);
    if (value.find_first_of(forbidden) != std::string_view::npos)
        throw std::logic_error("a line end stands in the header " + std::string(name));
    head.append(name).append(": ").append(value).append("\r\n");
}

std::string head_of(const Request& request, const Response& response, const Outgoing& outgoing,
                    std::string_view policy) {
    std::string head;
    head.reserve(1024);
    head += "HTTP/1.1 " + std::to_string(response.status) + ' ';
    head += reason_of(response.status);
    head += "\r\n";
    for (const auto& [name, value] : response.headers)
        append_header(head, name, value);
    for (const std::string& cookie : request.cookies_to_set)
        append_header(head, "Set-Cookie", cookie);
    if (outgoing.chunked)
        head += "Transfer-Encoding: chunked\r\n";
    else if (!has_no_body(response.status))
        head += "Content-Length: " + std::to_string(outgoing.body_bytes) + "\r\n";
    head += policy;
    head += security_headers;
    if (request.secure)
        head += strict_transport;
    return head.append("X-Request-Id: ").append(request.id).append("\r\n");
}

} // namespace

/// SipHash-2-4 with 128 bits and a fixed key.
std::string etag_of(std::string_view bytes) {
    static constexpr std::array<unsigned char, crypto_shorthash_siphashx24_KEYBYTES> key{};
    std::array<unsigned char, crypto_shorthash_siphashx24_BYTES> hash{};
    crypto_shorthash_siphashx24(hash.data(), reinterpret_cast<const unsigned char*>(bytes.data()),
                                bytes.size(), key.data());
    constexpr std::string_view digits = "0123456789abcdef";
    std::string tag = "\"";
    for (const unsigned char byte : hash) {
        tag += digits[byte >> 4U];
        tag += digits[byte & 15U];
    }
    return tag + '"';
}

Outgoing finish(const Request& request, Response response) {
    Outgoing outgoing;
    if (is_open_to_other_sites(request))
        open_to_other_sites(response);
    // Asked before a 304 loses its type: browsers take its headers over into the page that they
    // keep.
    const std::string_view policy =
        response.headers.get("Content-Type").starts_with("text/html") ? page_policy : other_policy;
    const bool compressible = may_be_compressed(response);
    const bool compressing = compressible && accepts_gzip(request.headers.get("Accept-Encoding"));
    if (compressible)
        add_vary(response, "Accept-Encoding");
    if (response.status == 200 && is_safe(request.method)) {
        const auto* bytes = std::get_if<std::string>(&response.body);
        if (bytes != nullptr && !response.headers.has("ETag"))
            response.headers.add("ETag", etag_of(*bytes));
        const std::string etag(response.headers.get("ETag"));
        if (!etag.empty() && compressing)
            response.headers.set("ETag", with_coding(etag));
        const std::string_view known = request.headers.get("If-None-Match");
        if (!etag.empty() && names(known, response.headers.get("ETag"))) {
            response.status = 304;
            response.body = std::string();
            response.headers.remove("Content-Type");
        }
    }
    if (compressing && response.status != 304) {
        compress(response.body);
        response.headers.add("Content-Encoding", "gzip");
    }
    outgoing.status = response.status;
    outgoing.has_body = request.method != Method::head && !has_no_body(response.status);
    outgoing.body_bytes = size_of(response.body);
    outgoing.chunked = std::holds_alternative<StreamBody>(response.body);
    outgoing.head = head_of(request, response, outgoing, policy);
    outgoing.body = std::move(response.body);
    return outgoing;
}

std::string_view reason_of(int status) {
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 202:
        return "Accepted";
    case 204:
        return "No Content";
    case 301:
        return "Moved Permanently";
    case 303:
        return "See Other";
    case 304:
        return "Not Modified";
    case 308:
        return "Permanent Redirect";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 409:
        return "Conflict";
    case 413:
        return "Content Too Large";
    case 415:
        return "Unsupported Media Type";
    case 417:
        return "Expectation Failed";
    case 422:
        return "Unprocessable Content";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 501:
        return "Not Implemented";
    case 503:
        return "Service Unavailable";
    case 505:
        return "HTTP Version Not Supported";
    default:
        return "";
    }
}

} // namespace radslag::http
