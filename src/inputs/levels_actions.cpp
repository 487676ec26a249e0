// What a recommendation addresses and has led to; see actions.hpp.
#include "inputs/actions.hpp"
#include "inputs/levels_store.hpp"

#include <algorithm>

namespace radslag::inputs {

namespace {

void settle_level(ledger::Act& act, InputId input, const LevelStanding& before) {
    const LevelState now = state_after(store::told_of(act.session(), input, before.level));
    if (now == LevelState::silent && !before.is_addressed)
        store::erase_level(act, input, before.level);
    else if (now != before.state)
        store::set_level_state(act, input, before.level, now);
}

void stand_on(ledger::Act& act, InputId input, Level level) {
    const auto standing = store::level_standings(act.session(), input);
    if (std::ranges::find(standing, level, &LevelStanding::level) == standing.end())
        store::put_level(act, input, level, false);
}

} // namespace

void address(ledger::Act& act, InputId input, std::span<const Level> addressed) {
    for (const LevelStanding& before : store::level_standings(act.session(), input))
        if (before.is_addressed && std::ranges::find(addressed, before.level) == addressed.end())
            store::put_level(act, input, before.level, false);
    for (const Level level : addressed)
        store::put_level(act, input, level, true);
    settle_levels(act, input);
}

void tell_effect(ledger::Act& act, const Effect& effect) {
    store::insert(act, effect);
    stand_on(act, effect.input, effect.level);
    settle_levels(act, effect.input);
}

void change_effect(ledger::Act& act, const Effect& effect) {
    store::update(act, effect);
    stand_on(act, effect.input, effect.level);
    settle_levels(act, effect.input);
}

void erase_effect(ledger::Act& act, EffectId id, InputId input) {
    store::erase(act, id);
    settle_levels(act, input);
}

void place_in_review(ledger::Act& act, InputId input, std::optional<ReviewId> review,
                     const std::optional<std::string>& place) {
    store::set_review(act, input, review, place);
}

void settle_levels(ledger::Act& act, InputId input) {
    for (const LevelStanding& before : store::level_standings(act.session(), input))
        settle_level(act, input, before);
    store::set_reach(act, input, reach_of(store::level_standings(act.session(), input)));
}

} // namespace radslag::inputs
