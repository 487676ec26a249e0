// What every response gets before it is sent, whoever made it: security headers, validators with
// 304, compression, the status line. Pure; connection.cpp sends what comes out.
#pragma once

#include "platform/http/request.hpp"
#include "platform/http/response.hpp"

#include <optional>
#include <string>

namespace radslag::http {

/// A response as bytes.
struct Outgoing {
    int status = 200;
    std::string head; ///< status line and headers, without Date, Connection and the empty line
    Body body;        ///< in the coding that the head tells
    std::uint64_t body_bytes = 0; ///< of a body whose length is known
    bool chunked = false;         ///< the length is not known
    bool has_body = true;         ///< false for HEAD, 204, 304
};

/// Makes the response ready: adds what is missing, turns it into a 304 when the request's
/// If-None-Match (RFC 9110 §13.1.2) names its ETag, compresses text over 1 kB when accepted.
Outgoing finish(const Request& request, Response response);

/// A strong validator out of the bytes.
std::string etag_of(std::string_view bytes);

/// "Not Found".
std::string_view reason_of(int status);

} // namespace radslag::http
