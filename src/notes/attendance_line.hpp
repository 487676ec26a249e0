// One line of a list of people: names, each with what stands behind it, and the organisations that
// stand alone. Look next at attendance.hpp.
#pragma once

#include "notes/attendance.hpp"

namespace radslag::notes {

struct AttendanceLine {
    std::vector<Attendee> people;
    std::vector<Range> chunks;    ///< the parts between commas of a line without names
    std::optional<Range> heading; ///< the line is an organisation that heads the names below
};

/// Reads `range`, which is one line or part of one.
AttendanceLine read_attendance_line(const Reading& reading, const TextLine& line, Range range);

/// Whether a line reads as an entry of a list: a name first, no sentence.
bool is_attendance_entry(const Reading& reading, Range range);

/// Whether a stretch is a sentence rather than an entry.
bool is_prose(const Reading& reading, Range range);

} // namespace radslag::notes
