// From the parsed head of a message to our Request: what may come in is decided here, once. Beast
// is only seen by the .cpp files that include this after it.
#pragma once

#include "platform/http/networks.hpp"
#include "platform/http/request.hpp"
#include "platform/http/response.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace radslag::http {

/// The head of a request as it was sent.
struct Head {
    std::string_view method;
    std::string_view target;
    int version = 11; ///< 10 or 11
    Values headers{Values::Case::ignored};
    std::string_view peer; ///< address of the other end of the connection
    bool encrypted = false;
};

/// Fills in the request. Gives the status to refuse it with when it may not come in: 400 for what
/// is malformed or could be understood in two ways (RFC 9112 §3.2, §6.3), 501 for methods and
/// codings that are not known.
std::optional<int> read_head(Head head, std::span<const Network> proxies, Request& request);

/// What is answered without any handler: to what cannot be understood, and when there is no room.
/// Where only the address could not be read, people and programs are told so in words.
Response refusal(Request& request, int status);

} // namespace radslag::http
