// The page about the read API, out of the tables that serve it.
#pragma once

#include "platform/html/html.hpp"
#include "platform/i18n/language.hpp"

namespace radslag::opendata::views {

/// With an example of what was held in a year.
html::Html about(i18n::Language language, std::string_view base_url, int year);

} // namespace radslag::opendata::views
