// See words.hpp.
#include "inputs/words.hpp"

#include "meetings/use_words.hpp"
#include "platform/i18n/text.hpp"

namespace radslag::inputs {

using i18n::Language;
using i18n::tr;

std::string_view kind_word(Language language, Kind kind) {
    switch (kind) {
    case Kind::view:
        return tr(language, "View");
    case Kind::question:
        return tr(language, "Question");
    case Kind::example:
        return tr(language, "Good example");
    case Kind::recommendation:
        return tr(language, "Recommendation");
    case Kind::lesson:
        return tr(language, "Lesson");
    }
    return {};
}

std::string_view origin_word(Language language, Origin origin) {
    switch (origin) {
    case Origin::turn:
        return tr(language, "said at a meeting");
    case Origin::mail:
        return tr(language, "by mail");
    case Origin::form:
        return tr(language, "by form");
    case Origin::import:
        return tr(language, "read in from notes");
    case Origin::api:
        return tr(language, "by API");
    }
    return {};
}

std::string_view use_word(Language language, UseKind kind) {
    return meetings::use_word(language, use_kinds.text(kind));
}

std::string_view standing_word(Language language, Standing standing) {
    switch (standing) {
    case Standing::owes:
        return tr(language, "has not answered yet");
    case Standing::waiting:
        return tr(language, "waits");
    case Standing::passed_on:
        return tr(language, "has passed it on");
    case Standing::ended:
        return tr(language, "has answered");
    case Standing::released:
        return tr(language, "owes nothing any more");
    }
    return {};
}

std::string_view level_word(Language language, Level level) {
    switch (level) {
    case Level::european:
        return tr(language, "European level");
    case Level::national:
        return tr(language, "National level");
    case Level::regional:
        return tr(language, "Regional level");
    case Level::local:
        return tr(language, "Local level");
    }
    return {};
}

std::string_view effect_word(Language language, EffectKind kind) {
    switch (kind) {
    case EffectKind::acted:
        return tr(language, "Something was done");
    case EffectKind::under_way:
        return tr(language, "Under way");
    case EffectKind::declined:
        return tr(language, "Will not be done");
    }
    return {};
}

std::string_view level_state_word(Language language, LevelState state) {
    switch (state) {
    case LevelState::silent:
        return tr(language, "nothing told");
    case LevelState::declined:
        return tr(language, "will not be done");
    case LevelState::under_way:
        return tr(language, "under way");
    case LevelState::acted:
        return tr(language, "something was done");
    }
    return {};
}

std::string state_class(LevelState state) {
    switch (state) {
    case LevelState::silent:
        return "use waiting";
    case LevelState::declined:
        return "use notused";
    case LevelState::under_way:
        return "use partly";
    case LevelState::acted:
        return "use used";
    }
    return {};
}

std::string_view reach_word(Language language, Reach reach) {
    switch (reach) {
    case Reach::nobody:
        return tr(language, "no level has acted");
    case Reach::only_one:
        return tr(language, "only one level has acted");
    case Reach::some:
        return tr(language, "some levels have acted");
    case Reach::every:
        return tr(language, "every level has acted");
    }
    return {};
}

namespace {

/// One authority has given an end, and another has not.
bool is_half_answered(State state, const std::optional<UseKind>& last) {
    return state == State::in_progress && last && *last != UseKind::waiting &&
           *last != UseKind::passed_on;
}

} // namespace

std::string_view outcome_word(Language language, State state, const std::optional<UseKind>& last) {
    if (state == State::withdrawn)
        return tr(language, "Withdrawn by the sender");
    if (is_half_answered(state, last))
        return tr(language, "Not everybody has answered yet");
    if (last)
        return use_word(language, *last);
    // Without an answer of its own, an input is open or closed by its parts alone.
    if (state == State::closed)
        return tr(language, "All parts answered");
    return state == State::in_progress ? tr(language, "Not all parts answered yet")
                                       : tr(language, "No answer yet");
}

std::string use_class(UseKind kind) {
    return "use " + std::string(meetings::use_glyph(use_kinds.text(kind)));
}

std::string outcome_class(State state, const std::optional<UseKind>& last, bool is_late) {
    if (state == State::withdrawn)
        return "use notused";
    if (is_late)
        return "use waiting overdue";
    if (is_half_answered(state, last))
        return "use waiting";
    if (!last && state == State::closed)
        return use_class(UseKind::used);
    return last ? use_class(*last) : "use waiting";
}

std::string short_words(std::string_view text) {
    constexpr std::size_t most = 120;
    if (text.size() <= most)
        return std::string(text);
    const std::size_t space = text.substr(0, most).find_last_of(" \n");
    return space == std::string_view::npos ? std::string(text)
                                           : std::string(text.substr(0, space)) + " …";
}

} // namespace radslag::inputs
