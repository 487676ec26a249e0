// See transfer.hpp.
#include "platform/mail/transfer.hpp"

#include "platform/mail/settings.hpp"

namespace radslag::mail::transfer {

namespace {
constexpr long seconds_for_goodbye = 2;
} // namespace

CURL* new_handle() {
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    CURL* const handle = ready == CURLE_OK ? curl_easy_init() : nullptr;
    if (handle == nullptr)
        throw std::runtime_error("libcurl cannot be started");
    return handle;
}

void set_encryption(CURL* handle, bool encrypts, const std::string& authorities_file) {
    set(handle, CURLOPT_FOLLOWLOCATION, 0L);
    set(handle, CURLOPT_PROXY, ""); // whatever the environment says
    set(handle, CURLOPT_NOSIGNAL, 1L);
    set(handle, CURLOPT_USE_SSL, static_cast<long>(encrypts ? CURLUSESSL_ALL : CURLUSESSL_NONE));
    set(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    set(handle, CURLOPT_SSL_VERIFYPEER, 1L);
    set(handle, CURLOPT_SSL_VERIFYHOST, 2L);
    if (!authorities_file.empty())
        set(handle, CURLOPT_CAINFO, authorities_file.c_str());
}

/// Only ways that need no more than what is in the file; the connection keeps it from others.
Result<void> set_user(CURL* handle, const std::string& user, const std::string& password_file,
                      const std::string& token_file) {
    if (user.empty())
        return {};
    const bool token = !token_file.empty();
    const auto secret = read_secret(token ? token_file : password_file);
    if (!secret)
        return tl::unexpected(secret.error());
    set(handle, CURLOPT_USERNAME, user.c_str());
    set(handle, CURLOPT_LOGIN_OPTIONS, token ? "AUTH=XOAUTH2" : "AUTH=PLAIN;AUTH=LOGIN");
    set(handle, token ? CURLOPT_XOAUTH2_BEARER : CURLOPT_PASSWORD, secret->c_str());
    return {};
}

void say_goodbye(CURL* handle) {
    // libcurl takes leave with the times of the last transfer begun: so one is begun that leads
    // nowhere, with a short time. Without it a server that has fallen silent holds up our end.
    curl_easy_reset(handle);
    curl_easy_setopt(handle, CURLOPT_SERVER_RESPONSE_TIMEOUT, seconds_for_goodbye);
    curl_easy_perform(handle);
    curl_easy_cleanup(handle);
}

} // namespace radslag::mail::transfer
