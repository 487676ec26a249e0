// A request as handlers see it: everything decoded, checked for UTF-8, files already on disk.
// router.hpp leads it to its handler; response.hpp is what comes back.
#pragma once

#include "platform/auth/rights.hpp"
#include "platform/html/url.hpp"
#include "platform/http/values.hpp"
#include "platform/i18n/language.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace radslag::http {

enum class Method { get, head, post, put, patch, remove, options };

/// "GET", "DELETE" …
std::string_view name_of(Method method);

/// Whether the method changes nothing (RFC 9110 §9.2.1): GET, HEAD, OPTIONS.
bool is_safe(Method method);

/// A file that came with a form. It lies in a folder of the request's own, which is removed once
/// the response has been sent: move it away to keep it.
struct Upload {
    std::string field;        ///< name of the form's field
    std::string name;         ///< as the client named it: to be shown, never used as a path
    std::string content_type; ///< as the client said: do not trust
    std::filesystem::path path;
    std::uint64_t size = 0;
};

class FormGuard;

struct Request {
    Method method = Method::get;
    std::string path = "/"; ///< as sent, without the query; begins with "/"
    std::string route;      ///< pattern of the route that took it, "" when none did
    Values parameters;      ///< what stood for the {names} of the pattern, decoded
    Values query;
    Values headers{Values::Case::ignored};
    Values cookies;
    Values form; ///< fields of urlencoded and multipart forms
    std::vector<Upload> uploads;
    std::string body;               ///< of any other type, such as JSON
    std::string remote_address;     ///< of the client, behind a trusted proxy the one it names
    bool from_this_machine = false; ///< the client is on the loopback, no proxy between
    bool secure = false;            ///< came by TLS, to us or to a trusted proxy
    std::string id;                 ///< stands in every line of the log, and is shown with faults
    i18n::Language language = i18n::Language::swedish;
    std::vector<std::string> cookies_to_set; ///< go out with the response, whatever it is
    const FormGuard* guard = nullptr;
    bool has_form_token = false; ///< the page carries a token, which is for this browser alone
    auth::Caller caller;         ///< who sends it, once the gate has been asked
    bool by_token = false;       ///< who calls is known by a bearer token, as no browser sends
    bool sign_in_first = false;  ///< the gate wants to know who it is; the form is kept meanwhile
    bool unreachable = false;    ///< the gate could not ask who it is; the form is kept meanwhile

    /// What stood for `{name}` in the route's pattern. Throws std::logic_error when the pattern has
    /// no such name: a fault in the route.
    [[nodiscard]] const std::string& parameter(std::string_view name) const;

    /// The address of this very page, query included.
    [[nodiscard]] html::Url url() const;

    /// The token that a form on this page must carry (html::PostForm). Makes the browser's cookie
    /// when it has none yet.
    [[nodiscard]] std::string form_token();
};

} // namespace radslag::http
