// SQL of the tree of themes; see reading_store.hpp.
#include "matters/reading_store.hpp"

#include <algorithm>

namespace radslag::matters::store {

namespace {

constexpr db::Statement select_themes = {
    "themes.list",
    "SELECT t.id, t.name, t.parent, (SELECT count(*) FROM (SELECT x.id FROM matter x JOIN "
    "audience_reader r ON r.audience = x.audience AND r.reader = $1 WHERE x.theme = t.id LIMIT "
    "100) AS found), (SELECT count(*) FROM (SELECT i.input FROM input_reader i WHERE i.theme = "
    "t.id AND i.reader = $1 AND i.merged_into IS NULL AND NOT EXISTS (SELECT 1 FROM input p WHERE "
    "p.part_of = i.input) LIMIT 100) AS found) FROM theme t ORDER BY "
    "t.sort_key, t.id LIMIT 500"};
constexpr db::Statement select_theme = {
    "theme_page.get", "SELECT t.id, t.name, p.id, p.name FROM theme t LEFT JOIN theme p ON p.id = "
                      "t.parent WHERE t.id = $1"};
constexpr db::Statement select_children = {
    "theme_page.children", "SELECT id, name FROM theme WHERE parent = $1 ORDER BY sort_key, id"};
constexpr db::Statement select_matters = {
    "theme_page.matters",
    "SELECT x.id, x.title FROM matter x JOIN audience_reader r ON r.audience = x.audience AND "
    "r.reader = $1 WHERE x.theme = $2 ORDER BY x.sort_key, x.id LIMIT 200"};
constexpr db::Statement select_inputs = {
    "theme_page.inputs",
    "SELECT i.id, i.number, coalesce(i.title, i.text), o.id, o.name, (SELECT u.kind FROM input_use "
    "u WHERE u.input = i.id ORDER BY u.said_at DESC, u.id LIMIT 1) FROM input i JOIN input_reader "
    "r ON r.input = i.id AND r.reader = $1 LEFT JOIN organisation o ON o.id = i.organisation WHERE "
    "i.theme = $2 AND i.merged_into IS NULL AND i.split_at IS NULL ORDER BY i.number DESC LIMIT "
    "200"};

std::optional<Link> link_at(const db::Row& row, int column) {
    if (row.is_null(column))
        return std::nullopt;
    return Link{row.string(column), row.string(column + 1)};
}

struct Node {
    ListedTheme theme;
    std::string parent; ///< empty at the top
};

/// The children of `parent` and theirs, each after its own parent.
void hang(const std::vector<Node>& nodes, std::string_view parent, int depth,
          std::vector<ListedTheme>& tree) {
    if (tree.size() > nodes.size()) // a circle, which no form can make
        return;
    for (const Node& node : nodes) {
        if (node.parent != parent)
            continue;
        tree.push_back(node.theme);
        tree.back().depth = depth;
        hang(nodes, node.theme.theme.id, depth + 1, tree);
    }
}

} // namespace

std::vector<ListedTheme> themes(db::Session& session, const Reader& reader) {
    std::vector<Node> nodes;
    session.query(select_themes, {reader.key}, [&](const db::Row& row) {
        nodes.push_back(
            {{{row.string(0), row.string(1)}, 0, row.integer(3), row.integer(4)}, row.string(2)});
    });
    std::vector<ListedTheme> tree;
    hang(nodes, "", 0, tree);
    return tree;
}

std::optional<ShownTheme> theme(db::Session& session, const Reader& reader, std::string_view id) {
    std::optional<ShownTheme> shown;
    session.query(select_theme, {id}, [&](const db::Row& row) {
        shown.emplace();
        shown->theme = {row.string(0), row.string(1)};
        shown->parent = link_at(row, 2);
    });
    if (!shown)
        return shown;
    session.query(select_children, {id}, [&](const db::Row& row) {
        shown->children.push_back({row.string(0), row.string(1)});
    });
    session.query(select_matters, {reader.key, id}, [&](const db::Row& row) {
        shown->matters.push_back({row.string(0), row.string(1)});
    });
    session.query(select_inputs, {reader.key, id}, [&](const db::Row& row) {
        Input& input = shown->inputs.emplace_back();
        input.id = row.string(0);
        input.number = row.integer(1);
        input.title = row.string(2);
        input.organisation = link_at(row, 3);
        input.last_use = row.optional_text(5);
    });
    return shown;
}

} // namespace radslag::matters::store
