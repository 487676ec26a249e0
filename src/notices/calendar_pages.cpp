// The calendars; see pages.hpp.
#include "notices/pages.hpp"
#include "notices/store.hpp"
#include "platform/base/time_of_day.hpp"
#include "platform/calendar/event.hpp"

namespace radslag::notices::pages {

namespace {

using http::Request;
using http::Response;
using site::Site;

constexpr int days_back = 366;

calendar::Status status_of(meetings::MeetingState state) {
    switch (state) {
    case meetings::MeetingState::planned:
        return calendar::Status::tentative;
    case meetings::MeetingState::cancelled:
        return calendar::Status::cancelled;
    case meetings::MeetingState::called:
    case meetings::MeetingState::held:
        break;
    }
    return calendar::Status::confirmed;
}

std::string page_of(const Site& site, meetings::MeetingId id) {
    const std::string& base = site.settings().base_url;
    return base.empty() ? std::string() : base + "/meetings/" + std::string(id.text());
}

std::string summary_of(i18n::Language language, const store::Meeting& meeting) {
    const std::string words =
        meeting.title == meeting.body ? meeting.title : meeting.body + ": " + meeting.title;
    return meeting.demonstration ? i18n::tr(language, "{0} (demonstration, invented)", words)
                                 : words;
}

calendar::Event event_of(const Site& site, i18n::Language language, const store::Meeting& meeting) {
    calendar::Event event{.uid = std::string(meeting.id.text()) + "@meetings.radslag",
                          .sequence = static_cast<int>(meeting.version),
                          .stamp = meeting.changed,
                          .organizer = {},
                          .summary = summary_of(language, meeting),
                          .place = meeting.venue.value_or(""),
                          .first_day = meeting.day,
                          .last_day = meeting.end_day.value_or(meeting.day),
                          .status = status_of(meeting.state),
                          .url = page_of(site, meeting.id)};
    event.start = since_midnight(meeting.start_time);
    event.end = since_midnight(meeting.end_time);
    if (meeting.zone)
        event.zone = *meeting.zone;
    return event;
}

Response file(const Site& site, const Request& request, const std::string& name,
              const std::vector<store::Meeting>& meetings) {
    std::vector<calendar::Event> events;
    events.reserve(meetings.size());
    for (const store::Meeting& meeting : meetings)
        events.push_back(event_of(site, request.language, meeting));
    return http::content("text/calendar; charset=utf-8", calendar::subscription(name, events))
        .with("Vary", "Cookie, Accept-Language");
}

Response file(const Site& site, const Request& request, const Scope& scope) {
    return file(site, request, scope.name, site.database().reading([&](db::Session& session) {
        return store::meetings_from(session, request.caller.reader(),
                                    add_days(site.today(), -days_back), scope);
    }));
}

} // namespace

Result<Response> calendar(const Site& site, Scope::Kind kind, Request& request) {
    return scope_of(site, kind, request).map([&](const Scope& scope) {
        return file(site, request, scope);
    });
}

Result<Response> of_meeting(const Site& site, Request& request) {
    const auto id = meetings::MeetingId::parse(request.parameter("id"));
    if (!id)
        return site::not_found();
    const auto meeting = site.database().reading([&](db::Session& session) {
        return store::meeting(session, request.caller.reader(), *id);
    });
    if (!meeting)
        return site::not_found();
    return file(site, request, meeting->body, {*meeting});
}

} // namespace radslag::notices::pages
