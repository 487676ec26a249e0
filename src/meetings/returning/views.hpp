// The page of what a Word file that came back would change; see returning.hpp.
#pragma once

#include "meetings/returning/returning.hpp"
#include "platform/html/elements.hpp"
#include "platform/i18n/language.hpp"

namespace radslag::meetings::returning::views {

/// A form with a box for each change; all that is needed to take one in goes along with it, so that
/// nothing has to be kept between.
html::Html changes(i18n::Language language, MeetingId meeting, const std::vector<Change>& changes,
                   std::string_view file, std::string_view token);

} // namespace radslag::meetings::returning::views
