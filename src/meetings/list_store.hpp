// The list of meetings: read-only, cut to what the reader may see.
#pragma once

#include "meetings/meetings.hpp"
#include "platform/db/database.hpp"
#include "platform/db/slice.hpp"

#include <functional>

namespace radslag::meetings::store {

struct ListedMeeting {
    MeetingId id;
    std::string title;
    std::optional<Day> day;
    MeetingState state;
    bodies::BodyId body;
    std::string body_name;
    std::int64_t points = 0;
    std::int64_t commitments = 0;
};

struct MeetingFilter {
    std::optional<std::string> body;
    std::optional<int> year;
};

enum class MeetingOrder { day, body };

void meetings(db::Session& session, const bodies::Reader& reader, const MeetingFilter& filter,
              MeetingOrder order, bool descending, const db::Slice& slice,
              const std::function<void(const ListedMeeting&)>& each);
/// How many; 201 stands for more than 200.
std::int64_t count(db::Session& session, const bodies::Reader& reader, const MeetingFilter& filter);

/// The years that have meetings, the latest first, for the filter.
std::vector<int> years(db::Session& session, const bodies::Reader& reader);

struct NamedBody {
    std::string id;
    std::string name;
};
/// The bodies in Swedish order, at most 200, for the filter.
std::vector<NamedBody> bodies_of_filter(db::Session& session);

} // namespace radslag::meetings::store
