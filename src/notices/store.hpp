// What calendars are made of: meetings that a reader may see, with when they were last changed.
#pragma once

#include "bodies/bodies.hpp"
#include "meetings/meetings.hpp"
#include "notices/scope.hpp"
#include "platform/auth/rights.hpp"
#include "platform/db/database.hpp"

namespace radslag::notices::store {

struct Meeting {
    meetings::MeetingId id;
    std::string title;
    std::string body;
    Day day;
    std::optional<Day> end_day;
    std::optional<std::string> start_time; ///< "09:30", as the end
    std::optional<std::string> end_time;
    std::optional<std::string> zone; ///< IANA name
    std::optional<std::string> venue;
    meetings::MeetingState state;
    std::int64_t version; ///< rises with each change
    Instant changed;      ///< when it was last touched
    bool demonstration;
};

/// Meetings from a day on, by day, at most 1,000: of a region those of the bodies where it takes
/// part, of a person those of the bodies where he or she sits, of a matter where it was touched.
std::vector<Meeting> meetings_from(db::Session& session, const auth::Reader& reader, Day day,
                                   const Scope& scope);
/// One; nothing where it has no day, or the reader may not see it.
std::optional<Meeting> meeting(db::Session& session, const auth::Reader& reader,
                               meetings::MeetingId id);
/// What a scope is called: the record of that id (of a region: county letter); nothing where there
/// is none, or the reader may not see it.
std::optional<Scope> scope_of(db::Session& session, const auth::Reader& reader, Scope::Kind kind,
                              std::string_view id);

} // namespace radslag::notices::store
