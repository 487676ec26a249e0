// The list below a meeting's form that leads to everything else that can be edited of it.
#pragma once

#include "meetings/editing/parts.hpp"

namespace radslag::meetings::editing::views {

html::Html outline(Language language, MeetingId meeting, const Outline& outline,
                   std::string_view token);

} // namespace radslag::meetings::editing::views
