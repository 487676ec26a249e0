// How drafts look in a list: their own page has one, and the desk.
#pragma once

#include "inputs/drafts/drafts.hpp"
#include "platform/html/elements.hpp"

namespace radslag::inputs::drafts::parts {

html::Url url_of(DraftId id);

/// What each says, whose it is, who wrote last and when; nothing where there are none.
html::Html table(i18n::Language language, const std::vector<Draft>& drafts);

/// "Eva Ek, 26 November 2026 14.32".
std::string written(i18n::Language language, const Draft& draft);

} // namespace radslag::inputs::drafts::parts
