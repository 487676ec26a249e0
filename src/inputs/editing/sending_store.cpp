// SQL of sending and taking along; see store.hpp.
#include "inputs/editing/store.hpp"

namespace radslag::inputs::editing_store {

namespace {

using ledger::Write;

constexpr db::Statement select_spoken = {
    "input.spoken",
    "SELECT m.body, coalesce(t.audience, q.audience, m.audience), m.id, t.point, t.text, "
    "t.organisation, o.name, t.person, m.day, b.demonstration FROM turn t JOIN turn_reader r ON "
    "r.turn = t.id AND r.reader = $2 JOIN meeting m ON m.id = t.meeting JOIN body b ON b.id = "
    "m.body LEFT JOIN point q ON q.id = t.point LEFT JOIN organisation o ON o.id = t.organisation "
    "WHERE t.id = $1"};
constexpr db::Statement select_asked_call = {
    "input.asked_call",
    "SELECT x.title, b.id, b.name, CASE WHEN x.state = 'open' AND (x.closes_on IS NULL OR "
    "x.closes_on >= $3) THEN 1 ELSE 0 END FROM round x JOIN audience_reader r ON r.audience = "
    "x.audience AND r.reader = $2 JOIN body b ON b.id = x.body WHERE x.id = $1 AND x.state <> "
    "'draft'"};
constexpr db::Statement select_asked_point = {
    "input.asked_point",
    "SELECT q.title, b.id, b.name, b.demonstration, m.state, q.questions_until FROM point_reader q "
    "JOIN meeting m ON m.id = q.meeting JOIN body b ON b.id = m.body WHERE q.point = $1 AND "
    "q.reader = $2 AND q.questions_until IS NOT NULL"};
constexpr db::Statement select_point = {"input.point", "SELECT 1 FROM point WHERE id = $1"};
constexpr db::Statement select_meeting_raised_at = {
    "input.meeting_raised_at",
    "SELECT m.body, m.title, b.demonstration FROM meeting m JOIN audience_reader r ON r.audience = "
    "m.audience AND r.reader = $2 JOIN body b ON b.id = m.body WHERE m.id = $1"};
// What the state's side said is no input to the state.
constexpr db::Statement select_raised = {
    "input.raised",
    "SELECT t.id, t.raises, t.text, p.name, o.name, q.title FROM turn t JOIN turn_reader r ON "
    "r.turn = t.id AND r.reader = $2 LEFT JOIN person p ON p.id = t.person LEFT JOIN organisation "
    "o ON o.id = t.organisation LEFT JOIN point q ON q.id = t.point WHERE t.meeting = $1 AND "
    "t.raises IS NOT NULL AND (t.side IS NULL OR t.side <> 'state') AND NOT EXISTS (SELECT 1 FROM "
    "input i WHERE i.turn = t.id) ORDER BY t.position LIMIT 200"};
constexpr db::Statement select_open_bodies = {
    "input.open_bodies", "SELECT id, name FROM body WHERE to_day IS NULL OR to_day >= $1 ORDER BY "
                         "sort_key, id LIMIT 500"};
constexpr db::Statement select_organisation_of_party = {
    "input.organisation_of_party",
    "SELECT o.id, o.name FROM party p JOIN organisation o ON o.id = p.organisation WHERE p.id = "
    "$1"};
constexpr db::Statement select_organisation_of_person = {
    "input.organisation_of_person", "SELECT o.id, o.name FROM person p JOIN organisation o ON o.id "
                                    "= p.organisation WHERE p.id = $1"};
constexpr db::Statement select_readable = {
    "input.readable", "SELECT i.id, coalesce(i.title, i.text) FROM input i JOIN input_reader r ON "
                      "r.input = i.id AND r.reader = $2 WHERE i.id = $1"};
constexpr db::Statement select_number_of_matter = {
    "input.number_of_matter",
    "SELECT n.number FROM matter_number s JOIN registry_number n ON n.id = s.registry_number WHERE "
    "s.matter = $1 ORDER BY n.folded LIMIT 1"};
constexpr db::Statement select_title_of_matter = {"input.title_of_matter",
                                                  "SELECT title FROM matter WHERE id = $1"};
constexpr db::Statement select_party = {
    "input.party_of", "SELECT id FROM party WHERE body = $1 AND organisation = $2 AND to_day IS "
                      "NULL ORDER BY id LIMIT 1"};
constexpr db::Statement select_public_place = {
    "input.public_place",
    "SELECT a.id, (SELECT p.id FROM party p WHERE p.body = $1 AND p.organisation = $2 AND p.to_day "
    "IS NULL ORDER BY p.id LIMIT 1) FROM audience a WHERE a.body IS NULL AND a.kind = 'public'"};
constexpr db::Statement insert_key_row = {"input_key.insert",
                                          "INSERT INTO input_key (digest, input) VALUES ($1, $2)"};
constexpr db::Statement select_followed = {
    "input.followed",
    "SELECT i.id, i.number, i.text, i.received_at, i.state, EXISTS (SELECT 1 FROM input_reader r "
    "WHERE r.input = i.id AND r.reader = 'public') FROM input_key k JOIN input i ON i.id = k.input "
    "WHERE k.digest = $1"};
constexpr db::Statement select_input_of_turn = {
    "input.of_turn", "SELECT id FROM input WHERE turn = $1 AND merged_into IS NULL AND "
                     "withdrawn_at IS NULL ORDER BY number LIMIT 1"};

void add_named(db::Session& session, const db::Statement& statement, std::string_view id,
               std::vector<NamedId>& all) {
    session.query(statement, {id}, [&](const db::Row& row) {
        for (const NamedId& known : all)
            if (known.id == row.text(0))
                return;
        all.push_back({row.string(0), row.string(1)});
    });
}

} // namespace

std::optional<Spoken> spoken_in(db::Session& session, const auth::Reader& reader,
                                meetings::TurnId turn, Day today) {
    std::optional<Spoken> found;
    session.query(select_spoken, {turn, reader.key}, [&](const db::Row& row) {
        found.emplace(Spoken{row.id<bodies::BodyId>(0), row.id<bodies::AudienceId>(1),
                             row.id<meetings::MeetingId>(2), row.optional_id<meetings::PointId>(3),
                             turn, row.string(4), row.optional_id<people::OrganisationId>(5),
                             row.string(6), row.optional_id<people::PersonId>(7),
                             row.optional_day(8).value_or(today), row.integer(9) != 0});
    });
    return found;
}

std::optional<AskedCall> asked_call(db::Session& session, const auth::Reader& reader, RoundId round,
                                    Day today) {
    std::optional<AskedCall> found;
    session.query(select_asked_call, {round, reader.key, to_text(today)}, [&](const db::Row& row) {
        found.emplace(
            AskedCall{round, row.string(0), {row.string(1), row.string(2)}, row.integer(3) != 0});
    });
    return found;
}

std::optional<AskedPoint> asked_point(db::Session& session, const auth::Reader& reader,
                                      meetings::PointId point, Day today) {
    std::optional<AskedPoint> found;
    session.query(select_asked_point, {point, reader.key}, [&](const db::Row& row) {
        const auto state = meetings::meeting_states.require(row.text(4));
        found.emplace(AskedPoint{point,
                                 row.string(0),
                                 {row.string(1), row.string(2)},
                                 row.integer(3) != 0,
                                 meetings::takes_questions(state, row.optional_day(5), today)});
    });
    return found;
}

bool is_there(db::Session& session, meetings::PointId point) {
    return session.integer(select_point, {point}).has_value();
}

std::optional<RaisedIn> raised_at(db::Session& session, const auth::Reader& reader,
                                  meetings::MeetingId meeting) {
    std::optional<RaisedIn> found;
    session.query(select_meeting_raised_at, {meeting, reader.key}, [&](const db::Row& row) {
        found.emplace(
            RaisedIn{row.id<bodies::BodyId>(0), {meeting, row.string(1), row.integer(2) != 0, {}}});
    });
    if (!found)
        return found;
    session.query(select_raised, {meeting, reader.key}, [&](const db::Row& row) {
        std::string who = row.string(3);
        if (!row.is_null(4))
            who += (who.empty() ? "" : ", ") + row.string(4);
        found->raised.turns.push_back({row.id<meetings::TurnId>(0), kinds.require(row.text(1)),
                                       row.string(2), std::move(who), row.string(5)});
    });
    return found;
}

std::vector<NamedId> open_bodies(db::Session& session, Day today) {
    std::vector<NamedId> found;
    session.query(select_open_bodies, {to_text(today)}, [&](const db::Row& row) {
        found.push_back({row.string(0), row.string(1)});
    });
    return found;
}

std::vector<NamedId> organisations_of(db::Session& session, const auth::Caller& caller) {
    std::vector<NamedId> all;
    for (const auth::Grant& grant : caller.grants)
        if (!grant.party.empty() && auth::carries(grant.role, auth::Right::send_inputs))
            add_named(session, select_organisation_of_party, grant.party, all);
    add_named(session, select_organisation_of_person, caller.person, all);
    return all;
}

std::optional<NamedId> readable_input(db::Session& session, const auth::Reader& reader,
                                      InputId id) {
    std::optional<NamedId> found;
    session.query(select_readable, {id, reader.key}, [&](const db::Row& row) {
        found = NamedId{row.string(0), row.string(1)};
    });
    return found;
}

std::string words_of(db::Session& session, matters::MatterId matter) {
    if (const auto number = session.text(select_number_of_matter, {matter}))
        return *number;
    return session.text(select_title_of_matter, {matter}).value_or("");
}

std::optional<bodies::PartyId> party_of(db::Session& session, bodies::BodyId body,
                                        people::OrganisationId organisation) {
    std::optional<bodies::PartyId> found;
    session.query(select_party, {body, organisation},
                  [&](const db::Row& row) { found = row.id<bodies::PartyId>(0); });
    return found;
}

PublicPlace public_place(db::Session& session, bodies::BodyId body,
                         const std::optional<people::OrganisationId>& organisation) {
    std::optional<PublicPlace> found;
    session.query(select_public_place, {body, organisation}, [&](const db::Row& row) {
        found.emplace(
            PublicPlace{row.id<bodies::AudienceId>(0), row.optional_id<bodies::PartyId>(1)});
    });
    if (!found)
        throw std::runtime_error("a register without its public audience");
    return *found;
}

void insert_key(db::Session& session, InputId input, std::string_view digest) {
    session.query(insert_key_row, {digest, input}, [](const db::Row&) {});
}

std::optional<Followed> followed(db::Session& session, std::string_view digest) {
    std::optional<Followed> found;
    session.query(select_followed, {digest}, [&](const db::Row& row) {
        found.emplace(Followed{row.id<InputId>(0), row.integer(1), row.string(2), row.instant(3),
                               states.parse(row.text(4)).value_or(State::unanswered),
                               row.integer(5) != 0});
    });
    return found;
}

std::optional<InputId> input_of_turn(db::Session& session, meetings::TurnId turn) {
    std::optional<InputId> found;
    session.query(select_input_of_turn, {turn},
                  [&](const db::Row& row) { found = row.id<InputId>(0); });
    return found;
}

} // namespace radslag::inputs::editing_store
