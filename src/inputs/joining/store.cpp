// See store.hpp.
#include "inputs/joining/store.hpp"

namespace radslag::inputs::joining::store {

namespace {

using ledger::Write;

constexpr db::Statement select_condition = {
    "joining.condition",
    "SELECT CASE WHEN i.withdrawn_at IS NULL THEN 0 ELSE 1 END, CASE WHEN i.merged_into IS NULL "
    "THEN 0 ELSE 1 END, CASE WHEN i.split_at IS NULL THEN 0 ELSE 1 END, (SELECT count(*) FROM "
    "input_use u WHERE u.input = i.id AND NOT EXISTS (SELECT 1 FROM input_use_withdrawal w WHERE "
    "w.input_use = u.id)), (SELECT count(*) FROM input m WHERE m.merged_into = i.id) FROM input i "
    "WHERE i.id = $1"};
constexpr db::Statement select_numbered = {"joining.by_number",
                                           "SELECT id FROM input WHERE number = $1"};
constexpr db::Statement select_merged_into = {"joining.merged_into",
                                              "SELECT merged_into FROM input WHERE id = $1"};
constexpr db::Statement select_hidden_from = {
    "joining.hidden_from", "SELECT r.reader FROM input_reader r WHERE r.input = $1 AND NOT EXISTS "
                           "(SELECT 1 FROM input_reader k WHERE k.input = $2 AND k.reader = "
                           "r.reader) LIMIT 1"};
constexpr Write insert_merge_row = {
    "input_merge",
    {"input_merge.insert", "INSERT INTO input_merge (id, input, merged_into, words, done_at, "
                           "done_by) VALUES ($1, $2, $3, $4, $5, $6) RETURNING *"}};
constexpr Write update_merged = {
    "input",
    {"input.merge", "UPDATE input SET version = version + 1, merged_into = $2 WHERE id = "
                    "$1 RETURNING *"}};
constexpr Write update_taken_over = {
    "input",
    {"input.take_over",
     "UPDATE input SET version = version + 1, matter = coalesce(matter, (SELECT m.matter FROM "
     "input m WHERE m.id = $2)), theme = coalesce(theme, (SELECT m.theme FROM input m WHERE m.id = "
     "$2)), owner = coalesce(owner, (SELECT m.owner FROM input m WHERE m.id = $2)), answer_by = "
     "(SELECT min(x.answer_by) FROM input x WHERE x.id IN ($1, $2)) WHERE id = $1 RETURNING *"}};
constexpr db::Statement select_asked = {
    "joining.asked", "SELECT DISTINCT organisation FROM input_authority WHERE input = $1 AND state "
                     "<> 'released' ORDER BY organisation"};
constexpr db::Statement select_whole = {
    "joining.whole",
    "SELECT kind, party, organisation, person, body, meeting, point, turn, origin, owner, "
    "answer_by, round, sender, audience, confidence, received_at, review, review_place FROM input "
    "WHERE id = $1"};
constexpr Write insert_example = {
    "example",
    {"example.copy", "INSERT INTO example (id, who, place, done, result, cost, contact, reuse, "
                     "links) SELECT $2, who, place, $3, result, cost, contact, reuse, links FROM "
                     "example WHERE id = $1 RETURNING *"}};
constexpr db::Statement select_levels = {
    "joining.levels",
    "SELECT level FROM input_level WHERE input = $1 AND addressed = 1 ORDER BY level"};
constexpr Write update_divided = {
    "input",
    {"input.split", "UPDATE input SET version = version + 1, split_at = $2, unsorted = 0 "
                    "WHERE id = $1 RETURNING *"}};
constexpr db::Statement select_standing_parts = {
    "joining.standing_parts",
    "SELECT id FROM input WHERE part_of = $1 AND withdrawn_at IS NULL ORDER BY number"};
constexpr db::Statement select_successors = {
    "joining.successors",
    "SELECT s.id, s.number FROM input i JOIN input s ON s.id = i.merged_into JOIN input_reader r "
    "ON r.input = s.id AND r.reader = $2 WHERE i.id = $1 UNION ALL SELECT s.id, s.number FROM "
    "input s JOIN input_reader r ON r.input = s.id AND r.reader = $2 WHERE s.part_of = $1 ORDER BY "
    "2"};

} // namespace

Condition condition_of(db::Session& session, InputId id) {
    Condition found;
    session.query(select_condition, {id}, [&](const db::Row& row) {
        found = {row.integer(0) != 0, row.integer(1) != 0, row.integer(2) != 0, row.integer(3) != 0,
                 row.integer(4) != 0};
    });
    return found;
}

std::optional<InputId> input_numbered(db::Session& session, int number) {
    std::optional<InputId> found;
    session.query(select_numbered, {number},
                  [&](const db::Row& row) { found = row.id<InputId>(0); });
    return found;
}

std::optional<InputId> merged_into(db::Session& session, InputId id) {
    std::optional<InputId> found;
    session.query(select_merged_into, {id},
                  [&](const db::Row& row) { found = row.optional_id<InputId>(0); });
    return found;
}

bool is_read_as_widely(db::Session& session, InputId id, InputId into) {
    return !session.text(select_hidden_from, {id, into});
}

void insert_merge(ledger::Act& act, MergeId step, InputId id, const std::optional<InputId>& into,
                  const std::optional<std::string>& words, std::optional<people::PersonId> by) {
    act.add(insert_merge_row, {step, id, into, words, to_text(act.session().now()), by});
}

void set_merged(ledger::Act& act, InputId id, const std::optional<InputId>& into) {
    act.write(update_merged, {id, into});
}

void take_over(ledger::Act& act, InputId into, InputId from) {
    act.write(update_taken_over, {into, from});
}

std::vector<people::OrganisationId> asked(db::Session& session, InputId id) {
    std::vector<people::OrganisationId> found;
    session.query(select_asked, {id},
                  [&](const db::Row& row) { found.push_back(row.id<people::OrganisationId>(0)); });
    return found;
}

Input whole(db::Session& session, InputId id) {
    std::optional<Input> found;
    session.query(select_whole, {id}, [&](const db::Row& row) {
        found.emplace(Input{.audience = row.id<bodies::AudienceId>(13)});
        found->kind = kinds.require(row.text(0));
        found->party = row.optional_id<bodies::PartyId>(1);
        found->organisation = row.optional_id<people::OrganisationId>(2);
        found->person = row.optional_id<people::PersonId>(3);
        found->body = row.optional_id<bodies::BodyId>(4);
        found->meeting = row.optional_id<meetings::MeetingId>(5);
        found->point = row.optional_id<meetings::PointId>(6);
        found->turn = row.optional_id<meetings::TurnId>(7);
        found->origin = origins.require(row.text(8));
        found->owner = row.optional_id<people::PersonId>(9);
        found->answer_by = row.optional_day(10);
        found->round = row.optional_id<RoundId>(11);
        found->sender = row.optional_text(12);
        found->confidence = static_cast<int>(row.integer(14));
        found->received_at = row.instant(15);
        found->review = row.optional_id<ReviewId>(16);
        found->review_place = row.optional_text(17);
    });
    session.query(select_levels, {id}, [&](const db::Row& row) {
        found->levels.push_back(levels.require(row.text(0)));
    });
    return std::move(found).value();
}

void copy_example(ledger::Act& act, InputId from, InputId to, std::string_view done) {
    act.write(insert_example, {from, to, done});
}

std::vector<InputId> standing_parts(db::Session& session, InputId id) {
    std::vector<InputId> found;
    session.query(select_standing_parts, {id},
                  [&](const db::Row& row) { found.push_back(row.id<InputId>(0)); });
    return found;
}

void set_divided(ledger::Act& act, InputId id) {
    act.write(update_divided, {id, to_text(act.session().now())});
}

std::vector<NamedId> successors(db::Session& session, const auth::Reader& reader, InputId id) {
    std::vector<NamedId> found;
    session.query(select_successors, {id, reader.key}, [&](const db::Row& row) {
        found.push_back({row.string(0), std::to_string(row.integer(1))});
    });
    return found;
}

} // namespace radslag::inputs::joining::store
