// SQL of the form of a post that somebody holds; see store.hpp.
#include "people/editing/store.hpp"

namespace radslag::people::editing_store {

namespace {

using ledger::Write;

constexpr db::Statement select_post = {
    "post_holding.editable",
    "SELECT h.id, h.person, t.title, t.unit, h.organisation, o.name, h.covers_for, c.name, "
    "h.follows, f.name, h.from_day, h.to_day, h.version FROM post_holding h LEFT JOIN post t ON "
    "t.id = h.post LEFT JOIN organisation o ON o.id = h.organisation LEFT JOIN person c ON c.id = "
    "h.covers_for LEFT JOIN person f ON f.id = h.follows WHERE h.id = $1"};
constexpr db::Statement select_posts = {
    "post_holding.of_person",
    "SELECT h.id, h.person, t.title, t.unit, h.organisation, o.name, h.covers_for, c.name, "
    "h.follows, f.name, h.from_day, h.to_day, h.version FROM post_holding h LEFT JOIN post t ON "
    "t.id = h.post LEFT JOIN organisation o ON o.id = h.organisation LEFT JOIN person c ON c.id = "
    "h.covers_for LEFT JOIN person f ON f.id = h.follows WHERE h.person = $1 ORDER BY h.from_day "
    "NULLS FIRST, h.id"};
constexpr db::Statement select_post_named = {
    "post.named", "SELECT id FROM post WHERE organisation = $1 AND title = $2 AND unit IS NOT "
                  "DISTINCT FROM $3"};
constexpr Write insert_post = {
    "post",
    {"post.add",
     "INSERT INTO post (id, version, organisation, unit, title) VALUES ($1, 1, $2, $3, $4) "
     "RETURNING *"}};
constexpr Write insert_holding = {
    "post_holding",
    {"post_holding.add",
     "INSERT INTO post_holding (id, version, post, person, organisation, covers_for, follows, "
     "from_day, to_day) VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8) RETURNING *"}};
constexpr Write update_holding = {
    "post_holding",
    {"post_holding.edit",
     "UPDATE post_holding SET version = version + 1, post = $2, organisation = $3, covers_for = "
     "$4, follows = $5, from_day = $6, to_day = $7 WHERE id = $1 RETURNING *"}};
constexpr Write delete_holding = {
    "post_holding", {"post_holding.delete", "DELETE FROM post_holding WHERE id = $1 RETURNING *"}};

EditablePost post_in(const db::Row& row) {
    return {row.id<PostHoldingId>(0),
            row.id<PersonId>(1),
            {row.optional_text(2), row.optional_text(3), row.optional_id<OrganisationId>(4),
             row.optional_id<PersonId>(6), row.optional_id<PersonId>(8), row.optional_day(10),
             row.optional_day(11)},
            row.string(5),
            row.string(7),
            row.string(9),
            row.integer(12)};
}

} // namespace

std::optional<EditablePost> post(db::Session& session, PostHoldingId id) {
    std::optional<EditablePost> found;
    session.query(select_post, {id}, [&](const db::Row& row) { found.emplace(post_in(row)); });
    return found;
}

std::vector<EditablePost> posts_of(db::Session& session, PersonId person) {
    std::vector<EditablePost> found;
    session.query(select_posts, {person},
                  [&](const db::Row& row) { found.push_back(post_in(row)); });
    return found;
}

std::string find_or_add_post(ledger::Act& act, OrganisationId organisation, std::string_view title,
                             const std::optional<std::string>& unit) {
    if (auto known = act.session().text(select_post_named, {organisation, title, unit}))
        return *known;
    const auto id = Id<struct PostTag>::make();
    act.write(insert_post, {id, organisation, unit, title});
    return std::string(id.text());
}

void insert(ledger::Act& act, PostHoldingId id, PersonId person,
            const std::optional<std::string>& post, const PostEdit& edit) {
    act.write(insert_holding, {id, post, person, edit.organisation, edit.covers_for, edit.follows,
                               to_text(edit.from), to_text(edit.to)});
}

void update(ledger::Act& act, PostHoldingId id, const std::optional<std::string>& post,
            const PostEdit& edit) {
    act.write(update_holding, {id, post, edit.organisation, edit.covers_for, edit.follows,
                               to_text(edit.from), to_text(edit.to)});
}

void erase(ledger::Act& act, PostHoldingId id) {
    act.erase(delete_holding, {id});
}

} // namespace radslag::people::editing_store
