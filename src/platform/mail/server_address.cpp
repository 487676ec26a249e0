// See server_address.hpp. Read by libcurl, as it will be when it is used.
#include "platform/mail/server_address.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <memory>
#include <utility>

namespace radslag::mail {

namespace {

struct FreeUrl {
    void operator()(CURLU* url) const { curl_url_cleanup(url); }
};

std::optional<std::string> part_of(CURLU* url, CURLUPart part, unsigned how = 0) {
    char* text = nullptr;
    if (curl_url_get(url, part, &text, how) != CURLUE_OK)
        return std::nullopt;
    std::string copy(text);
    curl_free(text);
    return copy;
}

} // namespace

/// RFC 1122, 3.2.1.3 and RFC 4291, 2.5.3; "localhost" by RFC 6761, 6.3.
bool ServerAddress::is_loopback() const {
    const bool numbers = std::ranges::all_of(
        host, [](char each) { return (each >= '0' && each <= '9') || each == '.'; });
    return host == "localhost" || host == "[::1]" || (numbers && host.starts_with("127."));
}

std::optional<ServerAddress> parse_server_address(const std::string& text) {
    const std::unique_ptr<CURLU, FreeUrl> url(curl_url());
    if (curl_url_set(url.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK)
        return std::nullopt;
    auto path = part_of(url.get(), CURLUPART_PATH, CURLU_URLDECODE);
    if (!path) // control characters
        return std::nullopt;
    return ServerAddress{
        part_of(url.get(), CURLUPART_SCHEME).value_or(""),
        part_of(url.get(), CURLUPART_HOST).value_or(""), std::move(*path),
        part_of(url.get(), CURLUPART_USER) || part_of(url.get(), CURLUPART_PASSWORD),
        part_of(url.get(), CURLUPART_QUERY) || part_of(url.get(), CURLUPART_FRAGMENT)};
}

} // namespace radslag::mail
