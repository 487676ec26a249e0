// What a recommendation or lesson has led to at each level that it addresses, and the rules of how
// far it has reached. levels_store.hpp keeps it, src/reviews has the forms.
#pragma once

#include "inputs/inputs.hpp"

namespace radslag::inputs {

using EffectId = Id<struct EffectTag>;

/// What somebody tells of a level. `declined`: nothing will be done there, and why.
enum class EffectKind { acted, under_way, declined };

inline constexpr EnumText<EffectKind, 3> effect_kinds({{EffectKind::acted, "acted"},
                                                       {EffectKind::under_way, "under_way"},
                                                       {EffectKind::declined, "declined"}});

/// Who has done what with it at a level, and where that is seen.
struct Effect {
    EffectId id = EffectId::make();
    InputId input;
    Level level = Level::national;
    EffectKind kind = EffectKind::acted;
    people::OrganisationId organisation; ///< who acted, or will not
    std::string text;
    std::optional<Day> acted_on;
    Pointer pointer; ///< its text and place, decision and matter are kept
    std::optional<people::PersonId> said_by;
};

/// Where a level stands: as the furthest of what was told of it.
enum class LevelState { silent, declined, under_way, acted };

inline constexpr EnumText<LevelState, 4> level_states({{LevelState::silent, "silent"},
                                                       {LevelState::declined, "declined"},
                                                       {LevelState::under_way, "under_way"},
                                                       {LevelState::acted, "acted"}});

LevelState state_after(std::span<const EffectKind> told);

struct LevelStanding {
    Level level = Level::national;
    bool is_addressed = true; ///< false: something was told of it all the same
    LevelState state = LevelState::silent;
};

/// How far it has reached: no level has acted; of two or more that it addresses only one has, at
/// whichever level; some have; every level that it addresses has.
enum class Reach { nobody, only_one, some, every };

inline constexpr EnumText<Reach, 4> reaches({{Reach::nobody, "nobody"},
                                             {Reach::only_one, "only_one"},
                                             {Reach::some, "some"},
                                             {Reach::every, "every"}});

/// Nothing for what addresses no level.
std::optional<Reach> reach_of(std::span<const LevelStanding> standings);

/// The levels of which an organisation of that kind tells by itself what it has done.
std::vector<Level> own_levels(people::OrganisationKind kind);

/// Whether inputs of that kind address levels.
constexpr bool addresses_levels(Kind kind) {
    return kind == Kind::recommendation || kind == Kind::lesson;
}

} // namespace radslag::inputs
