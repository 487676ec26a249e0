// See leaving_store.hpp.
#include "bodies/leaving_store.hpp"

namespace radslag::bodies::store {

namespace {

constexpr db::Statement select_holdings = {
    "leaving.holdings",
    "SELECT organisation, to_day, taken_over_on FROM person_holding WHERE person = "
    "$1"};
constexpr db::Statement select_successor = {
    "leaving.successor",
    "SELECT s.id, s.name FROM (SELECT f.person AS person, 1 AS remoteness, coalesce(f.from_day, "
    "f.known_on, '') AS since FROM post_holding f WHERE f.follows = $1 AND coalesce(f.from_day, "
    "'') <= $2 AND (f.to_day IS NULL OR f.to_day >= $2) UNION ALL SELECT n.person, 2, "
    "coalesce(n.from_day, '') FROM post_holding h JOIN post_holding n ON n.post = h.post WHERE "
    "h.person = $1 AND n.covers_for IS NULL AND coalesce(n.from_day, '') <= $2 AND (n.to_day IS "
    "NULL OR n.to_day >= $2) UNION ALL SELECT n.person, 3, coalesce(n.from_day, '') FROM mandate h "
    "JOIN mandate n ON n.party = h.party AND n.kind = h.kind WHERE h.person = $1 AND n.covers_for "
    "IS NULL AND coalesce(n.from_day, '') <= $2 AND (n.to_day IS NULL OR n.to_day >= $2)) AS found "
    "JOIN person s ON s.id = found.person AND s.merged_into IS NULL AND s.id <> $1 ORDER BY "
    "found.remoteness, found.since DESC, s.id LIMIT 1"};

} // namespace

std::vector<Holding> holdings_of(db::Session& session, people::PersonId person) {
    std::vector<Holding> found;
    session.query(select_holdings, {person}, [&](const db::Row& row) {
        auto last = row.optional_day(1);
        if (const auto taken_over = row.optional_day(2); taken_over && !last)
            last = add_days(*taken_over, -1);
        found.push_back({row.optional_id<people::OrganisationId>(0), last});
    });
    return found;
}

std::optional<Successor> successor_of(db::Session& session, people::PersonId person, Day today) {
    std::optional<Successor> found;
    session.query(select_successor, {person, to_text(today)}, [&](const db::Row& row) {
        found = Successor{row.id<people::PersonId>(0), row.string(1)};
    });
    return found;
}

} // namespace radslag::bodies::store
