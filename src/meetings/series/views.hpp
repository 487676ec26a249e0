// How the plan of a year looks.
#pragma once

#include "meetings/series/series.hpp"
#include "platform/html/elements.hpp"

namespace radslag::meetings::series::views {

html::Html plan(i18n::Language language, const Plan& plan);

} // namespace radslag::meetings::series::views
