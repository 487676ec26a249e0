// What the addresses under /dialogue say: the year, shared by the page and its lists.
#pragma once

#include "dialogue/dialogue.hpp"
#include "platform/http/request.hpp"

namespace radslag::dialogue::pages {

/// The year in the address; all_years when it names none, or nonsense.
std::int64_t asked_year(const http::Request& request);

} // namespace radslag::dialogue::pages
