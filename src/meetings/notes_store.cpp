// SQL of one meeting; see notes_store.hpp.
#include "meetings/notes_store.hpp"

#include "meetings/minute_store.hpp"
#include "meetings/position_store.hpp"
#include "meetings/proposals/shown_store.hpp"

#include <algorithm>
#include <unordered_map>

namespace radslag::meetings::store {

namespace {

constexpr EnumText<Outcome::Kind, 4> outcome_kinds({{Outcome::Kind::promise, "promise"},
                                                    {Outcome::Kind::request, "request"},
                                                    {Outcome::Kind::takes_along, "takes_along"},
                                                    {Outcome::Kind::homework, "homework"}});
constexpr EnumText<Outcome::State, 3> outcome_states({{Outcome::State::open, "open"},
                                                      {Outcome::State::done, "done"},
                                                      {Outcome::State::withdrawn, "withdrawn"}});

constexpr db::Statement select_meeting = {
    "meeting.get",
    "SELECT m.title, m.day, m.state, b.id, b.name, b.demonstration, m.chair, p.name, m.next_day, "
    "CASE WHEN EXISTS (SELECT 1 FROM document_reader d WHERE d.document = m.document AND d.reader "
    "= $2) THEN m.document END, m.language, m.start_time, m.end_time, m.venue, a.kind, "
    "a.legal_ground FROM meeting m JOIN audience_reader r ON r.reader = $2 AND r.audience = "
    "m.audience JOIN audience a ON a.id = m.audience JOIN body b ON b.id = m.body LEFT JOIN person "
    "p ON p.id = m.chair WHERE m.id = $1"};
constexpr db::Statement select_next_meeting = {
    "meeting.next", "SELECT m.id FROM meeting m JOIN audience_reader r ON r.reader = $3 AND "
                    "r.audience = m.audience WHERE m.body = $1 AND m.day = $2 AND m.state <> "
                    "'cancelled' ORDER BY m.id LIMIT 1"};
constexpr db::Statement select_attendance = {
    "attendance.of_meeting",
    "SELECT a.person, p.name, a.organisation, o.name, a.title, a.presence, s.id, s.name, o.kind "
    "FROM attendance a LEFT JOIN person p ON p.id = a.person LEFT JOIN organisation o ON o.id = "
    "a.organisation LEFT JOIN person s ON s.id = a.substitute_for WHERE a.meeting = $1 ORDER BY "
    "a.position"};
constexpr db::Statement select_sides = {
    "party.sides_at_meeting",
    "SELECT y.organisation, y.side FROM party y WHERE y.body = $1 AND (y.from_day IS NULL OR "
    "y.from_day <= $2) AND (y.to_day IS NULL OR y.to_day >= $2) ORDER BY y.organisation, y.id"};
constexpr db::Statement select_silent_parties = {
    "party.silent_at_meeting",
    "SELECT o.id, o.name, y.side FROM party y JOIN organisation o ON o.id = y.organisation WHERE "
    "y.body = $2 AND (y.from_day IS NULL OR y.from_day <= $3) AND (y.to_day IS NULL OR y.to_day >= "
    "$3) AND NOT EXISTS (SELECT 1 FROM attendance a WHERE a.meeting = $1 AND a.organisation = "
    "y.organisation) ORDER BY o.sort_key, o.id"};
constexpr db::Statement select_themes = {
    "meeting.themes", "SELECT t.id, t.name FROM meeting_theme x JOIN theme t ON t.id = x.theme "
                      "WHERE x.meeting = $1 ORDER BY t.sort_key, t.id"};
constexpr db::Statement select_points = {
    "point.of_meeting",
    "SELECT p.point, p.number, p.title, p.information, p.dialogue, p.regional_example, p.decision, "
    "p.information_words, p.dialogue_words, p.slides_promised, p.expected_outcome, "
    "p.planned_start, p.planned_minutes, p.actual_minutes, n.kind, n.legal_ground, EXISTS (SELECT "
    "1 FROM turn t WHERE t.point = p.point AND t.audience IS NOT NULL), p.questions_until, "
    "p.paragraph FROM "
    "point_reader p LEFT JOIN audience n ON n.id = p.audience WHERE p.meeting = $1 AND p.reader = "
    "$2 ORDER BY p.position"};
constexpr db::Statement select_questions = {
    "input.registered_for_meeting",
    "SELECT q.point, i.id, coalesce(i.title, i.text), o.name FROM point_reader q JOIN input i ON "
    "i.point = q.point AND i.meeting IS NULL AND i.kind = 'question' AND i.part_of IS NULL AND "
    "i.withdrawn_at IS NULL JOIN input_reader r ON r.input = i.id AND r.reader = $2 LEFT JOIN "
    "organisation o ON o.id = i.organisation WHERE q.meeting = $1 AND q.reader = $2 AND "
    "q.questions_until IS NOT NULL ORDER BY i.number"};
constexpr db::Statement select_presenters = {
    "presenter.of_meeting",
    "SELECT s.point, p.id, p.name, o.id, o.name FROM point_reader t JOIN presenter s ON s.point = "
    "t.point LEFT JOIN person p ON p.id = s.person LEFT JOIN organisation o ON o.id = "
    "coalesce(s.organisation, p.organisation) WHERE t.meeting = $1 AND t.reader = $2 ORDER BY "
    "t.position, s.position"};
constexpr db::Statement select_sections = {
    "section.of_meeting", "SELECT s.id, s.point, s.kind, s.heading FROM point_reader t "
                          "JOIN section s ON s.point = t.point WHERE t.meeting = $1 AND t.reader = "
                          "$2 ORDER BY t.position, s.position"};
constexpr db::Statement select_turns = {
    "turn.of_meeting",
    "SELECT t.turn, t.point, t.section, t.depth, t.text, t.person, t.organisation, t.group_words, "
    "t.side, t.place_begin, t.place_end, n.kind, n.legal_ground FROM turn_reader t LEFT JOIN "
    "audience n ON n.id = t.audience AND NOT EXISTS (SELECT 1 FROM minute d WHERE d.audience = "
    "n.id) WHERE t.meeting = $1 AND t.reader = $2 ORDER BY t.position"};
constexpr db::Statement select_person_name = {"person.name",
                                              "SELECT name FROM person WHERE id = $1"};
constexpr db::Statement select_organisation_name = {"organisation.name",
                                                    "SELECT name FROM organisation WHERE id = $1"};
constexpr db::Statement select_further_speakers = {
    "turn_speaker.of_meeting",
    "SELECT s.turn, p.id, p.name FROM turn_reader t JOIN turn_speaker s ON s.turn = t.turn JOIN "
    "person p ON p.id = s.person WHERE t.meeting = $1 AND t.reader = $2 ORDER BY t.position, "
    "s.position"};
constexpr db::Statement select_commitments = {
    "commitment.of_meeting",
    "SELECT c.commitment, c.turn, c.kind, c.text, c.who, p.id, p.name, c.state, c.due_to, "
    "c.due_words, c.done_on FROM commitment_reader c LEFT JOIN person p ON p.id = c.person WHERE "
    "c.meeting = $1 AND c.reader = $2 ORDER BY c.place_begin, c.commitment"};
constexpr db::Statement select_returning = {
    "meeting.returning",
    "SELECT c.id, c.turn, c.kind, c.text, coalesce(p.name, o.name, c.who), p.id, p.name, c.state, "
    "c.due_to, c.due_words, c.done_on FROM commitment c JOIN commitment_reader r ON r.commitment = "
    "c.id AND r.reader = $3 LEFT JOIN person p ON p.id = c.person LEFT JOIN organisation o ON o.id "
    "= c.organisation WHERE c.body = $1 AND c.state = 'open' AND c.said_on < $2 AND (c.kind <> "
    "'promise' OR c.due_to IS NULL OR c.due_to <= $2) ORDER BY c.kind DESC, c.said_on, "
    "c.place_begin, c.id LIMIT 200"};
constexpr db::Statement select_previous = {
    "meeting.previous",
    "SELECT m.id, m.day, d.id, d.approved_on FROM meeting m JOIN audience_reader r ON r.reader = "
    "$3 AND r.audience = m.audience LEFT JOIN minute d ON d.meeting = m.id WHERE m.body = $1 AND "
    "m.day < $2 AND m.state = 'held' ORDER BY m.day DESC, m.id LIMIT 1"};
// What parties were asked for and comes back to this meeting.
constexpr db::Statement select_calls = {
    "meeting.calls",
    "SELECT x.id, x.title, (SELECT count(*) FROM input i JOIN input_reader s ON s.input = i.id AND "
    "s.reader = $2 WHERE i.round = x.id AND i.part_of IS NULL) FROM round x JOIN audience_reader r "
    "ON r.audience = x.audience AND r.reader = $2 WHERE x.return_meeting = $1 AND x.state <> "
    "'draft' ORDER BY x.closes_on, x.id LIMIT 50"};
// What all parties were asked to do for this meeting.
constexpr db::Statement select_basis = {
    "homework.of_meeting",
    "SELECT h.commitment, c.text, h.point, (SELECT count(*) FROM homework_party y WHERE "
    "y.commitment = h.commitment), (SELECT count(*) FROM homework_party y JOIN commitment_tick k "
    "ON k.commitment = y.commitment AND k.party = y.party WHERE y.commitment = h.commitment) FROM "
    "homework_basis h JOIN commitment_reader c ON c.commitment = h.commitment AND c.reader = $2 "
    "WHERE h.meeting = $1 ORDER BY c.said_on, h.commitment LIMIT 50"};
constexpr db::Statement select_inputs = {
    "input.of_meeting",
    "SELECT i.input, i.turn, i.title, i.text, i.state, i.answer_by, (SELECT u.kind FROM input_use "
    "u WHERE u.input = coalesce(i.merged_into, i.input) AND NOT EXISTS (SELECT 1 FROM "
    "input_use_withdrawal w WHERE w.input_use = u.id) ORDER BY u.said_at DESC, u.step DESC LIMIT "
    "1), (SELECT a.name FROM input_authority y JOIN organisation a ON a.id = y.organisation WHERE "
    "y.input = coalesce(i.merged_into, i.input) ORDER BY y.asked_at DESC, y.id LIMIT 1) FROM "
    "input_reader i WHERE i.meeting = $1 AND i.reader = $2 AND NOT EXISTS (SELECT 1 FROM input p "
    "WHERE p.part_of = i.input) ORDER BY i.number"};
constexpr db::Statement select_decisions = {
    "decision.of_meeting",
    "SELECT d.id, d.point, d.text FROM decision d JOIN decision_reader r ON r.decision = d.id AND "
    "r.reader = $2 WHERE d.meeting = $1 ORDER BY d.position"};
constexpr db::Statement select_footnotes = {
    "footnote.of_meeting",
    "SELECT f.marker, f.text, f.mark_at, f.point FROM footnote f WHERE f.meeting = "
    "$1 AND (f.point IS NULL OR EXISTS (SELECT 1 FROM point_reader r WHERE "
    "r.point = f.point AND r.reader = $2)) ORDER BY f.position"};
constexpr db::Statement select_attachments = {
    "attachment.of_meeting",
    "SELECT a.point, a.words, CASE WHEN EXISTS (SELECT 1 FROM document_reader d WHERE d.document = "
    "a.document AND d.reader = $2) THEN a.document END, n.kind, n.legal_ground FROM "
    "attachment_reader a LEFT JOIN audience n ON n.id = a.audience WHERE a.meeting = $1 AND "
    "a.reader = $2 ORDER BY a.position"};
constexpr db::Statement select_references = {
    "reference.of_meeting",
    "SELECT n.id, n.number, x.id, x.title FROM reference f JOIN registry_number n ON n.id = "
    "f.registry_number LEFT JOIN matter_number b ON b.registry_number = n.id LEFT JOIN matter x ON "
    "x.id = coalesce(f.matter, b.matter) AND EXISTS (SELECT 1 FROM audience_reader a WHERE "
    "a.audience = x.audience AND a.reader = $2) WHERE f.meeting = $1 AND (f.point IS NULL OR "
    "EXISTS (SELECT 1 FROM point_reader r WHERE r.point = f.point AND r.reader = $2)) ORDER BY "
    "f.position, n.id, x.id"};
constexpr db::Statement select_dates = {
    "deadline.of_meeting", "SELECT d.deadline, d.due_to, d.due_words FROM deadline_reader d WHERE "
                           "d.meeting = $1 AND d.reader = $2 ORDER BY d.place_begin, d.deadline"};
// CROSS keeps SQLite from asking it of each who was there.
constexpr db::Statement select_changes = {
    "post_holding.of_meeting",
    "SELECT p.id, p.name, c.id, c.name, f.id, f.name FROM post_holding h CROSS JOIN attendance a "
    "JOIN person p ON p.id = h.person LEFT JOIN person c ON c.id = h.covers_for LEFT JOIN person f "
    "ON f.id = h.follows WHERE h.known_on = $2 AND a.person = h.person AND a.meeting = $1 ORDER BY "
    "a.position"};

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

std::optional<Narrowed> narrowed_at(const db::Row& row, int column) {
    if (row.is_null(column))
        return std::nullopt;
    return Narrowed{row.string(column), row.optional_text(column + 1)};
}

/// A local time 'HH:MM' since midnight.
std::optional<std::chrono::minutes> time_at(const db::Row& row, int column) {
    const std::string_view text = row.text(column);
    if (text.size() != 5)
        return std::nullopt;
    const auto digit = [&](std::size_t at) { return text[at] - '0'; };
    return std::chrono::minutes(digit(0) * 600 + digit(1) * 60 + digit(3) * 10 + digit(4));
}

/// The side of an organisation that is no party, by what it is.
bodies::Side side_of_kind(std::string_view kind) {
    if (kind == "ministry" || kind == "authority" || kind == "county_board")
        return bodies::Side::state;
    if (kind == "region")
        return bodies::Side::region;
    return kind == "association" ? bodies::Side::association : bodies::Side::other;
}

void read_attendance(db::Session& session, ShownMeeting& shown) {
    // Where the notes print no day, today's roster stands in: parties without an end.
    const std::string day = shown.day ? to_text(*shown.day) : "9999-12-31";
    std::unordered_map<std::string, bodies::Side> sides;
    session.query(select_sides, {shown.body, day}, [&](const db::Row& row) {
        sides.emplace(row.text(0), bodies::sides.require(row.text(1)));
    });
    session.query(select_attendance, {shown.id}, [&](const db::Row& row) {
        const auto side = sides.find(row.string(2));
        shown.attendance.push_back(
            {person_at(row, 0), organisation_at(row, 2), row.optional_text(4),
             presences.require(row.text(5)), person_at(row, 6),
             side == sides.end() ? side_of_kind(row.text(8)) : side->second});
    });
    if (!shown.attendance.empty())
        session.query(select_silent_parties, {shown.id, shown.body, day}, [&](const db::Row& row) {
            shown.silent.push_back({*organisation_at(row, 0), bodies::sides.require(row.text(2))});
        });
}

ShownPoint point_of(const db::Row& row) {
    ShownPoint point{.id = row.id<PointId>(0)};
    point.number = row.optional_text(1);
    point.title = row.string(2);
    point.kinds = {row.integer(3) != 0, row.integer(4) != 0, row.integer(5) != 0,
                   row.integer(6) != 0};
    point.slides_promised = row.integer(9) != 0;
    point.expected_outcome = row.optional_text(10);
    point.planned_start = time_at(row, 11);
    point.planned_minutes = row.optional_integer(12);
    point.actual_minutes = row.optional_integer(13);
    point.narrowed = narrowed_at(row, 14);
    point.questions_until = row.optional_day(17);
    point.paragraph = row.optional_integer(18);
    if (!point.narrowed && row.integer(16) == 0)
        point.words = {row.integer(7), row.integer(8)};
    return point;
}

void read_themes(db::Session& session, ShownMeeting& shown) {
    session.query(select_themes, {shown.id}, [&](const db::Row& row) {
        shown.themes.push_back({row.id<ThemeId>(0), row.string(1)});
    });
}

void read_points(db::Session& session, const bodies::Reader& reader, ShownMeeting& shown) {
    std::unordered_map<std::string, std::size_t> index;
    session.query(select_points, {shown.id, reader.key}, [&](const db::Row& row) {
        index.emplace(row.string(0), shown.points.size());
        shown.points.push_back(point_of(row));
    });
    if (std::ranges::any_of(shown.points,
                            [](const auto& point) { return point.questions_until.has_value(); }))
        session.query(select_questions, {shown.id, reader.key}, [&](const db::Row& row) {
            shown.points[index.at(row.string(0))].questions.push_back(
                {row.string(1), row.string(2), row.string(3)});
        });
    session.query(select_presenters, {shown.id, reader.key}, [&](const db::Row& row) {
        shown.points[index.at(row.string(0))].presenters.push_back(
            {person_at(row, 1), organisation_at(row, 3)});
    });
    session.query(select_sections, {shown.id, reader.key}, [&](const db::Row& row) {
        shown.sections.push_back({row.id<SectionId>(0), row.id<PointId>(1),
                                  section_kinds.require(row.text(2)), row.string(3)});
    });
}

ShownTurn turn_of(const db::Row& row) {
    ShownTurn turn{.id = row.id<TurnId>(0)};
    turn.point = row.optional_id<PointId>(1);
    turn.section = row.optional_id<SectionId>(2);
    turn.depth = static_cast<int>(row.integer(3));
    turn.text = row.string(4);
    if (!row.is_null(5))
        turn.speakers.push_back({row.id<people::PersonId>(5), {}});
    if (!row.is_null(6))
        turn.organisation = NamedOrganisation{row.id<people::OrganisationId>(6), {}};
    turn.group = row.optional_text(7);
    if (!row.is_null(8))
        turn.side = bodies::sides.require(row.text(8));
    if (!row.is_null(9))
        turn.place = Place{static_cast<std::size_t>(row.integer(9)),
                           static_cast<std::size_t>(row.integer(10))};
    turn.narrowed = narrowed_at(row, 11);
    return turn;
}

/// Names by id. Most who speak were there, and are known by the attendance; only the others are
/// asked for.
class Names {
  public:
    Names(db::Session& session, const ShownMeeting& shown) : session_(session) {
        for (const ShownAttendance& each : shown.attendance) {
            if (each.person)
                known_.emplace(each.person->id.text(), each.person->name);
            if (each.organisation)
                known_.emplace(each.organisation->id.text(), each.organisation->name);
        }
    }

