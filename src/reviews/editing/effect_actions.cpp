// Telling what a recommendation led to; see editing.hpp.
#include "inputs/actions.hpp"
#include "ledger/acting.hpp"
#include "reviews/editing/store.hpp"

#include <algorithm>

namespace radslag::reviews {

namespace {

using inputs::Level;
using ledger::change_record;
using ledger::not_yours;

bool contains(const std::vector<Level>& levels, Level level) {
    return std::ranges::find(levels, level) != levels.end();
}

std::vector<Level> own_levels(db::Session& session, std::string_view organisation) {
    const auto kind = editing_store::kind_of(session, organisation);
    return kind ? inputs::own_levels(*kind) : std::vector<Level>{};
}

/// Whether the caller may tell of that level for that organisation.
Result<void> check(db::Session& session, const TellableInput& input, const EffectEdit& edit,
                   Day today) {
    if (edit.kind == inputs::EffectKind::acted && edit.acted_on && *edit.acted_on > today)
        return wrong_field("acted_on", Message{"This day is still to come. Say that it is under "
                                               "way, or correct the day.",
                                               {}});
    if (input.for_all)
        return {};
    if (std::ranges::find(input.organisations, edit.organisation.text(), &NamedId::id) ==
        input.organisations.end())
        return wrong_field("organisation", Message{"Choose one of the list.", {}});
    if (!contains(own_levels(session, edit.organisation.text()), edit.level))
        return wrong_field("level",
                           Message{"Tell of your own level only; the secretariat writes down what "
                                   "others have done.",
                                   {}});
    return {};
}

inputs::Effect effect_of(EffectId id, InputId input, const EffectEdit& edit) {
    inputs::Effect effect{.id = id, .input = input, .organisation = edit.organisation};
    effect.level = edit.level;
    effect.kind = edit.kind;
    effect.text = edit.text;
    effect.acted_on = edit.acted_on;
    effect.pointer = edit.pointer;
    return effect;
}

/// Whether what was told is the caller's to change.
bool is_own(const TellableInput& input, const editing_store::FoundEffect& effect) {
    return input.for_all || (contains(input.levels, effect.edit.level) &&
                             std::ranges::find(input.organisations, effect.organisation.id,
                                               &NamedId::id) != input.organisations.end());
}

} // namespace

std::optional<TellableInput> tellable_input(db::Session& session, const auth::Caller& caller,
                                            InputId id) {
    auto found =
        caller.is_known() ? editing_store::tellable(session, caller.reader(), id) : std::nullopt;
    if (!found)
        return found;
    found->for_all = auth::may_in(caller, auth::Right::sort_inputs, found->body.text());
    if (found->for_all) {
        for (const auto& [level, word] : inputs::levels.pairs())
            found->levels.push_back(level);
        return found;
    }
    if (!auth::may(caller, auth::Right::send_inputs))
        return std::nullopt;
    found->organisations = inputs::sending_organisations(session, caller);
    for (const NamedId& organisation : found->organisations)
        for (const Level level : own_levels(session, organisation.id))
            if (!contains(found->levels, level))
                found->levels.push_back(level);
    if (found->levels.empty())
        found.reset();
    return found;
}

Result<Added<EffectId>> add_effect(db::Database& database, const auth::Caller& caller,
                                   InputId input, const EffectEdit& edit, Day today) {
    return database.writing([&](db::Session& session) -> Result<Added<EffectId>> {
        const auto found = tellable_input(session, caller, input);
        if (!found)
            return not_yours();
        if (const auto good = check(session, *found, edit, today); !good)
            return tl::unexpected<Error>(good.error());
        auto effect = effect_of(EffectId::make(), input, edit);
        effect.said_by = people::PersonId::parse(caller.person);
        ledger::Act act(session, caller.person, "effect.add", effect.id.text());
        inputs::tell_effect(act, effect);
        return Added<EffectId>{effect.id, act.append()};
    });
}

std::optional<EditableEffect> editable_effect(db::Session& session, const auth::Caller& caller,
                                              EffectId id) {
    const auto effect = editing_store::effect(session, id);
    const auto input = effect ? tellable_input(session, caller, effect->input) : std::nullopt;
    if (!input || !is_own(*input, *effect))
        return std::nullopt;
    EditableEffect found{id, *input, effect->version, effect->edit, {effect->organisation}, {}};
    if (found.edit.pointer.matter)
        found.matter_words =
            editing_store::words_of(session, caller.reader(), *found.edit.pointer.matter);
    return found;
}

std::vector<OwnEffect> own_effects(db::Session& session, const auth::Caller& caller,
                                   InputId input) {
    std::vector<OwnEffect> own;
    const auto tellable = tellable_input(session, caller, input);
    if (!tellable)
        return own;
    for (const auto& effect : editing_store::effects_of(session, input))
        if (is_own(*tellable, effect))
            own.push_back({effect.id, effect.edit.level, effect.organisation.name});
    return own;
}

Result<std::int64_t> edit_effect(db::Database& database, const auth::Caller& caller, EffectId id,
                                 std::int64_t version, const EffectEdit& edit, Day today) {
    return change_record(
        database, caller, "effect.edit", version,
        [&](db::Session& session) { return editable_effect(session, caller, id); },
        [&](ledger::Act& act, const EditableEffect& before) -> Result<void> {
            if (auto good = check(act.session(), before.input, edit, today); !good)
                return good;
            inputs::change_effect(act, effect_of(id, before.input.id, edit));
            return {};
        });
}

Result<std::int64_t> delete_effect(db::Database& database, const auth::Caller& caller, EffectId id,
                                   std::int64_t version) {
    return change_record(
        database, caller, "effect.delete", version,
        [&](db::Session& session) { return editable_effect(session, caller, id); },
        [&](ledger::Act& act, const EditableEffect& before) -> Result<void> {
            inputs::erase_effect(act, id, before.input.id);
            return {};
        });
}

} // namespace radslag::reviews
