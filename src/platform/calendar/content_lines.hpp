// An iCalendar object as its lines (RFC 5545 §3.1), and which component each stands in. It is
// looked at here first, so that libical only ever sees single lines that somebody asked for. Look
// next at reply.cpp.
#pragma once

#include "platform/base/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace radslag::calendar {

/// One line with its folds undone: "NAME;PARAMETER=…:VALUE".
struct ContentLine {
    std::string name; ///< in capitals
    std::string text; ///< the whole line
};

/// What stands in one object, without the components inside that nobody asked for.
struct ContentLines {
    std::vector<ContentLine> calendar;            ///< directly in VCALENDAR
    std::vector<std::vector<ContentLine>> events; ///< each VEVENT's own
};

/// What stands after the first ':' that is not in quotation marks; empty where there is none.
std::string_view value_of(std::string_view line);

/// Reads an object as it comes from calendar programs: line ends CRLF or LF, with or without a byte
/// order mark, folds in the middle of a character, empty lines between.
///
/// Errors (invalid): larger than 1 MB, no UTF-8 text, not one whole VCALENDAR, components that do
/// not close in order, more than 100 components.
Result<ContentLines> read_lines(std::string_view octets);

} // namespace radslag::calendar
