// The page of what a Word file that came back would change; see returned.hpp.
#pragma once

#include "meetings/word/returned.hpp"
#include "platform/html/elements.hpp"
#include "platform/i18n/language.hpp"

namespace radslag::meetings::word::views {

/// A form with a box for each change; all that is needed to take one in goes along with it, so that
/// nothing has to be kept between.
html::Html changes(i18n::Language language, MeetingId meeting, const std::vector<Change>& changes,
                   std::string_view file, std::string_view token);

} // namespace radslag::meetings::word::views
