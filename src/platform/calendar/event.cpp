// Writes events by libical, which folds and escapes; see event.hpp.
#include "platform/calendar/event.hpp"

#include "platform/calendar/addresses.hpp"
#include "platform/calendar/libical.hpp"
#include "platform/calendar/zone.hpp"
#include "platform/text/lines.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

namespace radslag::calendar {

namespace {

constexpr const char* product = "-//Radslag//Radslag//SV";

void require(bool holds, const char* what) {
    if (!holds)
        throw std::invalid_argument(what);
}

void check(const Event& event) {
    const auto is_time = [](const auto& time) {
        return !time || (time->count() >= 0 && time->count() < 24 * 60);
    };
    require(!event.uid.empty() && !text::has_controls(event.uid), "an event without a proper uid");
    require(event.sequence >= 0, "an event with a negative sequence");
    require(event.first_day.ok() && event.last_day.ok(), "an event on a day that does not exist");
    require(event.first_day <= event.last_day, "an event that ends before it begins");
    require(int{event.first_day.year()} > 1 && int{event.last_day.year()} < 9999,
            "an event outside years of four digits");
    require(is_time(event.start) && is_time(event.end), "an event at no time of the day");
    require(event.first_day < event.last_day || !event.start || !event.end ||
                *event.start < *event.end,
            "an event that ends before it begins");
}

/// Hands the property to the component.
icalproperty* add(icalcomponent* component, icalproperty* property) {
    icalcomponent_add_property(component, property);
    return property;
}

icalproperty_method method_of(Method method) {
    switch (method) {
    case Method::publish:
        return ICAL_METHOD_PUBLISH;
    case Method::request:
        return ICAL_METHOD_REQUEST;
    case Method::cancel:
        return ICAL_METHOD_CANCEL;
    }
    throw std::logic_error("a method without its name");
}

icalproperty_status status_of(Status status) {
    switch (status) {
    case Status::confirmed:
        return ICAL_STATUS_CONFIRMED;
    case Status::tentative:
        return ICAL_STATUS_TENTATIVE;
    case Status::cancelled:
        return ICAL_STATUS_CANCELLED;
    }
    throw std::logic_error("a status without its name");
}

icalparameter_role role_of(Role role) {
    switch (role) {
    case Role::chair:
        return ICAL_ROLE_CHAIR;
    case Role::required:
        return ICAL_ROLE_REQPARTICIPANT;
    case Role::optional:
        return ICAL_ROLE_OPTPARTICIPANT;
    case Role::observer:
        return ICAL_ROLE_NONPARTICIPANT;
    }
    throw std::logic_error("a role without its name");
}

/// The name as CN. No quotation marks, which no parameter may hold (RFC 5545 §3.1): libical would
/// write them by RFC 6868, and programs that do not know it would show that.
void add_name(icalproperty* property, const std::string& name) {
    std::string clean = text::one_line(name);
    std::replace(clean.begin(), clean.end(), '"', '\'');
    if (!clean.empty())
        icalproperty_add_parameter(property, icalparameter_new_cn(clean.c_str()));
}

icaltimetype date(Day day) {
    icaltimetype time = icaltime_null_time();
    time.year = int{day.year()};
    time.month = static_cast<int>(unsigned{day.month()});
    time.day = static_cast<int>(unsigned{day.day()});
    time.is_date = 1;
    return time;
}

icaltimetype local_time(Day day, std::chrono::minutes since_midnight) {
    icaltimetype time = date(day);
    time.is_date = 0;
    time.hour = static_cast<int>(since_midnight.count() / 60);
    time.minute = static_cast<int>(since_midnight.count() % 60);
    return time;
}

icaltimetype utc(Instant instant) {
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const auto seconds = std::chrono::floor<std::chrono::seconds>(instant - day).count();
    icaltimetype time = local_time(Day{day}, std::chrono::minutes(seconds / 60));
    time.second = static_cast<int>(seconds % 60);
    time.zone = icaltimezone_get_utc_timezone();
    return time;
}

void add_times(icalcomponent* to, const Event& event) {
    const Day day_after = add_days(event.last_day, 1);
    if (!event.start) {
        add(to, icalproperty_new_dtstart(date(event.first_day)));
        add(to, icalproperty_new_dtend(date(day_after)));
        return;
    }
    const auto with_zone = [&event](icalproperty* property) {
        icalproperty_add_parameter(property, icalparameter_new_tzid(event.zone.c_str()));
        return property;
    };
    add(to, with_zone(icalproperty_new_dtstart(local_time(event.first_day, *event.start))));
    if (event.end)
        add(to, with_zone(icalproperty_new_dtend(local_time(event.last_day, *event.end))));
    else if (event.first_day < event.last_day)
        add(to, with_zone(icalproperty_new_dtend(local_time(day_after, {}))));
}

void add_people(icalcomponent* to, const Event& event, Method method) {
    if (event.organizer.mail.empty() && method == Method::publish)
        return;
    add_name(add(to, icalproperty_new_organizer(mailto(event.organizer.mail).c_str())),
             event.organizer.name);
    if (method == Method::publish)
        return;
    for (const Attendee& each : event.attendees) {
        auto* attendee = add(to, icalproperty_new_attendee(mailto(each.mail).c_str()));
        icalproperty_add_parameter(attendee, icalparameter_new_cutype(ICAL_CUTYPE_INDIVIDUAL));
        if (each.role)
            icalproperty_add_parameter(attendee, icalparameter_new_role(role_of(*each.role)));
        if (method == Method::request) {
            icalproperty_add_parameter(attendee,
                                       icalparameter_new_partstat(ICAL_PARTSTAT_NEEDSACTION));
            icalproperty_add_parameter(attendee, icalparameter_new_rsvp(ICAL_RSVP_TRUE));
        }
        add_name(attendee, each.name);
    }
}

void add_texts(icalcomponent* to, const Event& event) {
    const std::string join_uri = event.join_url ? web_uri(*event.join_url) : "";
    std::string description = text::many_lines(event.description);
    if (description.find(join_uri) == std::string::npos)
        description += (description.empty() ? "" : "\n\n") + join_uri;
    std::string place = text::one_line(event.place);
    if (place.empty())
        place = join_uri;

    add(to, icalproperty_new_summary(text::one_line(event.summary).c_str()));
    if (!description.empty())
        add(to, icalproperty_new_description(description.c_str()));
    if (!place.empty())
        add(to, icalproperty_new_location(place.c_str()));
    if (!join_uri.empty())
        add(to, icalproperty_new_conference(join_uri.c_str()));
    if (!event.url.empty())
        add(to, icalproperty_new_url(web_uri(event.url).c_str()));
}

Component vevent(const Event& event, Method method) {
    Component made(icalcomponent_new(ICAL_VEVENT_COMPONENT));
    auto* to = made.get();
    add(to, icalproperty_new_uid(event.uid.c_str()));
    add(to, icalproperty_new_sequence(event.sequence));
    add(to, icalproperty_new_dtstamp(utc(event.stamp)));
    add_times(to, event);
    add(to, icalproperty_new_status(method == Method::cancel ? ICAL_STATUS_CANCELLED
                                                             : status_of(event.status)));
    add_people(to, event, method);
    add_texts(to, event);
    return made;
}

Component empty_calendar() {
    prepare_libical();
    Component made(icalcomponent_new(ICAL_VCALENDAR_COMPONENT));
    add(made.get(), icalproperty_new_prodid(product));
    add(made.get(), icalproperty_new_version("2.0"));
    return made;
}

std::string text_of(const Component& calendar) {
    const Text text(icalcomponent_as_ical_string_r(calendar.get()));
    if (!text)
        throw std::runtime_error("libical wrote nothing");
    return text.get();
}

/// A property that libical has no name for; the value as text.
icalproperty* own_property(const char* name, const std::string& words) {
    icalproperty* property = icalproperty_new_x(words.c_str());
    icalproperty_set_x_name(property, name);
    return property;
}

/// The first day of each zone that an event with a time of its own is in.
std::map<std::string, Day> zones_of(std::span<const Event> events) {
    std::map<std::string, Day> zones;
    for (const Event& event : events) {
        if (!event.start)
            continue;
        const auto [zone, is_new] = zones.try_emplace(event.zone, event.first_day);
        if (!is_new)
            zone->second = std::min(zone->second, event.first_day);
    }
    return zones;
}

} // namespace

std::string written(const Event& event, Method method) {
    check(event);
    const Component calendar = empty_calendar();
    add(calendar.get(), icalproperty_new_method(method_of(method)));
    if (event.start)
        icalcomponent_add_component(calendar.get(),
                                    vtimezone(event.zone, event.first_day).release());
    icalcomponent_add_component(calendar.get(), vevent(event, method).release());
    return text_of(calendar);
}

std::string subscription(const std::string& name, std::span<const Event> events) {
    const Component calendar = empty_calendar();
    const std::string clean = text::one_line(name);
    add(calendar.get(), own_property("NAME", clean));
    add(calendar.get(), own_property("X-WR-CALNAME", clean));
    add(calendar.get(), own_property("REFRESH-INTERVAL;VALUE=DURATION", "PT6H"));
    for (const auto& [zone, first_day] : zones_of(events))
        icalcomponent_add_component(calendar.get(), vtimezone(zone, first_day).release());
    for (const Event& event : events) {
        check(event);
        icalcomponent_add_component(calendar.get(), vevent(event, Method::publish).release());
    }
    return text_of(calendar);
}

} // namespace radslag::calendar