    void give(NamedPerson& person) {
        person.name = name_of(select_person_name, std::string(person.id.text()));
    }
    void give(NamedOrganisation& organisation) {
        organisation.name = name_of(select_organisation_name, std::string(organisation.id.text()));
    }

  private:
    const std::string& name_of(const db::Statement& statement, const std::string& id) {
        const auto [known, is_new] = known_.try_emplace(id);
        if (is_new)
            known->second = session_.text(statement, {id}).value_or("");
        return known->second;
    }

    db::Session& session_;
    std::unordered_map<std::string, std::string> known_;
};

void read_turns(db::Session& session, const bodies::Reader& reader, ShownMeeting& shown) {
    std::unordered_map<std::string, std::size_t> index;
    session.query(select_turns, {shown.id, reader.key}, [&](const db::Row& row) {
        index.emplace(row.string(0), shown.turns.size());
        shown.turns.push_back(turn_of(row));
    });
    Names names(session, shown);
    for (ShownTurn& turn : shown.turns) {
        for (NamedPerson& speaker : turn.speakers)
            names.give(speaker);
        if (turn.organisation)
            names.give(*turn.organisation);
    }
    session.query(select_further_speakers, {shown.id, reader.key}, [&](const db::Row& row) {
        shown.turns[index.at(row.string(0))].speakers.push_back(
            {row.id<people::PersonId>(1), row.string(2)});
    });
}

Outcome input_outcome(const db::Row& row) {
    Outcome outcome{.kind = Outcome::Kind::input, .id = row.string(0)};
    outcome.turn = row.optional_id<TurnId>(1);
    outcome.text = row.string(3);
    outcome.state = row.text(4) == "closed"      ? Outcome::State::done
                    : row.text(4) == "withdrawn" ? Outcome::State::withdrawn
                                                 : Outcome::State::open;
    outcome.due = row.optional_day(5);
    outcome.use = row.optional_text(6);
    outcome.who = row.optional_text(7);
    return outcome;
}

Outcome commitment_outcome(const db::Row& row) {
    Outcome outcome{.kind = outcome_kinds.require(row.text(2)), .id = row.string(0)};
    outcome.turn = row.optional_id<TurnId>(1);
    outcome.text = row.string(3);
    outcome.who = row.optional_text(4);
    outcome.person = person_at(row, 5);
    outcome.state = outcome_states.require(row.text(7));
    outcome.due = row.optional_day(8);
    outcome.due_words = row.string(9);
    outcome.done_on = row.optional_day(10);
    return outcome;
}

/// To a meeting to come: the notes of the one before, and what is open until then.
void read_what_returns(db::Session& session, const bodies::Reader& reader, ShownMeeting& shown) {
    session.query(select_returning, {shown.body, to_text(*shown.day), reader.key},
                  [&](const db::Row& row) { shown.returning.push_back(commitment_outcome(row)); });
    session.query(select_previous, {shown.body, to_text(*shown.day), reader.key},
                  [&](const db::Row& row) {
                      shown.previous = PreviousMeeting{row.id<MeetingId>(0), row.day(1),
                                                       !row.is_null(2), row.optional_day(3)};
                  });
}

void read_what_came_of_it(db::Session& session, const bodies::Reader& reader, ShownMeeting& shown) {
    session.query(select_commitments, {shown.id, reader.key},
                  [&](const db::Row& row) { shown.outcomes.push_back(commitment_outcome(row)); });
    if (is_to_come(shown.state) && shown.day)
        read_what_returns(session, reader, shown);
    session.query(select_calls, {shown.id, reader.key}, [&](const db::Row& row) {
        shown.calls.push_back({row.string(0), row.string(1), row.integer(2)});
    });
    session.query(select_basis, {shown.id, reader.key}, [&](const db::Row& row) {
        shown.basis.push_back({row.string(0), row.string(1), row.optional_id<PointId>(2),
                               row.integer(4), row.integer(3)});
    });
    session.query(select_inputs, {shown.id, reader.key},
                  [&](const db::Row& row) { shown.outcomes.push_back(input_outcome(row)); });
    session.query(select_decisions, {shown.id, reader.key}, [&](const db::Row& row) {
        shown.decisions.push_back(
            {row.id<DecisionId>(0), row.optional_id<PointId>(1), row.string(2)});
    });
}

void read_apparatus(db::Session& session, const bodies::Reader& reader, ShownMeeting& shown) {
    session.query(select_footnotes, {shown.id, reader.key}, [&](const db::Row& row) {
        std::optional<std::size_t> mark;
        if (!row.is_null(2))
            mark = static_cast<std::size_t>(row.integer(2));
        shown.footnotes.push_back(
            {row.string(0), row.string(1), mark, row.optional_id<PointId>(3)});
    });
    session.query(select_attachments, {shown.id, reader.key}, [&](const db::Row& row) {
        shown.attachments.push_back({row.optional_id<PointId>(0), row.string(1),
                                     row.optional_id<documents::DocumentId>(2),
                                     narrowed_at(row, 3)});
    });
    session.query(select_references, {shown.id, reader.key}, [&](const db::Row& row) {
        shown.references.push_back(
            {row.string(0), row.string(1), row.optional_text(2), row.string(3)});
    });
    session.query(select_dates, {shown.id, reader.key}, [&](const db::Row& row) {
        shown.dates.push_back({row.string(0), row.optional_day(1), row.string(2)});
    });
    if (shown.day)
        session.query(select_changes, {shown.id, to_text(*shown.day)}, [&](const db::Row& row) {
            shown.changes.push_back({*person_at(row, 0), person_at(row, 2), person_at(row, 4)});
        });
}

std::optional<ShownMeeting> head(db::Session& session, const bodies::Reader& reader, MeetingId id) {
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
        shown->start = time_at(row, 11);
        shown->end = time_at(row, 12);
        shown->venue = row.optional_text(13);
        shown->audience = narrowed_at(row, 14).value();
    });
    return shown;
}

} // namespace

