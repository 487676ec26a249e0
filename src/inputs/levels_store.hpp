// The levels of recommendations and lessons in the database, and what was told of them.
#pragma once

#include "inputs/levels.hpp"
#include "ledger/ledger.hpp"

namespace radslag::inputs::store {

/// Says of a level whether it is addressed; a level that is there already is changed.
void put_level(ledger::Act& act, InputId input, Level level, bool is_addressed);
void erase_level(ledger::Act& act, InputId input, Level level);
std::vector<LevelStanding> level_standings(db::Session& session, InputId input);
/// What was told of a level, by anybody.
std::vector<EffectKind> told_of(db::Session& session, InputId input, Level level);
void set_level_state(ledger::Act& act, InputId input, Level level, LevelState state);
void set_reach(ledger::Act& act, InputId input, std::optional<Reach> reach);

void insert(ledger::Act& act, const Effect& effect);
/// All of it but who said it when.
void update(ledger::Act& act, const Effect& effect);
void erase(ledger::Act& act, EffectId id);

/// Its review, and where in it.
void set_review(ledger::Act& act, InputId input, std::optional<ReviewId> review,
                const std::optional<std::string>& place);

} // namespace radslag::inputs::store
