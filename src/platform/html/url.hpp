// Addresses that are safe to put into a page or a redirect. A Url is made from a path of ours or
// from a stranger's text that has been looked at; nothing else becomes an `href`.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace radslag::html {

/// An address: a path of ours, a fragment, or http, https, mailto or tel outside.
class Url {
  public:
    /// A path of ours as a literal or built from literals and ids, "/meetings" or "/inputs?kind=x".
    /// Throws std::logic_error when it does not begin with one single "/" or holds what may not
    /// stand in an address: a fault in our code.
    static Url path(std::string_view path);

    /// "#p1" on the page where it stands.
    static Url fragment(std::string_view id);

    /// An address out of a document, form or database; nothing when it is not http, https, mailto
    /// or tel, so that `javascript:` and `data:` never become links. Spaces and control characters
    /// inside are refused, those around are taken away.
    static std::optional<Url> outside(std::string_view address);

    /// The path with one more segment, percent-encoded: `Url::path("/meetings") / id.text()`.
    Url operator/(std::string_view segment) const;

    /// The address with the query parameter set to `value` (an older one of that name is replaced).
    [[nodiscard]] Url with(std::string_view name, std::string_view value) const;

    /// The address with one more query parameter, whether or not there is one of that name.
    [[nodiscard]] Url and_with(std::string_view name, std::string_view value) const;

    /// The address with its fragment set: `/meetings/x#p1`.
    [[nodiscard]] Url at(std::string_view id) const;

    [[nodiscard]] const std::string& text() const { return text_; }
    bool operator==(const Url&) const = default;

  private:
    explicit Url(std::string text) : text_(std::move(text)) {}

    std::string text_;
};

/// Percent-encodes all but the unreserved characters of RFC 3986 §2.3.
std::string percent_encoded(std::string_view text);

} // namespace radslag::html
