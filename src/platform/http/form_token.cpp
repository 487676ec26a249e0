// Makes and checks form tokens with libsodium's HMAC-SHA-256. Declared in form_token.hpp.
#include "platform/http/form_token.hpp"

#include <sodium.h>

#include <array>
#include <stdexcept>

namespace radslag::http {
namespace {

template <std::size_t N>
std::string base64url(const std::array<unsigned char, N>& bytes) {
    constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_ENCODED_LEN(N, variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), N, variant);
    text.pop_back(); // the NUL that sodium writes
    return text;
}

std::string random_value() {
    std::array<unsigned char, 18> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    return base64url(bytes);
}

bool same_secret(std::string_view one, std::string_view other) {
    return one.size() == other.size() && sodium_memcmp(one.data(), other.data(), one.size()) == 0;
}

/// The host and port of an origin such as "https://forum.example:8443".
std::string_view host_of(std::string_view origin) {
    const std::size_t at = origin.find("://");
    return at == std::string_view::npos ? std::string_view() : origin.substr(at + 3);
}

} // namespace

tl::unexpected<Error> stale_form() {
    return failure(ErrorCode::forbidden,
                   "The form was sent from another site, or has been open for too long. Go back, "
                   "load the page again and send it once more.");
}

FormGuard::FormGuard(std::string_view key) : key_(key) {
    if (sodium_init() < 0)
        throw std::runtime_error("libsodium cannot be used");
    if (key_.empty()) {
        key_.resize(crypto_auth_hmacsha256_KEYBYTES);
        randombytes_buf(key_.data(), key_.size());
    }
    if (key_.size() < crypto_auth_hmacsha256_KEYBYTES)
        throw std::logic_error("the key for form tokens is shorter than 32 bytes");
}

std::string FormGuard::token_for(std::string_view value) const {
    const auto bytes = [](std::string_view text) {
        return reinterpret_cast<const unsigned char*>(text.data());
    };
    crypto_auth_hmacsha256_state state;
    std::array<unsigned char, crypto_auth_hmacsha256_BYTES> mac{};
    crypto_auth_hmacsha256_init(&state, bytes(key_), key_.size());
    crypto_auth_hmacsha256_update(&state, bytes(value), value.size());
    crypto_auth_hmacsha256_final(&state, mac.data());
    return base64url(mac);
}

std::string FormGuard::token(Request& request) const {
    request.has_form_token = true;
    const std::string* known = request.cookies.find(cookie);
    if (known == nullptr || known->empty()) {
        const std::string value = random_value();
        request.cookies.set(cookie, value);
        request.cookies_to_set.push_back(std::string(cookie) + "=" + value +
                                         "; Path=/; HttpOnly; SameSite=Lax" +
                                         (request.secure ? "; Secure" : ""));
        return token_for(value);
    }
    return token_for(*known);
}

Result<void> FormGuard::check_origin(const Request& request) const {
    // Browsers since 2020–2023 say it outright; the others send at least the origin.
    if (const std::string* site = request.headers.find("Sec-Fetch-Site")) {
        if (*site != "same-origin" && *site != "none")
            return stale_form();
        return {};
    }
    const std::string* origin = request.headers.find("Origin");
    if (origin != nullptr && !same_ignoring_case(host_of(*origin), request.headers.get("Host")))
        return stale_form();
    return {};
}

Result<void> FormGuard::check_token(const Request& request) const {
    const std::string_view value = request.cookies.get(cookie);
    std::string_view given = request.form.get(field);
    if (given.empty())
        given = request.headers.get(header);
    if (value.empty() || !same_secret(given, token_for(value)))
        return stale_form();
    return {};
}

} // namespace radslag::http
