// Meetings in lists, and the body that meets: read-only, cut to what the reader may see. One
// meeting whole is in notes_store.hpp.
#pragma once

#include "meetings/meetings.hpp"
#include "platform/db/database.hpp"

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

/// A page of meetings, the latest first.
struct MeetingFilter {
    std::optional<bodies::BodyId> body;
    std::optional<int> year;
    std::int64_t skip = 0;
    std::int64_t most = 50;
};
std::vector<ListedMeeting> meetings(db::Session& session, const bodies::Reader& reader,
                                    const MeetingFilter& filter);
/// The years that have meetings, the latest first, for the filter.
std::vector<int> years(db::Session& session, const bodies::Reader& reader);

/// Somebody or something by name, with the id to link to.
struct NamedPerson {
    people::PersonId id;
    std::string name;
};
struct NamedOrganisation {
    people::OrganisationId id;
    std::string name;
};

/// A body with its parties. That it exists, and who its parties are, is public.
struct ShownBody {
    bodies::BodyId id;
    std::string name;
    bool demonstration = false;
    std::vector<NamedOrganisation> parties;
};
std::optional<ShownBody> body(db::Session& session, bodies::BodyId id);

} // namespace radslag::meetings::store
