// The agenda of a meeting as it runs, in clock times. See running_clock.hpp for how they follow.
#pragma once

#include "meetings/notes_store.hpp"
#include "meetings/running_clock.hpp"
#include "platform/i18n/language.hpp"

#include <string>

namespace radslag::meetings {

/// Of the points that are in `meeting`, in their order.
RunningClock clock_of(const store::ShownMeeting& meeting);

/// "09.15–10.00"; empty when nothing is known.
std::string clock_words(i18n::Language language, const RunningTime& time);

} // namespace radslag::meetings
