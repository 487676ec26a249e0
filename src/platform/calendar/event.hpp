// An event as an iCalendar object (RFC 5545) that calendar programs take as an invitation, its
// change or its cancellation (iTIP, RFC 5546). Look next at reply.hpp: what they answer.
#pragma once

#include "platform/base/clock.hpp"
#include "platform/text/zones.hpp"

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace radslag::calendar {

/// What the receiver's program is asked to do (RFC 5546 §3.2).
enum class Method {
    publish, ///< show it; nobody is invited
    request, ///< invite, or say what has changed: the same uid with a higher sequence
    cancel,  ///< strike it
};

enum class Status { confirmed, tentative, cancelled };

/// An attendee's part in it (RFC 5545 §3.2.16).
enum class Role { chair, required, optional, observer };

struct Organizer {
    std::string name; ///< may be empty
    std::string mail; ///< where replies go
};

struct Attendee {
    std::string name; ///< may be empty
    std::string mail;
    std::optional<Role> role = {};
};

struct Event {
    std::string uid;     ///< the same for as long as the event lives; not empty, one line
    int sequence = 0;    ///< ≥ 0; the caller lets it rise with each change that is sent out
    Instant stamp = {};  ///< when this was written; kept to the second
    Organizer organizer; ///< who invites
    std::vector<Attendee> attendees = {};
    std::string summary;
    std::string description = {};             ///< may have several lines
    std::string place = {};                   ///< in words; may be empty
    std::optional<std::string> join_url = {}; ///< http or https, where it is held remotely
    Day first_day;
    Day last_day;                                   ///< not before first_day
    std::optional<std::chrono::minutes> start = {}; ///< on first_day, since midnight, 0–1439
    std::optional<std::chrono::minutes> end = {};   ///< on last_day, since midnight, 0–1439
    std::string zone{text::forum_zone};             ///< IANA name; where start and end are local
    Status status = Status::confirmed;
    std::string url = {}; ///< of its page, http or https; may be empty
};

/// The event as one iCalendar object in UTF-8 with CRLF, lines folded at 75 octets.
///
/// Without a start it lasts whole days. With a start, its times are local with the zone's rules
/// (VTIMEZONE) beside. An unknown end is left out, except that what lasts several days goes on to
/// the end of the last one.
///
/// A remote event's address stands as CONFERENCE (RFC 7986 §5.11), in the description, and for the
/// place where that is empty: few programs show the first. Attendees are left out of
/// Method::publish (RFC 5546 §3.2.1) and asked for an answer in Method::request. Method::cancel
/// makes the status cancelled whatever the event says.
///
/// Control characters in names and texts become spaces, so that nothing can pass for a property of
/// its own. Throws std::invalid_argument for what no caller may hand over: an empty uid or one with
/// control characters, a negative sequence, days or times out of range or order, an unknown zone, a
/// mail address or web address that is none.
std::string written(const Event& event, Method method);

/// Events that a calendar program fetches now and then (RFC 5545 without METHOD; NAME and
/// REFRESH-INTERVAL after RFC 7986 §5.1 and §5.7, X-WR-CALNAME for programs that know only that).
/// An event needs no organizer there; attendees are left out. Throws as written().
std::string subscription(const std::string& name, std::span<const Event> events);

} // namespace radslag::calendar
