// Inputs, their states and uses in words.
#pragma once

#include "inputs/levels.hpp"
#include "platform/i18n/language.hpp"

namespace radslag::inputs {

std::string_view kind_word(i18n::Language language, Kind kind);
std::string_view origin_word(i18n::Language language, Origin origin);
std::string_view use_word(i18n::Language language, UseKind kind);
std::string_view standing_word(i18n::Language language, Standing standing);
std::string_view level_word(i18n::Language language, Level level);
std::string_view effect_word(i18n::Language language, EffectKind kind);
std::string_view level_state_word(i18n::Language language, LevelState state);
/// The classes of its glyph.
std::string state_class(LevelState state);
std::string_view reach_word(i18n::Language language, Reach reach);

/// What has become of an input in a word or two: its last use while it is answered or being
/// answered, else that nobody has answered or that it was withdrawn.
std::string_view outcome_word(i18n::Language language, State state,
                              const std::optional<UseKind>& last);
/// The classes of the glyph for the same: "use used", "use waiting overdue".
std::string outcome_class(State state, const std::optional<UseKind>& last, bool is_late);
std::string use_class(UseKind kind);

/// The first words of a text that has no title, at most about 120 bytes, with an ellipsis.
std::string short_words(std::string_view text);

} // namespace radslag::inputs
