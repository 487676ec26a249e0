// SQL of the 21 regions; see store.hpp.
#include "overview/regions/store.hpp"

#include "platform/text/ascii.hpp"

#include <algorithm>

namespace radslag::overview::regions {

namespace {

constexpr db::Statement select_regions = {
    "regions.list",
    "SELECT o.county_letter, o.id, o.name, o.county_code, o.nuts, (SELECT count(*) FROM (SELECT 1 "
    "FROM turn_reader t WHERE t.organisation = o.id AND t.reader = $1 LIMIT 61) AS said), (SELECT "
    "count(*) FROM (SELECT 1 FROM commitment_reader c WHERE c.organisation = o.id AND c.state = "
    "'open' AND c.reader = $1 LIMIT 61) AS promised), (SELECT count(*) FROM (SELECT 1 FROM "
    "input_reader i WHERE i.organisation = o.id AND i.reader = $1 LIMIT "
    "61) AS sent), (SELECT p.name FROM party y JOIN mandate d ON d.party = y.id AND d.kind = "
    "'ordinary' JOIN person p ON p.id = d.person AND p.protected = 0 WHERE y.organisation = o.id "
    "AND (d.from_day IS NULL OR d.from_day <= $2) AND (d.to_day IS NULL OR d.to_day >= $2) ORDER "
    "BY p.sort_key, d.id LIMIT 1) FROM organisation o WHERE o.county_letter > '' AND o.merged_into "
    "IS NULL ORDER BY o.county_code, o.id LIMIT 50"};
constexpr db::Statement select_region = {"regions.by_letter",
                                         "SELECT id FROM organisation WHERE county_letter = $1"};
constexpr db::Statement select_tally = {
    "regions.tally",
    "SELECT (SELECT count(*) FROM (SELECT 1 FROM commitment_reader c WHERE c.organisation = $2 AND "
    "c.state = 'open' AND c.reader = $1 LIMIT 61) AS open), (SELECT count(*) FROM (SELECT 1 FROM "
    "commitment_reader c WHERE c.organisation = $2 AND c.state = 'open' AND c.due_to < $3 AND "
    "c.reader = $1 LIMIT 61) AS late)"};

} // namespace

std::vector<ListedRegion> regions(db::Session& session, const Reader& reader, Day today) {
    std::vector<ListedRegion> found;
    session.query(select_regions, {reader.key, to_text(today)}, [&](const db::Row& row) {
        found.push_back({row.string(0),
                         {row.string(1), row.string(2)},
                         row.string(3),
                         row.string(4),
                         row.integer(5),
                         row.integer(6),
                         row.integer(7),
                         row.optional_text(8)});
    });
    return found;
}

std::optional<people::OrganisationId> region(db::Session& session, std::string_view letter) {
    std::optional<people::OrganisationId> found;
    session.query(select_region, {letter},
                  [&](const db::Row& row) { found = row.id<people::OrganisationId>(0); });
    return found;
}

Tally tally(db::Session& session, const Reader& reader, people::OrganisationId region,
            Day late_before) {
    Tally found;
    session.query(select_tally, {reader.key, region, to_text(late_before)},
                  [&](const db::Row& row) {
                      found = {row.integer(0), row.integer(1)};
                  });
    return found;
}

const people::SwedishRegion* find(std::string_view code) {
    const auto regions = people::swedish_regions();
    const auto known = std::ranges::find_if(regions, [&](const people::SwedishRegion& region) {
        return text::is_same_ascii(region.letter, code) || region.county_code == code ||
               text::is_same_ascii(region.nuts, code);
    });
    return known == regions.end() ? nullptr : &*known;
}

} // namespace radslag::overview::regions
