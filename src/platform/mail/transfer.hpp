// What sending by SMTP and reading by IMAP have in common in their use of libcurl. smtp.cpp and
// mailbox.cpp are those who use it.
#pragma once

#include "platform/base/result.hpp"

#include <curl/curl.h>

#include <stdexcept>
#include <string>

namespace radslag::mail::transfer {

/// Throws std::runtime_error for what this libcurl does not know.
template <class T>
void set(CURL* handle, CURLoption option, T value) {
    if (const CURLcode code = curl_easy_setopt(handle, option, value); code != CURLE_OK)
        throw std::runtime_error(std::string("libcurl: ") + curl_easy_strerror(code));
}

/// Throws std::runtime_error when libcurl cannot be started.
CURL* new_handle();

/// Whether nothing may be said before the connection is encrypted, and who may have signed the
/// server's certificate: a PEM file, or those that the machine trusts. No proxy is used, whatever
/// the environment says. Both must outlive the transfers.
void set_encryption(CURL* handle, bool encrypts, const std::string& authorities_file);

/// Signs in with what a file holds: the password by PLAIN or LOGIN, or the token by XOAUTH2; not at
/// all when there is no user. Errors: those of read_secret().
Result<void> set_user(CURL* handle, const std::string& user, const std::string& password_file,
                      const std::string& token_file);

/// Ends the connection, waiting for the server's answer at most two seconds, and the handle.
void say_goodbye(CURL* handle);

} // namespace radslag::mail::transfer
