// How a history looks: one act after another, the latest first.
#pragma once

#include "history/history.hpp"
#include "platform/html/elements.hpp"
#include "platform/i18n/language.hpp"

namespace radslag::history::views {

html::Html history(i18n::Language language, const History& history);

/// At most 60 characters of a name, which may be a whole paragraph.
std::string shortened(std::string_view name);

} // namespace radslag::history::views
