// See basis_store.hpp.
#include "commitments/editing/basis_store.hpp"

namespace radslag::commitments::editing_store {

namespace {

constexpr db::Statement select_homework = {
    "homework.editable",
    "SELECT c.body, c.audience, c.meeting, c.said_on, coalesce(m.title, b.name), b.demonstration, "
    "c.text, c.version, coalesce(c.basis_point, c.basis_meeting) FROM commitment c JOIN "
    "commitment_reader r ON r.commitment = c.id AND r.reader = $2 JOIN body b ON b.id = c.body "
    "LEFT JOIN meeting m ON m.id = c.meeting WHERE c.id = $1 AND c.all_parties_of IS NOT NULL"};
constexpr db::Statement select_places = {
    "homework.places",
    "SELECT m.id, m.day, m.title, p.point, p.number, p.title FROM commitment c JOIN meeting m ON "
    "m.body = c.all_parties_of JOIN audience_reader r ON r.audience = m.audience AND r.reader = $2 "
    "LEFT JOIN point_reader p ON p.meeting = m.id AND p.reader = $2 WHERE c.id = $1 AND m.day > "
    "coalesce(c.said_on, '') AND (m.state IN ('planned', 'called') OR m.id = c.basis_meeting) "
    "ORDER BY m.day, m.id, p.position LIMIT 200"};

std::string title_of_point(const db::Row& row) {
    return row.is_null(4) ? row.string(5) : row.string(4) + ". " + row.string(5);
}

void read_place(std::vector<BasisPlace>& places, const db::Row& row) {
    const auto meeting = row.id<meetings::MeetingId>(0);
    if (places.empty() || places.back().meeting != meeting)
        places.push_back({meeting, std::nullopt, row.day(1), row.string(2), {}});
    if (!row.is_null(3))
        places.push_back(
            {meeting, row.id<meetings::PointId>(3), row.day(1), title_of_point(row), {}});
}

} // namespace

std::optional<EditableHomework> homework(db::Session& session, const auth::Reader& reader,
                                         CommitmentId id) {
    std::optional<EditableHomework> found;
    session.query(select_homework, {id, reader.key}, [&](const db::Row& row) {
        found.emplace(EditableHomework{id,
                                       {row.id<bodies::BodyId>(0),
                                        row.id<bodies::AudienceId>(1),
                                        row.optional_id<meetings::MeetingId>(2),
                                        {},
                                        {},
                                        row.optional_day(3),
                                        row.string(4),
                                        row.integer(5) != 0},
                                       row.string(6),
                                       row.integer(7),
                                       row.optional_text(8),
                                       {}});
    });
    if (found)
        session.query(select_places, {id, reader.key},
                      [&](const db::Row& row) { read_place(found->places, row); });
    return found;
}

} // namespace radslag::commitments::editing_store
