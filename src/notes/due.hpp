// By when an act is due: an exact day, "nästa möte", or a soft time. Look next at
// spans/soft_times.hpp and acts.hpp.
#pragma once

#include "notes/spans/dates.hpp"
#include "notes/structure.hpp"

namespace radslag::notes {

/// What is known of the meeting's own days.
struct MeetingDays {
    std::optional<Day> day;
    std::optional<Day> next;
};

struct Due {
    std::optional<Day> day; ///< exact
    std::optional<SoftDue> soft;
    std::optional<Range> words;
};

/// The exact day on which what `statement` says is due, or the next meeting.
Due day_due_in(const Reading& reading, Range statement, const std::vector<DateSpan>& dates,
               const MeetingDays& days);

/// When what `statement` says is due: as above, else the soft time that it tells. A day before the
/// meeting is not when anything is due.
Due due_in(const Reading& reading, Range statement, const std::vector<DateSpan>& dates,
           const MeetingDays& days);

/// The day that a date means in these notes: a missing year is the next after the meeting.
std::optional<Day> day_of(const DateSpan& span, const MeetingDays& days);

/// Whether `range` speaks of the next meeting of the same body: "till nästa möte".
std::optional<Range> next_meeting_in(const Reading& reading, Range range);

} // namespace radslag::notes
