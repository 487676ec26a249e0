// SQL of levels and of what was told of them; see levels_store.hpp.
#include "inputs/levels_store.hpp"

namespace radslag::inputs::store {

namespace {

using ledger::Write;

constexpr Write put_level_row = {
    "input_level",
    {"input_level.put",
     "INSERT INTO input_level (id, input, level, addressed, state) VALUES ($1, $2, $3, $4, "
     "'silent') ON CONFLICT (input, level) DO UPDATE SET addressed = excluded.addressed "
     "RETURNING *"}};
constexpr Write delete_level = {
    "input_level",
    {"input_level.delete", "DELETE FROM input_level WHERE input = $1 AND level = $2 RETURNING *"}};
constexpr Write update_level = {
    "input_level",
    {"input_level.state",
     "UPDATE input_level SET state = $3 WHERE input = $1 AND level = $2 RETURNING *"}};
constexpr Write update_reach = {
    "input", {"input.reach", "UPDATE input SET reach = $2 WHERE id = $1 RETURNING *"}};
constexpr Write update_review = {
    "input",
    {"input.review", "UPDATE input SET review = $2, review_place = $3 WHERE id = $1 RETURNING *"}};
constexpr db::Statement select_standings = {
    "input_level.standings",
    "SELECT level, addressed, state FROM input_level WHERE input = $1 ORDER BY level"};
constexpr db::Statement select_told = {
    "input_effect.told_of",
    "SELECT kind FROM input_effect WHERE input = $1 AND level = $2 ORDER BY said_at, id"};
constexpr Write insert_effect = {
    "input_effect",
    {"input_effect.insert",
     "INSERT INTO input_effect (id, version, input, level, kind, organisation, text, acted_on, "
     "pointer_text, pointer_place, pointer_decision, pointer_matter, said_at, said_by) VALUES "
     "($1, 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) RETURNING *"}};
constexpr Write update_effect = {
    "input_effect",
    {"input_effect.edit",
     "UPDATE input_effect SET version = version + 1, level = $2, kind = $3, organisation = $4, "
     "text = $5, acted_on = $6, pointer_text = $7, pointer_place = $8, pointer_decision = $9, "
     "pointer_matter = $10 WHERE id = $1 RETURNING *"}};
constexpr Write delete_effect = {
    "input_effect", {"input_effect.delete", "DELETE FROM input_effect WHERE id = $1 RETURNING *"}};

} // namespace

void put_level(ledger::Act& act, InputId input, Level level, bool is_addressed) {
    act.write(put_level_row,
              {Id<struct InputLevelTag>::make(), input, levels.text(level), is_addressed});
}

void erase_level(ledger::Act& act, InputId input, Level level) {
    act.erase(delete_level, {input, levels.text(level)});
}

std::vector<LevelStanding> level_standings(db::Session& session, InputId input) {
    std::vector<LevelStanding> found;
    session.query(select_standings, {input}, [&](const db::Row& row) {
        found.push_back({levels.require(row.text(0)), row.integer(1) != 0,
                         level_states.parse(row.text(2)).value_or(LevelState::silent)});
    });
    return found;
}

std::vector<EffectKind> told_of(db::Session& session, InputId input, Level level) {
    std::vector<EffectKind> found;
    session.query(select_told, {input, levels.text(level)},
                  [&](const db::Row& row) { found.push_back(effect_kinds.require(row.text(0))); });
    return found;
}

void set_level_state(ledger::Act& act, InputId input, Level level, LevelState state) {
    act.write(update_level, {input, levels.text(level), level_states.text(state)});
}

void set_reach(ledger::Act& act, InputId input, std::optional<Reach> reach) {
    act.write(update_reach, {input, reach ? std::optional(reaches.text(*reach)) : std::nullopt});
}

void insert(ledger::Act& act, const Effect& effect) {
    const Pointer& pointer = effect.pointer;
    act.write(insert_effect,
              {effect.id, effect.input, levels.text(effect.level), effect_kinds.text(effect.kind),
               effect.organisation, effect.text, to_text(effect.acted_on), pointer.text,
               pointer.place, pointer.decision, pointer.matter, to_text(act.session().now()),
               effect.said_by});
}

void update(ledger::Act& act, const Effect& effect) {
    const Pointer& pointer = effect.pointer;
    act.write(update_effect, {effect.id, levels.text(effect.level), effect_kinds.text(effect.kind),
                              effect.organisation, effect.text, to_text(effect.acted_on),
                              pointer.text, pointer.place, pointer.decision, pointer.matter});
}

void erase(ledger::Act& act, EffectId id) {
    act.erase(delete_effect, {id});
}

void set_review(ledger::Act& act, InputId input, std::optional<ReviewId> review,
                const std::optional<std::string>& place) {
    act.write(update_review, {input, review, place});
}

} // namespace radslag::inputs::store
