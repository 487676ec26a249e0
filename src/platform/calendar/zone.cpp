// VTIMEZONEs by libical out of tzdata, made as plain as calendar programs expect; see zone.hpp.
#include "platform/calendar/zone.hpp"

#include "platform/text/lines.hpp"

#include <mutex>
#include <stdexcept>
#include <vector>

namespace radslag::calendar {

namespace {

/// One STANDARD or DAYLIGHT of a zone.
struct Observance {
    icalcomponent* component = nullptr; ///< owned by the zone
    icalcomponent_kind kind = ICAL_NO_COMPONENT;
    int from = 0; ///< seconds east of UTC
    int to = 0;
    icalproperty* rule = nullptr; ///< when it comes back each year
    icaltimetype start = icaltime_null_time();
};

Observance observance_of(icalcomponent* component) {
    Observance read{component, icalcomponent_isa(component)};
    const auto first = [component](icalproperty_kind kind) {
        return icalcomponent_get_first_property(component, kind);
    };
    if (auto* from = first(ICAL_TZOFFSETFROM_PROPERTY))
        read.from = icalproperty_get_tzoffsetfrom(from);
    if (auto* to = first(ICAL_TZOFFSETTO_PROPERTY))
        read.to = icalproperty_get_tzoffsetto(to);
    if (auto* start = first(ICAL_DTSTART_PROPERTY))
        read.start = icalproperty_get_dtstart(start);
    read.rule = first(ICAL_RRULE_PROPERTY);
    return read;
}

std::vector<Observance> observances_of(icalcomponent* zone) {
    std::vector<Observance> found;
    for (auto* each = icalcomponent_get_first_component(zone, ICAL_ANY_COMPONENT); each != nullptr;
         each = icalcomponent_get_next_component(zone, ICAL_ANY_COMPONENT))
        found.push_back(observance_of(each));
    return found;
}

void remove(icalcomponent* zone, const Observance& observance) {
    icalcomponent_remove_component(zone, observance.component);
    icalcomponent_free(observance.component);
}

bool has_end(const icalrecurrencetype& rule) {
    return icaltime_is_null_time(rule.until) == 0;
}

/// The rule without its end, as text to compare.
std::string endless(icalrecurrencetype rule) {
    rule.until = icaltime_null_time();
    const Text text(icalrecurrencetype_as_string_r(&rule));
    return text ? text.get() : "";
}

/// Whether `later` only goes on with what `earlier` began.
bool goes_on(const Observance& earlier, const Observance& later) {
    if (earlier.rule == nullptr || later.rule == nullptr || earlier.kind != later.kind ||
        earlier.from != later.from || earlier.to != later.to)
        return false;
    const auto ending = icalproperty_get_rrule(earlier.rule);
    const auto lasting = icalproperty_get_rrule(later.rule);
    return has_end(ending) && !has_end(lasting) && later.start.year == ending.until.year + 1 &&
           endless(ending) == endless(lasting);
}

/// tzdata's files list the changes until 2037 and give the rule for what comes after apart: libical
/// makes two observances of one rule, of which some programs read only one.
void join_at_2037(icalcomponent* zone) {
    const auto observances = observances_of(zone);
    std::vector<Observance> joined;
    for (const Observance& earlier : observances)
        for (const Observance& later : observances)
            if (goes_on(earlier, later)) {
                icalproperty_set_rrule(earlier.rule, icalproperty_get_rrule(later.rule));
                joined.push_back(later);
            }
    for (const Observance& each : joined)
        remove(zone, each);
}

/// Where both summer and winter time come back each year, the observance that libical puts at the
/// cut says nothing: both have begun before any time that refers to the zone.
void leave_out_the_cut(icalcomponent* zone) {
    bool summer = false;
    bool winter = false;
    const auto observances = observances_of(zone);
    for (const Observance& each : observances) {
        summer = summer || (each.rule != nullptr && each.kind == ICAL_XDAYLIGHT_COMPONENT);
        winter = winter || (each.rule != nullptr && each.kind == ICAL_XSTANDARD_COMPONENT);
    }
    for (const Observance& each : observances)
        if (summer && winter && each.rule == nullptr && each.from == each.to)
            remove(zone, each);
}

} // namespace

Component vtimezone(const std::string& zone, Day day) {
    prepare_libical();
    // libical loads a zone when it is first asked for it, into tables of the whole process.
    static std::mutex loading;
    const std::lock_guard lock(loading);
    auto* known = icaltimezone_get_builtin_timezone(zone.c_str());
    auto* rules = known == nullptr ? nullptr : icaltimezone_get_component(known);
    if (rules == nullptr)
        throw std::invalid_argument("unknown time zone: " + text::one_line(zone, 100));
    Component made(icalcomponent_new_clone(rules));
    icaltimetype begin = icaltime_null_time();
    begin.year = int{day.year()} - 1;
    begin.month = 1;
    begin.day = 1;
    begin.zone = icaltimezone_get_utc_timezone();
    icaltimezone_truncate_vtimezone(made.get(), begin, icaltime_null_time(), 0);
    join_at_2037(made.get());
    leave_out_the_cut(made.get());
    icalproperty_set_tzid(icalcomponent_get_first_property(made.get(), ICAL_TZID_PROPERTY),
                          zone.c_str());
    return made;
}

} // namespace radslag::calendar
