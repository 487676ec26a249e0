// How it looks who may do what in a body.
#pragma once

#include "accounts/access/access.hpp"
#include "platform/html/elements.hpp"
#include "platform/i18n/language.hpp"

namespace radslag::accounts::access::views {

html::Url url_of(bodies::BodyId body);
html::Html list(i18n::Language language, const Access& access, const std::string& token);
/// The link that signs in once, and what is to be done with it. `address` is the whole of it.
html::Html link(i18n::Language language, const std::string& address, const html::Url& back);

} // namespace radslag::accounts::access::views
