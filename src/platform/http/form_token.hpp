// The proof that a form was sent from a page of ours: a random cookie and, in the form, its HMAC.
// Signed double submit, after the OWASP sheet on cross-site request forgery.
#pragma once

#include "platform/base/result.hpp"
#include "platform/html/fields.hpp"
#include "platform/http/request.hpp"

#include <string>
#include <string_view>

namespace radslag::http {

/// The error of a form that was not made by a page of ours, or too long ago.
tl::unexpected<Error> stale_form();

class FormGuard {
  public:
    static constexpr std::string_view cookie = "radslag_form";
    static constexpr std::string_view field = html::form_token_field;
    static constexpr std::string_view header = "X-Form-Token";

    /// `key`: secret of at least 32 bytes; empty: a random one. Throws std::logic_error for a
    /// shorter one.
    explicit FormGuard(std::string_view key = {});

    /// The token for the browser of this request; sets the cookie when it has none.
    [[nodiscard]] std::string token(Request& request) const;

    /// Whether the browser says that the request comes from another site (Sec-Fetch-Site, Origin):
    /// known before the body is read.
    [[nodiscard]] Result<void> check_origin(const Request& request) const;

    /// Whether the form, or the header, carries the token. Errors: forbidden.
    [[nodiscard]] Result<void> check_token(const Request& request) const;

  private:
    [[nodiscard]] std::string token_for(std::string_view value) const;

    std::string key_;
};

} // namespace radslag::http
