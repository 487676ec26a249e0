// The themes of a meeting's points, in the database.
#pragma once

#include "meetings/debrief/debrief.hpp"

namespace radslag::meetings::debrief::store {

struct Theme {
    std::string id;
    std::string name;
};
struct Themes {
    std::vector<Theme> themes; ///< in Swedish order
    PointsByTheme points;
};
/// A point has the theme of each matter that it names and of each input that came of it, as far as
/// this reader may read them.
Themes themes_of(db::Session& session, const bodies::Reader& reader, MeetingId meeting);

} // namespace radslag::meetings::debrief::store
