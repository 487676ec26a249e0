// See store.hpp.
#include "meetings/debrief/store.hpp"

namespace radslag::meetings::debrief::store {

namespace {

constexpr db::Statement select_themes = {
    "theme.of_meeting",
    "SELECT t.id, t.name, had.point FROM (SELECT x.theme AS theme, f.point AS point FROM reference "
    "f LEFT JOIN matter_number b ON b.registry_number = f.registry_number JOIN matter x ON x.id = "
    "coalesce(f.matter, b.matter) JOIN audience_reader a ON a.audience = x.audience AND a.reader = "
    "$2 JOIN point_reader r ON r.point = f.point AND r.reader = $2 WHERE f.meeting = $1 AND "
    "x.theme IS NOT NULL UNION SELECT i.theme, s.point FROM input_reader i JOIN turn s ON s.id = "
    "i.turn JOIN point_reader r ON r.point = s.point AND r.reader = $2 WHERE i.meeting = $1 AND "
    "i.reader = $2 AND i.theme IS NOT NULL) AS had JOIN theme t ON t.id = had.theme ORDER BY "
    "t.sort_key, t.id, had.point"};

} // namespace

Themes themes_of(db::Session& session, const bodies::Reader& reader, MeetingId meeting) {
    Themes found;
    session.query(select_themes, {meeting, reader.key}, [&](const db::Row& row) {
        const std::string id = row.string(0);
        if (found.themes.empty() || found.themes.back().id != id)
            found.themes.push_back({id, row.string(1)});
        found.points[id].insert(row.string(2));
    });
    return found;
}

} // namespace radslag::meetings::debrief::store
