// SQL of the form of an agenda point; see store.hpp.
#include "meetings/editing/store.hpp"

namespace radslag::meetings::editing_store {

namespace {

using ledger::Write;

constexpr db::Statement select_point = {
    "point.editable",
    "SELECT p.meeting, p.number, p.title, p.information, p.dialogue, p.regional_example, "
    "p.decision, p.expected_outcome, p.planned_start, p.planned_minutes, p.version, "
    "p.questions_until FROM point p JOIN point_reader r ON r.point = p.id AND r.reader = $2 WHERE "
    "p.id = $1"};
constexpr db::Statement select_presenters = {
    "point.editable_presenters",
    "SELECT r.person, p.name, r.organisation, o.name FROM presenter r LEFT JOIN person p ON p.id = "
    "r.person LEFT JOIN organisation o ON o.id = r.organisation WHERE r.point = $1 ORDER BY "
    "r.position"};
constexpr db::Statement select_audience = {
    "point.audience", "SELECT a.id, a.kind, a.legal_ground FROM point p JOIN audience a ON a.id = "
                      "p.audience WHERE p.id = $1"};
constexpr db::Statement select_before = {
    "point.before", "SELECT o.id FROM point p JOIN point o ON o.meeting = p.meeting WHERE p.id = "
                    "$1 AND (o.position < p.position OR (o.position = p.position AND o.id < p.id)) "
                    "ORDER BY o.position DESC, o.id DESC LIMIT 1"};
constexpr db::Statement select_after = {
    "point.after", "SELECT o.id FROM point p JOIN point o ON o.meeting = p.meeting WHERE p.id = $1 "
                   "AND (o.position > p.position OR (o.position = p.position AND o.id > p.id)) "
                   "ORDER BY o.position, o.id LIMIT 1"};
constexpr db::Statement select_position = {"point.position",
                                           "SELECT position FROM point WHERE id = $1"};
constexpr db::Statement select_is_point_of = {
    "point.is_of", "SELECT 1 FROM point p JOIN point_reader r ON r.point = p.id AND r.reader = $3 "
                   "WHERE p.id = $1 AND p.meeting = $2"};
constexpr db::Statement select_sections = {"section.of_point",
                                           "SELECT id FROM section WHERE point = $1"};
constexpr Write insert_point = {
    "point",
    {"point.add",
     "INSERT INTO point (id, version, meeting, position, number, title, information, dialogue, "
     "regional_example, decision, expected_outcome, planned_start, planned_minutes, "
     "questions_until, information_words, dialogue_words, slides_promised, audience, confidence) "
     "VALUES ($1, 1, $2, (SELECT coalesce(max(position), 0) + 1 FROM point WHERE meeting = $2), "
     "$3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0, 0, 0, $13, 100) RETURNING *"}};
constexpr Write update_point = {
    "point",
    {"point.edit",
     "UPDATE point SET version = version + 1, number = $2, title = $3, information = $4, dialogue "
     "= $5, regional_example = $6, decision = $7, expected_outcome = $8, planned_start = $9, "
     "planned_minutes = $10, questions_until = $11, audience = $12 WHERE id = $1 RETURNING *"}};
constexpr Write update_position = {
    "point",
    {"point.move",
     "UPDATE point SET version = version + 1, position = $2 WHERE id = $1 RETURNING *"}};
constexpr Write make_room = {"point",
                             {"point.make_room",
                              "UPDATE point SET version = version + 1, position = position + 1 "
                              "WHERE meeting = (SELECT meeting FROM point WHERE id = $1) AND "
                              "id <> $1 AND position > $2 RETURNING *"}};
constexpr Write update_words = {
    "point",
    {"point.words",
     "UPDATE point SET version = version + 1, information_words = "
     "CASE WHEN coalesce(information_words, 0) + $2 < 0 THEN 0 ELSE coalesce(information_words, 0) "
     "+ $2 END, dialogue_words = CASE WHEN coalesce(dialogue_words, 0) + $3 < 0 THEN 0 ELSE "
     "coalesce(dialogue_words, 0) + $3 END WHERE id = $1 RETURNING *"}};
constexpr Write insert_presenter = {
    "presenter",
    {"presenter.add", "INSERT INTO presenter (id, point, position, person, organisation) VALUES "
                      "($1, $2, $3, $4, $5) RETURNING *"}};
constexpr Write delete_presenters = {
    "presenter", {"presenter.delete", "DELETE FROM presenter WHERE point = $1 RETURNING *"}};
constexpr Write delete_sections = {
    "section", {"section.delete", "DELETE FROM section WHERE point = $1 RETURNING *"}};
constexpr Write delete_point = {"point",
                                {"point.delete", "DELETE FROM point WHERE id = $1 RETURNING *"}};

} // namespace

std::optional<EditablePoint> point(db::Session& session, const auth::Reader& reader, PointId id) {
    std::optional<EditablePoint> found;
    session.query(select_point, {id, reader.key}, [&](const db::Row& row) {
        found.emplace(EditablePoint{id, row.id<MeetingId>(0), {}, row.integer(10)});
        PointEdit& edit = found->edit;
        edit.number = row.optional_text(1);
        edit.title = row.string(2);
        edit.kinds = {row.integer(3) != 0, row.integer(4) != 0, row.integer(5) != 0,
                      row.integer(6) != 0};
        edit.expected_outcome = row.optional_text(7);
        edit.planned_start = row.optional_text(8);
        if (const auto minutes = row.optional_integer(9))
            edit.planned_minutes = static_cast<int>(*minutes);
        edit.questions_until = row.optional_day(11);
    });
    if (!found)
        return found;
    found->edit.narrowing = audience_of(session, id).narrowing;
    session.query(select_presenters, {id}, [&](const db::Row& row) {
        found->edit.presenters.push_back(
            {row.optional_id<people::PersonId>(0), row.optional_id<people::OrganisationId>(2)});
        for (const int column : {0, 2})
            if (!row.is_null(column))
                found->names.push_back({row.string(column), row.string(column + 1)});
    });
    return found;
}

Audience audience_of(db::Session& session, PointId id) {
    Audience found;
    session.query(select_audience, {id}, [&](const db::Row& row) {
        found.id = row.id<bodies::AudienceId>(0);
        found.narrowing.readers =
            row.text(1) == "members" ? Readers::members : Readers::secretariat;
        found.narrowing.ground = row.optional_text(2);
    });
    return found;
}

void insert(ledger::Act& act, PointId id, MeetingId meeting,
            const std::optional<bodies::AudienceId>& audience, const PointEdit& edit) {
    act.write(insert_point,
              {id, meeting, edit.number, edit.title, edit.kinds.information, edit.kinds.dialogue,
               edit.kinds.regional_example, edit.kinds.decision, edit.expected_outcome,
               edit.planned_start, edit.planned_minutes, to_text(edit.questions_until), audience});
}

void update(ledger::Act& act, PointId id, const std::optional<bodies::AudienceId>& audience,
            const PointEdit& edit) {
    act.write(update_point,
              {id, edit.number, edit.title, edit.kinds.information, edit.kinds.dialogue,
               edit.kinds.regional_example, edit.kinds.decision, edit.expected_outcome,
               edit.planned_start, edit.planned_minutes, to_text(edit.questions_until), audience});
}

void replace_presenters(ledger::Act& act, PointId id, const std::vector<Presenter>& presenters) {
    act.erase(delete_presenters, {id});
    int position = 0;
    for (const Presenter& presenter : presenters)
        act.write(insert_presenter, {Id<struct PresenterTag>::make(), id, ++position,
                                     presenter.person, presenter.organisation});
}

std::optional<PointId> neighbour(db::Session& session, PointId id, Move move) {
    std::optional<PointId> found;
    session.query(move == Move::up ? select_before : select_after, {id},
                  [&](const db::Row& row) { found = row.id<PointId>(0); });
    return found;
}

void swap_places(ledger::Act& act, PointId one, PointId other) {
    const std::int64_t first = act.session().integer(select_position, {one}).value_or(0);
    const std::int64_t second = act.session().integer(select_position, {other}).value_or(0);
    act.write(update_position, {one, second});
    act.write(update_position, {other, first});
}

void place_after(ledger::Act& act, PointId id, PointId other) {
    const std::int64_t place = act.session().integer(select_position, {other}).value_or(0);
    act.write(make_room, {id, place});
    act.write(update_position, {id, place + 1});
}

void add_words(ledger::Act& act, PointId id, std::int64_t information, std::int64_t dialogue) {
    if (information != 0 || dialogue != 0)
        act.write(update_words, {id, information, dialogue});
}

std::vector<SectionId> sections(db::Session& session, PointId id) {
    std::vector<SectionId> found;
    session.query(select_sections, {id},
                  [&](const db::Row& row) { found.push_back(row.id<SectionId>(0)); });
    return found;
}

void erase_parts(ledger::Act& act, PointId id) {
    act.erase(delete_presenters, {id});
    act.erase(delete_sections, {id});
}

void erase(ledger::Act& act, PointId id) {
    act.erase(delete_point, {id});
}

bool is_point_of(db::Session& session, const auth::Reader& reader, MeetingId meeting,
                 PointId point) {
    return session.integer(select_is_point_of, {point, meeting, reader.key}).has_value();
}

} // namespace radslag::meetings::editing_store
