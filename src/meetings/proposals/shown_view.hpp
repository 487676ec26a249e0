// Who proposed a point, as the page of the meeting says it.
#pragma once

#include "meetings/parts.hpp"

namespace radslag::meetings::views {

/// "Proposed by Region Dalarna", with the way to the proposal; nothing of a point that nobody
/// proposed, or whose proposal the reader may not read.
html::Html proposer_of(i18n::Language language, const store::ShownPoint& point);

} // namespace radslag::meetings::views
