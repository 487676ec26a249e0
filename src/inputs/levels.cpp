// The rules of levels.hpp.
#include "inputs/levels.hpp"

#include <algorithm>

namespace radslag::inputs {

namespace {

LevelState state_of(EffectKind told) {
    switch (told) {
    case EffectKind::acted:
        return LevelState::acted;
    case EffectKind::under_way:
        return LevelState::under_way;
    case EffectKind::declined:
        break;
    }
    return LevelState::declined;
}

} // namespace

LevelState state_after(std::span<const EffectKind> told) {
    LevelState furthest = LevelState::silent;
    for (const EffectKind each : told)
        furthest = std::max(furthest, state_of(each));
    return furthest;
}

std::optional<Reach> reach_of(std::span<const LevelStanding> of_levels) {
    const auto has_acted = [](const LevelStanding& each) {
        return each.state == LevelState::acted;
    };
    const auto addressed = std::ranges::count_if(of_levels, &LevelStanding::is_addressed);
    const auto acted = std::ranges::count_if(of_levels, has_acted);
    if (addressed == 0)
        return std::nullopt;
    if (acted == 0)
        return Reach::nobody;
    if (acted == 1 && addressed > 1)
        return Reach::only_one;
    const bool is_every = std::ranges::all_of(of_levels, [&](const LevelStanding& each) {
        return !each.is_addressed || has_acted(each);
    });
    return is_every ? Reach::every : Reach::some;
}

std::vector<Level> own_levels(people::OrganisationKind kind) {
    using people::OrganisationKind;
    switch (kind) {
    case OrganisationKind::region:
        return {Level::regional};
    case OrganisationKind::municipality:
        return {Level::local};
    case OrganisationKind::ministry:
    case OrganisationKind::authority:
    case OrganisationKind::county_board:
        return {Level::national};
    case OrganisationKind::association:
    case OrganisationKind::company:
    case OrganisationKind::university:
    case OrganisationKind::constellation:
    case OrganisationKind::other:
        break;
    }
    return {Level::national, Level::regional, Level::local};
}

} // namespace radslag::inputs
