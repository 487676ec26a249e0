// SQL that the pages of meetings read; see reading_store.hpp.
#include "meetings/reading_store.hpp"

#include <unordered_map>

namespace radslag::meetings::store {

namespace {

constexpr db::Statement select_meetings = {
    "meeting.list",
    "SELECT m.id, m.title, m.day, m.state, b.id, b.name, (SELECT count(*) FROM point_reader p "
    "WHERE p.meeting = m.id AND p.reader = $1), (SELECT count(*) FROM commitment_reader c WHERE "
    "c.meeting = m.id AND c.reader = $1) FROM meeting m JOIN audience_reader r ON r.reader = $1 "
    "AND r.audience = m.audience JOIN body b ON b.id = m.body WHERE m.day >= $2 AND m.day <= $3 "
    "ORDER BY m.day DESC, m.id LIMIT $4 OFFSET $5"};
constexpr db::Statement select_meetings_of_body = {
    "meeting.list_of_body",
    "SELECT m.id, m.title, m.day, m.state, b.id, b.name, (SELECT count(*) FROM point_reader p "
    "WHERE p.meeting = m.id AND p.reader = $1), (SELECT count(*) FROM commitment_reader c WHERE "
    "c.meeting = m.id AND c.reader = $1) FROM meeting m JOIN audience_reader r ON r.reader = $1 "
    "AND r.audience = m.audience JOIN body b ON b.id = m.body WHERE m.body = $6 AND m.day >= $2 "
    "AND m.day <= $3 ORDER BY m.day DESC, m.id LIMIT $4 OFFSET $5"};
constexpr db::Statement select_undated = {
    "meeting.list_undated",
    "SELECT m.id, m.title, m.day, m.state, b.id, b.name, (SELECT count(*) FROM point_reader p "
    "WHERE p.meeting = m.id AND p.reader = $1), (SELECT count(*) FROM commitment_reader c WHERE "
    "c.meeting = m.id AND c.reader = $1) FROM meeting m JOIN audience_reader r ON r.reader = $1 "
    "AND r.audience = m.audience JOIN body b ON b.id = m.body WHERE m.day IS NULL ORDER BY m.id "
    "LIMIT $2"};
constexpr db::Statement select_first_day = {
    "meeting.first_day", "SELECT m.day FROM meeting m JOIN audience_reader r ON r.reader = $1 AND "
                         "r.audience = m.audience WHERE m.day IS NOT NULL ORDER BY m.day LIMIT 1"};
constexpr db::Statement select_last_day = {
    "meeting.last_day",
    "SELECT m.day FROM meeting m JOIN audience_reader r ON r.reader = $1 AND r.audience = "
    "m.audience WHERE m.day IS NOT NULL ORDER BY m.day DESC LIMIT 1"};

constexpr db::Statement select_body = {"meeting.body",
                                       "SELECT name, demonstration FROM body WHERE id = $1"};
constexpr db::Statement select_parties = {
    "meeting.parties", "SELECT o.id, o.name FROM party p JOIN organisation o ON o.id = "
                       "p.organisation WHERE p.body = $1 ORDER BY o.sort_key, o.id"};

constexpr db::Statement select_meeting = {
    "meeting.get", "SELECT m.title, m.day, m.state, b.id, b.name, b.demonstration, m.chair, "
                   "p.name, m.next_day, m.document, m.language FROM meeting m JOIN audience_reader "
                   "r ON r.reader = $2 AND r.audience = m.audience JOIN body b ON b.id = m.body "
                   "LEFT JOIN person p ON p.id = m.chair WHERE m.id = $1"};
constexpr db::Statement select_next_meeting = {"meeting.next",
                                               "SELECT id FROM meeting WHERE body = $1 AND day = "
                                               "$2 AND state <> 'cancelled' ORDER BY id LIMIT 1"};
constexpr db::Statement select_attendance = {
    "attendance.of_meeting",
    "SELECT a.person, p.name, a.organisation, o.name, a.title, a.presence FROM attendance a LEFT "
    "JOIN person p ON p.id = a.person LEFT JOIN organisation o ON o.id = a.organisation WHERE "
    "a.meeting = $1 ORDER BY a.position"};
constexpr db::Statement select_points = {
    "point.of_meeting",
    "SELECT p.id, p.number, p.title, p.information, p.dialogue, p.regional_example, p.decision, "
    "p.information_words, p.dialogue_words, p.slides_promised FROM point p JOIN point_reader r ON "
    "r.point = p.id AND r.reader = $2 WHERE p.meeting = $1 ORDER BY p.position"};
constexpr db::Statement select_presenters = {
    "presenter.of_meeting",
    "SELECT s.point, p.name, o.name FROM point t JOIN point_reader r ON r.point = t.id AND "
    "r.reader = $2 JOIN presenter s ON s.point = t.id LEFT JOIN person p ON p.id = s.person LEFT "
    "JOIN organisation o ON o.id = coalesce(s.organisation, p.organisation) WHERE t.meeting = $1 "
    "ORDER BY t.position, s.position"};
constexpr db::Statement select_sections = {
    "section.of_meeting", "SELECT s.id, s.point, s.kind, s.heading FROM point t JOIN point_reader "
                          "r ON r.point = t.id AND r.reader = $2 JOIN section s ON s.point = t.id "
                          "WHERE t.meeting = $1 ORDER BY t.position, s.position"};
constexpr db::Statement select_turns = {
    "turn.of_meeting",
    "SELECT t.id, t.point, t.section, t.depth, t.text, t.person, p.name, t.organisation, o.name, "
    "t.group_words, t.side, t.place_begin, t.place_end FROM turn t JOIN turn_reader r ON r.turn = "
    "t.id AND r.reader = $2 LEFT JOIN person p ON p.id = t.person LEFT JOIN organisation o ON o.id "
    "= t.organisation WHERE t.meeting = $1 ORDER BY t.position"};
constexpr db::Statement select_further_speakers = {
    "turn_speaker.of_meeting",
    "SELECT s.turn, p.id, p.name FROM turn t JOIN turn_reader r ON r.turn = t.id AND r.reader = $2 "
    "JOIN turn_speaker s ON s.turn = t.id JOIN person p ON p.id = s.person WHERE t.meeting = $1 "
    "ORDER BY t.position, s.position"};
constexpr db::Statement select_commitments = {
    "commitment.of_meeting", "SELECT c.id, c.turn, c.kind, c.text, c.state, c.due_to, c.due_words "
                             "FROM commitment c JOIN commitment_reader r ON r.commitment = c.id "
                             "AND r.reader = $2 WHERE c.meeting = $1 ORDER BY c.place_begin, c.id"};
constexpr db::Statement select_decisions = {
    "decision.of_meeting",
    "SELECT d.point, d.text FROM decision d JOIN decision_reader r ON r.decision = d.id AND "
    "r.reader = $2 WHERE d.meeting = $1 ORDER BY d.position"};
constexpr db::Statement select_footnotes = {
    "footnote.of_meeting", "SELECT f.marker, f.text, f.mark_at FROM footnote f WHERE f.meeting = "
                           "$1 AND (f.point IS NULL OR EXISTS (SELECT 1 FROM point_reader r WHERE "
                           "r.point = f.point AND r.reader = $2)) ORDER BY f.position"};
constexpr db::Statement select_attachments = {
    "attachment.of_meeting",
    "SELECT a.point, a.words, a.document FROM attachment a WHERE a.meeting = $1 AND (a.point IS "
    "NULL OR EXISTS (SELECT 1 FROM point_reader r WHERE r.point = a.point AND r.reader = $2)) "
    "ORDER BY a.position"};
constexpr db::Statement select_references = {
    "reference.of_meeting",
    "SELECT n.number FROM reference f JOIN registry_number n ON n.id = f.registry_number WHERE "
    "f.meeting = $1 AND (f.point IS NULL OR EXISTS (SELECT 1 FROM point_reader r WHERE r.point = "
    "f.point AND r.reader = $2)) ORDER BY f.position"};
constexpr db::Statement select_changes = {
    "post_holding.of_meeting",
    "SELECT p.id, p.name, c.id, c.name, f.id, f.name FROM attendance a JOIN post_holding h ON "
    "h.person = a.person JOIN person p ON p.id = h.person LEFT JOIN person c ON c.id = "
    "h.covers_for LEFT JOIN person f ON f.id = h.follows WHERE a.meeting = $1 AND h.known_on = $2 "
    "ORDER BY a.position"};

ListedMeeting listed(const db::Row& row) {
    return {row.id<MeetingId>(0),
            row.string(1),
            row.optional_day(2),
            meeting_states.require(row.text(3)),
            row.id<bodies::BodyId>(4),
            row.string(5),
            row.integer(6),
            row.integer(7)};
}

std::optional<NamedPerson> person_at(const db::Row& row, int column) {
    if (row.is_null(column))
        return std::nullopt;
    return NamedPerson{row.id<people::PersonId>(column), row.string(column + 1)};
}

std::optional<NamedOrganisation> organisation_at(const db::Row& row, int column) {
    if (row.is_null(column))
        return std::nullopt;
    return NamedOrganisation{row.id<people::OrganisationId>(column), row.string(column + 1)};
}

void read_points(db::Session& session, const bodies::Reader& reader, ShownMeeting& shown) {
    std::unordered_map<std::string, std::size_t> index;
    session.query(select_points, {shown.id, reader.key}, [&](const db::Row& row) {
        ShownPoint point{.id = row.id<PointId>(0)};
        point.number = row.optional_text(1);
        point.title = row.string(2);
        point.kinds = {row.integer(3) != 0, row.integer(4) != 0, row.integer(5) != 0,
                       row.integer(6) != 0};
        point.information_words = row.integer(7);
        point.dialogue_words = row.integer(8);
        point.slides_promised = row.integer(9) != 0;
        index.emplace(point.id.text(), shown.points.size());
        shown.points.push_back(std::move(point));
    });
    session.query(select_presenters, {shown.id, reader.key}, [&](const db::Row& row) {
        std::string who = row.is_null(1) ? row.string(2) : row.string(1);
        if (!row.is_null(1) && !row.is_null(2))
            who += ", " + row.string(2);
        shown.points[index.at(row.string(0))].presenters.push_back(std::move(who));
    });
    session.query(select_sections, {shown.id, reader.key}, [&](const db::Row& row) {
        shown.sections.push_back({row.id<SectionId>(0), row.id<PointId>(1),
                                  section_kinds.require(row.text(2)), row.string(3)});
    });
}

void read_turns(db::Session& session, const bodies::Reader& reader, ShownMeeting& shown) {
    std::unordered_map<std::string, std::size_t> index;
    session.query(select_turns, {shown.id, reader.key}, [&](const db::Row& row) {
        ShownTurn turn{.id = row.id<TurnId>(0)};
        turn.point = row.optional_id<PointId>(1);
        turn.section = row.optional_id<SectionId>(2);
        turn.depth = static_cast<int>(row.integer(3));
        turn.text = row.string(4);
        if (auto speaker = person_at(row, 5))
            turn.speakers.push_back(std::move(*speaker));
        turn.organisation = organisation_at(row, 7);
        turn.group = row.optional_text(9);
        if (!row.is_null(10))
            turn.side = bodies::sides.require(row.text(10));
        if (!row.is_null(11))
            turn.place = Place{static_cast<std::size_t>(row.integer(11)),
                               static_cast<std::size_t>(row.integer(12))};
        index.emplace(turn.id.text(), shown.turns.size());
        shown.turns.push_back(std::move(turn));
    });
    session.query(select_further_speakers, {shown.id, reader.key}, [&](const db::Row& row) {
        shown.turns[index.at(row.string(0))].speakers.push_back(
            {row.id<people::PersonId>(1), row.string(2)});
    });
}

void read_what_came_of_it(db::Session& session, const bodies::Reader& reader, ShownMeeting& shown) {
    session.query(select_commitments, {shown.id, reader.key}, [&](const db::Row& row) {
        shown.commitments.push_back({row.string(0), row.optional_id<TurnId>(1), row.string(2),
                                     row.string(3), row.string(4), row.optional_day(5),
                                     row.string(6)});
    });
    session.query(select_decisions, {shown.id, reader.key}, [&](const db::Row& row) {
        shown.decisions.push_back({row.optional_id<PointId>(0), row.string(1)});
    });
}

void read_apparatus(db::Session& session, const bodies::Reader& reader, ShownMeeting& shown) {
    session.query(select_footnotes, {shown.id, reader.key}, [&](const db::Row& row) {
        std::optional<std::size_t> mark;
        if (!row.is_null(2))
            mark = static_cast<std::size_t>(row.integer(2));
        shown.footnotes.push_back({row.string(0), row.string(1), mark});
    });
    session.query(select_attachments, {shown.id, reader.key}, [&](const db::Row& row) {
        shown.attachments.push_back({row.optional_id<PointId>(0), row.string(1),
                                     row.optional_id<documents::DocumentId>(2)});
    });
    session.query(select_references, {shown.id, reader.key},
                  [&](const db::Row& row) { shown.references.push_back({row.string(0)}); });
    if (shown.day)
        session.query(select_changes, {shown.id, to_text(*shown.day)}, [&](const db::Row& row) {
            shown.changes.push_back({*person_at(row, 0), person_at(row, 2), person_at(row, 4)});
        });
}

} // namespace

std::vector<ListedMeeting> meetings(db::Session& session, const bodies::Reader& reader,
                                    const MeetingFilter& filter) {
    const std::string from = filter.year ? std::to_string(*filter.year) + "-01-01" : "0000-01-01";
    const std::string to = filter.year ? std::to_string(*filter.year) + "-12-31" : "9999-12-31";
    std::vector<ListedMeeting> found;
    const auto keep = [&](const db::Row& row) { found.push_back(listed(row)); };
    if (filter.body)
        session.query(select_meetings_of_body,
                      {reader.key, from, to, filter.most, filter.skip, *filter.body}, keep);
    else
        session.query(select_meetings, {reader.key, from, to, filter.most, filter.skip}, keep);
    // Meetings whose notes print no day come last, on the page where the dated ones end.
    const auto room = filter.most - static_cast<std::int64_t>(found.size());
    if (!filter.year && !filter.body && room > 0)
        session.query(select_undated, {reader.key, room}, keep);
    return found;
}

std::vector<int> years(db::Session& session, const bodies::Reader& reader) {
    const auto first = session.text(select_first_day, {reader.key});
    const auto last = session.text(select_last_day, {reader.key});
    std::vector<int> years;
    if (first && last)
        for (int year = std::stoi(last->substr(0, 4)); year >= std::stoi(first->substr(0, 4));
             --year)
            years.push_back(year);
    return years;
}

std::optional<ShownBody> body(db::Session& session, bodies::BodyId id) {
    std::optional<ShownBody> shown;
    session.query(select_body, {id}, [&](const db::Row& row) {
        shown = ShownBody{id, row.string(0), row.integer(1) != 0, {}};
    });
    if (shown)
        session.query(select_parties, {id}, [&](const db::Row& row) {
            shown->parties.push_back(*organisation_at(row, 0));
        });
    return shown;
}

std::optional<ShownMeeting> meeting(db::Session& session, const bodies::Reader& reader,
                                    MeetingId id) {
    std::optional<ShownMeeting> shown;
    session.query(select_meeting, {id, reader.key}, [&](const db::Row& row) {
        shown.emplace(ShownMeeting{.id = id, .body = row.id<bodies::BodyId>(3)});
        shown->title = row.string(0);
        shown->day = row.optional_day(1);
        shown->state = meeting_states.require(row.text(2));
        shown->body_name = row.string(4);
        shown->demonstration = row.integer(5) != 0;
        shown->chair = person_at(row, 6);
        shown->next_day = row.optional_day(8);
        shown->document = row.optional_id<documents::DocumentId>(9);
        shown->language = row.string(10);
    });
    if (!shown)
        return shown;
    if (shown->next_day)
        session.query(select_next_meeting, {shown->body, to_text(*shown->next_day)},
                      [&](const db::Row& row) { shown->next_meeting = row.id<MeetingId>(0); });
    session.query(select_attendance, {id}, [&](const db::Row& row) {
        shown->attendance.push_back({person_at(row, 0), organisation_at(row, 2),
                                     row.optional_text(4), presences.require(row.text(5))});
    });
    read_points(session, reader, *shown);
    read_turns(session, reader, *shown);
    read_what_came_of_it(session, reader, *shown);
    read_apparatus(session, reader, *shown);
    return shown;
}

} // namespace radslag::meetings::store
