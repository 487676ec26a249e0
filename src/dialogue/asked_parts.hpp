// What the addresses under /dialogue say: year and body, shared by the page and its lists.
#pragma once

#include "dialogue/dialogue.hpp"
#include "platform/http/request.hpp"

namespace radslag::dialogue::pages {

/// The year and the body in the address; all of them where it names none, or nonsense.
Scope asked_scope(const http::Request& request);

} // namespace radslag::dialogue::pages
