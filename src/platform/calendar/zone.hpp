// A time zone as the VTIMEZONE that stands in a calendar object beside its times (RFC 5545 §3.6.5).
// Look next at event.cpp, whose times name it.
#pragma once

#include "platform/base/clock.hpp"
#include "platform/calendar/libical.hpp"

#include <string>

namespace radslag::calendar {

/// The rules of an IANA zone from the beginning of the year before `day` on, without an end; its
/// TZID is the zone's name. Taken from the system's tzdata. Throws std::invalid_argument for a zone
/// that is not in its zone.tab.
Component vtimezone(const std::string& zone, Day day);

} // namespace radslag::calendar
