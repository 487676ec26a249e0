// See agenda_clock.hpp.
#include "meetings/agenda_clock.hpp"

#include "platform/i18n/dates.hpp"

namespace radslag::meetings {

RunningClock clock_of(const store::ShownMeeting& meeting) {
    std::vector<PlannedTime> planned;
    for (const store::ShownPoint& point : meeting.points)
        planned.push_back(
            {point.planned_start, point.planned_minutes
                                      ? std::optional<std::chrono::minutes>(*point.planned_minutes)
                                      : std::nullopt});
    return running_clock(planned, meeting.start, meeting.end);
}

std::string clock_words(i18n::Language language, const RunningTime& time) {
    std::string words;
    if (time.begins)
        words = i18n::clock_time(language, *time.begins);
    if (time.ends)
        words += "–" + i18n::clock_time(language, *time.ends);
    return words;
}

} // namespace radslag::meetings
