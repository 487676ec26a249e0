// Mail and web addresses as the URIs of a calendar object.
#pragma once

#include <string>
#include <string_view>

namespace radslag::calendar {

/// The address as the URI "mailto:…" (RFC 6068 §2), what may not stand in it percent-encoded.
/// Throws std::invalid_argument when it is no address: no '@' with something on both sides, white
/// space or a control character in it.
std::string mailto(std::string_view mail);

/// The address in a "mailto:" URI in any letter case, percent-encoding undone and fields ("?…")
/// left out. Empty when it is something else or holds no address.
std::string mail_of(std::string_view uri);

/// An http or https address as a URI (RFC 3986 §2): spaces, control characters, quotation marks and
/// what is not ASCII percent-encoded. Throws std::invalid_argument when it is of another scheme.
std::string web_uri(std::string_view url);

} // namespace radslag::calendar
