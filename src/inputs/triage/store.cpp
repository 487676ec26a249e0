// See store.hpp.
#include "inputs/triage/store.hpp"

#include "platform/db/named.hpp"

namespace radslag::inputs::triage::store {

namespace {

constexpr db::Statement select_unsorted = {
    "triage.unsorted",
    "SELECT i.id, i.number, i.version, i.body, coalesce(i.title, ''), i.text, o.name, "
    "i.received_at, i.point FROM input i JOIN input_reader r ON r.input = i.id AND r.reader = $1 "
    "LEFT JOIN organisation o ON o.id = i.organisation WHERE i.body = $2 AND i.unsorted = 1 AND "
    "i.state = 'unanswered' AND i.merged_into IS NULL AND i.split_at IS NULL ORDER BY i.number "
    "LIMIT $3"};
constexpr db::Statement select_open_matters = {
    "triage.open_matters",
    "SELECT m.id, m.title, o.id, o.name, p.id, p.name FROM matter m JOIN audience_reader r ON "
    "r.audience = m.audience AND r.reader = $1 LEFT JOIN organisation o ON o.id = m.owner LEFT "
    "JOIN person p ON p.id = m.officer WHERE m.state = 'open' ORDER BY m.id DESC LIMIT 300"};
constexpr db::Statement select_matter = {
    "triage.matter",
    "SELECT m.id, m.title, o.id, o.name, p.id, p.name FROM matter m JOIN audience_reader r ON "
    "r.audience = m.audience AND r.reader = $1 LEFT JOIN organisation o ON o.id = m.owner LEFT "
    "JOIN person p ON p.id = m.officer WHERE m.id = $2"};
// Numbers stand in the notes by their place: those between the first and the last byte of what
// was said at the point.
constexpr db::Statement select_at_point = {
    "triage.matter_at_point",
    "SELECT coalesce(f.matter, s.matter), n.number FROM (SELECT meeting, min(place_begin) AS "
    "first, max(place_end) AS last FROM turn WHERE point = $1 GROUP BY meeting) said JOIN "
    "reference "
    "f ON f.meeting = said.meeting AND f.place_begin BETWEEN said.first AND said.last JOIN "
    "reference_reader r ON r.reference = f.id AND r.reader = $2 JOIN registry_number n ON n.id = "
    "f.registry_number LEFT JOIN matter_number s ON s.registry_number = n.id WHERE "
    "coalesce(f.matter, s.matter) IS NOT NULL ORDER BY f.position LIMIT 1"};
constexpr db::Statement select_sorted = {
    "triage.sorted",
    "SELECT m.id, m.title, t.id, t.name, p.id, p.name, o.id, o.name FROM input i JOIN input_reader "
    "r ON r.input = i.id AND r.reader = $1 LEFT JOIN matter m ON m.id = i.matter AND EXISTS "
    "(SELECT 1 FROM audience_reader a WHERE a.audience = m.audience AND a.reader = $1) LEFT JOIN "
    "theme t ON t.id = i.theme LEFT JOIN person p ON p.id = i.owner LEFT JOIN organisation o ON "
    "o.id = (SELECT a.organisation FROM input_authority a WHERE a.input = i.id ORDER BY "
    "a.asked_at, "
    "a.id LIMIT 1) WHERE i.id = $2"};

OpenMatter matter_at(const db::Row& row) {
    return {{row.string(0), row.string(1)},
            db::named_at<NamedId>(row, 2),
            db::named_at<NamedId>(row, 4)};
}

} // namespace

std::vector<Unsorted> unsorted(db::Session& session, const auth::Reader& reader,
                               std::string_view body, std::int64_t most) {
    std::vector<Unsorted> found;
    session.query(select_unsorted, {reader.key, body, most}, [&](const db::Row& row) {
        Unsorted each{.id = row.id<InputId>(0), .body = row.id<bodies::BodyId>(3)};
        each.number = row.integer(1);
        each.version = row.integer(2);
        each.title = row.string(4);
        each.text = row.string(5);
        each.from = row.string(6);
        each.received_at = row.instant(7);
        each.point = row.optional_id<meetings::PointId>(8);
        found.push_back(std::move(each));
    });
    return found;
}

std::vector<OpenMatter> open_matters(db::Session& session, const auth::Reader& reader) {
    std::vector<OpenMatter> found;
    session.query(select_open_matters, {reader.key},
                  [&](const db::Row& row) { found.push_back(matter_at(row)); });
    return found;
}

std::optional<OpenMatter> matter(db::Session& session, const auth::Reader& reader,
                                 matters::MatterId id) {
    std::optional<OpenMatter> found;
    session.query(select_matter, {reader.key, id},
                  [&](const db::Row& row) { found = matter_at(row); });
    return found;
}

std::optional<AtPoint> matter_at(db::Session& session, const auth::Reader& reader,
                                 meetings::PointId point) {
    std::optional<AtPoint> found;
    session.query(select_at_point, {point, reader.key}, [&](const db::Row& row) {
        found.emplace(AtPoint{row.id<matters::MatterId>(0), row.string(1)});
    });
    return found;
}

Sorted sorted(db::Session& session, const auth::Reader& reader, InputId input) {
    Sorted found;
    session.query(select_sorted, {reader.key, input}, [&](const db::Row& row) {
        found = {db::named_at<NamedId>(row, 0), db::named_at<NamedId>(row, 2),
                 db::named_at<NamedId>(row, 4), db::named_at<NamedId>(row, 6)};
    });
    return found;
}

} // namespace radslag::inputs::triage::store
