// SQL of what recommendations led to, as the page of their matter tells it; see reading_store.hpp.
#include "matters/reading_store.hpp"

#include <algorithm>

namespace radslag::matters::store {

namespace {

constexpr db::Statement select_reviews = {
    "matter_page.reviews",
    "SELECT v.id, v.title FROM review v JOIN audience_reader r ON r.audience = v.audience AND "
    "r.reader = $1 WHERE v.matter = $2 ORDER BY v.sort_key, v.id LIMIT 50"};
// Those of the matter's latest recommendations, and the latest of others that are seen in it, each
// along its own index. $3: at most so many.
constexpr db::Statement select_effects = {
    "matter_page.effects",
    "SELECT i.id, coalesce(i.title, i.text), e.id, e.level, e.kind, o.id, o.name, e.text, "
    "e.acted_on FROM (SELECT g.id AS effect FROM (SELECT id FROM input WHERE matter = $2 AND "
    "reach IS NOT NULL ORDER BY number DESC LIMIT $3) AS latest JOIN input_effect g ON g.input = "
    "latest.id UNION SELECT seen.id FROM (SELECT id FROM input_effect WHERE pointer_matter = $2 "
    "ORDER BY said_at DESC LIMIT $3) AS seen) AS touching "
    "JOIN input_effect e ON e.id = touching.effect JOIN input i ON i.id = e.input JOIN "
    "input_reader r ON r.input = i.id AND r.reader = $1 JOIN organisation o ON o.id = "
    "e.organisation WHERE i.merged_into IS NULL ORDER BY i.number DESC, e.level, e.acted_on "
    "NULLS LAST, e.said_at, e.id LIMIT $3"};

} // namespace

void read_effects(db::Session& session, const Reader& reader, MatterId id, int most,
                  ShownMatter& shown) {
    session.query(select_reviews, {reader.key, id}, [&](const db::Row& row) {
        shown.reviews.push_back({row.string(0), row.string(1)});
    });
    session.query(select_effects, {reader.key, id, most}, [&](const db::Row& row) {
        shown.effects.push_back({{row.string(0), row.string(1)},
                                 row.string(2),
                                 row.string(3),
                                 row.string(4),
                                 {row.string(5), row.string(6)},
                                 row.string(7),
                                 row.optional_day(8)});
    });
}

} // namespace radslag::matters::store