std::string ShownPoint::mark() const {
    if (paragraph)
        return "§ " + std::to_string(*paragraph) + ' ';
    return number ? *number + ". " : std::string();
}

std::optional<std::size_t> offset_of(const ShownFootnote& footnote, const ShownTurn& turn) {
    if (!turn.place || !footnote.mark_at || *footnote.mark_at < turn.place->begin ||
        *footnote.mark_at > turn.place->end)
        return std::nullopt;
    return *footnote.mark_at - turn.place->begin;
}

std::optional<ShownMeeting> meeting(db::Session& session, const bodies::Reader& reader,
                                    MeetingId id) {
    auto shown = head(session, reader, id);
    if (!shown)
        return shown;
    if (shown->next_day)
        session.query(select_next_meeting, {shown->body, to_text(*shown->next_day), reader.key},
                      [&](const db::Row& row) { shown->next_meeting = row.id<MeetingId>(0); });
    read_attendance(session, *shown);
    read_themes(session, *shown);
    read_points(session, reader, *shown);
    read_turns(session, reader, *shown);
    read_what_came_of_it(session, reader, *shown);
    read_apparatus(session, reader, *shown);
    read_minute(session, reader, *shown);
    read_positions(session, reader, *shown);
    read_proposers(session, reader, *shown);
    return shown;
}

} // namespace radslag::meetings::store
