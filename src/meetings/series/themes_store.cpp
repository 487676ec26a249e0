// SQL of what meetings shall be about; see store.hpp.
#include "meetings/series/store.hpp"

namespace radslag::meetings::series::store {

namespace {

using ledger::Write;

constexpr db::Statement select_tree = {
    "meeting_theme.tree", "SELECT id, name, parent FROM theme ORDER BY sort_key, id LIMIT 500"};
constexpr db::Statement select_themes = {
    "meeting_theme.of_meeting", "SELECT t.id, t.name FROM meeting_theme x JOIN theme t ON t.id = "
                                "x.theme WHERE x.meeting = $1 ORDER BY t.sort_key, t.id"};
constexpr db::Statement select_of_matters = {
    "meeting_theme.of_matters",
    "SELECT DISTINCT t.id, t.name, t.sort_key FROM (SELECT k.id AS reference, k.matter AS matter "
    "FROM reference k WHERE k.meeting = $2 AND k.matter IS NOT NULL UNION SELECT k.id, s.matter "
    "FROM reference k JOIN matter_number s ON s.registry_number = k.registry_number WHERE "
    "k.meeting = $2) AS touching JOIN reference_reader r ON r.reference = touching.reference AND "
    "r.reader = $1 JOIN matter x ON x.id = touching.matter JOIN audience_reader a ON a.audience = "
    "x.audience AND a.reader = $1 JOIN theme t ON t.id = x.theme ORDER BY t.sort_key, t.id LIMIT "
    "6"};
constexpr Write insert_meeting_theme = {
    "meeting_theme",
    {"meeting_theme.add",
     "INSERT INTO meeting_theme (id, meeting, theme) VALUES ($1, $2, $3) RETURNING *"}};
constexpr Write delete_meeting_theme = {
    "meeting_theme",
    {"meeting_theme.delete",
     "DELETE FROM meeting_theme WHERE meeting = $1 AND theme = $2 RETURNING *"}};
constexpr Write touch_meeting = {
    "meeting",
    {"meeting_theme.meeting",
     "UPDATE meeting SET version = version + 1 WHERE id = $1 RETURNING *"}};

struct Node {
    NamedId theme;
    std::string parent; ///< empty at the top
};

/// The children of `parent` and theirs, each after its own parent and named with it.
void hang(const std::vector<Node>& nodes, const NamedId& parent, std::vector<NamedId>& tree) {
    for (const Node& node : nodes) {
        if (node.parent != parent.id || tree.size() >= nodes.size()) // a circle has no top
            continue;
        const NamedId named{node.theme.id,
                            (parent.name.empty() ? "" : parent.name + " › ") + node.theme.name};
        tree.push_back(named);
        hang(nodes, named, tree);
    }
}

} // namespace

std::vector<NamedId> all_themes(db::Session& session) {
    std::vector<Node> nodes;
    session.query(select_tree, {}, [&](const db::Row& row) {
        nodes.push_back({{row.string(0), row.string(1)}, row.string(2)});
    });
    std::vector<NamedId> tree;
    hang(nodes, {}, tree);
    return tree;
}

std::vector<NamedId> themes(db::Session& session, MeetingId meeting) {
    std::vector<NamedId> found;
    session.query(select_themes, {meeting}, [&](const db::Row& row) {
        found.push_back({row.string(0), row.string(1)});
    });
    return found;
}

std::vector<NamedId> themes_of_matters(db::Session& session, const auth::Reader& reader,
                                       MeetingId meeting) {
    std::vector<NamedId> found;
    session.query(select_of_matters, {reader.key, meeting}, [&](const db::Row& row) {
        found.push_back({row.string(0), row.string(1)});
    });
    return found;
}

void insert_theme(ledger::Act& act, MeetingId meeting, ThemeId theme) {
    act.add(insert_meeting_theme, {Id<struct MeetingThemeTag>::make(), meeting, theme});
}

void erase_theme(ledger::Act& act, MeetingId meeting, ThemeId theme) {
    act.erase(delete_meeting_theme, {meeting, theme});
}

void touch(ledger::Act& act, MeetingId meeting) {
    act.write(touch_meeting, {meeting});
}

} // namespace radslag::meetings::series::store
