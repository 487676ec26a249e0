// Keeping matters, milestones, themes and numbers by hand; see editing.hpp.
#include "matters/actions.hpp"

#include "ledger/undo.hpp"
#include "matters/editing/store.hpp"
#include "platform/text/fold.hpp"

#include <algorithm>

namespace radslag::matters {

namespace {

bool may_edit(const auth::Caller& caller) {
    return auth::may(caller, auth::Right::edit_matters);
}

using editing_store::TreeTheme;
using ledger::change_record;
using ledger::not_yours;

const TreeTheme* theme_in(const std::vector<TreeTheme>& tree, const std::optional<ThemeId>& id) {
    const auto found = id ? std::ranges::find(tree, *id, &TreeTheme::id) : tree.end();
    return found == tree.end() ? nullptr : &*found;
}

/// The theme's place: its parent is there and not below it, and nobody beside it has its name.
Result<void> check(db::Session& session, const std::optional<ThemeId>& self,
                   const ThemeEdit& edit) {
    const auto tree = editing_store::themes(session);
    if (edit.parent && theme_in(tree, edit.parent) == nullptr)
        return wrong_field("parent", Message{"Choose one of the list.", {}});
    for (const TreeTheme* above = theme_in(tree, edit.parent); above != nullptr;
         above = theme_in(tree, above->parent))
        if (self && above->id == *self)
            return wrong_field("parent", Message{"A theme cannot stand under itself.", {}});
    for (const TreeTheme& other : tree)
        if (other.parent == edit.parent && (!self || other.id != *self) &&
            text::fold(other.name) == text::fold(edit.name))
            return wrong_field("name", Message{"There is a theme of that name already.", {}});
    return {};
}

/// The audience is one that the caller may give; others are let in only by who knows it.
Result<void> check_readers(db::Session& session, const auth::Caller& caller, const MatterEdit& edit,
                           const std::optional<bodies::AudienceId>& before) {
    if (!edit.audience || edit.audience == before)
        return {};
    const auto allowed = audiences_for(session, caller);
    const auto then = std::ranges::find(allowed, *edit.audience, &Audience::id);
    if (then == allowed.end())
        return wrong_field("audience", Message{"Choose one of the list.", {}});
    const auto now = before ? std::ranges::find(allowed, *before, &Audience::id) : allowed.end();
    const bool others =
        before && (now == allowed.end() || bodies::lets_others_in(now->circle, then->circle));
    if (!others || edit.lets_others_in)
        return {};
    return wrong_field(
        "lets_others_in",
        then->kind == Audience::Kind::everybody
            ? Message{"Everybody can then read the matter with its milestones, and see what of it "
                      "is read by everybody. Tick this if it is meant.",
                      {}}
            : Message{"Others of {0} can then read the matter with its milestones. Tick this if it "
                      "is meant.",
                      {then->body}});
}

} // namespace

std::optional<EditableMatter> editable_matter(db::Session& session, const auth::Caller& caller,
                                              MatterId id) {
    return may_edit(caller) ? editing_store::matter(session, caller.reader(), id) : std::nullopt;
}

std::vector<Audience> audiences_for(db::Session& session, const auth::Caller& caller) {
    return editing_store::audiences(session, caller.reader());
}

Result<Added<MatterId>> add_matter(db::Database& database, const auth::Caller& caller,
                                   const MatterEdit& edit) {
    if (!may_edit(caller))
        return not_yours();
    return database.writing([&](db::Session& session) -> Result<Added<MatterId>> {
        if (!edit.audience)
            return wrong_field("audience", Message{"Choose one of the list.", {}});
        if (const auto good = check_readers(session, caller, edit, std::nullopt); !good)
            return tl::unexpected<Error>(good.error());
        Matter matter{.audience = *edit.audience};
        matter.kind = edit.kind;
        matter.title = edit.title;
        matter.owner = edit.owner;
        matter.officer = edit.officer;
        matter.theme = edit.theme;
        matter.state = edit.state;
        matter.numbers = edit.numbers;
        matter.partners = edit.partners;
        ledger::Act act(session, caller.person, "matter.add", matter.id.text());
        open(act, matter);
        return Added<MatterId>{matter.id, act.append()};
    });
}

Result<std::int64_t> edit_matter(db::Database& database, const auth::Caller& caller, MatterId id,
                                 std::int64_t version, const MatterEdit& edit) {
    return change_record(
        database, caller, "matter.edit", version,
        [&](db::Session& session) { return editable_matter(session, caller, id); },
        [&](ledger::Act& act, const EditableMatter& before) -> Result<void> {
            if (auto good = check_readers(act.session(), caller, edit, before.edit.audience); !good)
                return good;
            editing_store::update(act, id, edit);
            editing_store::replace_numbers(act, id, edit.numbers);
            editing_store::replace_partners(act, id, edit.partners);
            return {};
        });
}

std::optional<EditableMilestone> editable_milestone(db::Session& session,
                                                    const auth::Caller& caller, MilestoneId id) {
    return may_edit(caller) ? editing_store::milestone(session, caller.reader(), id) : std::nullopt;
}

std::vector<NamedId> milestones_of(db::Session& session, MatterId matter) {
    return editing_store::milestones_of(session, matter);
}

Result<Added<MilestoneId>> add_milestone(db::Database& database, const auth::Caller& caller,
                                         MatterId matter, const MilestoneEdit& edit) {
    return database.writing([&](db::Session& session) -> Result<Added<MilestoneId>> {
        if (!editable_matter(session, caller, matter))
            return not_yours();
        const auto id = MilestoneId::make();
        ledger::Act act(session, caller.person, "milestone.add", id.text());
        editing_store::insert(act, id, matter, edit);
        return Added<MilestoneId>{id, act.append()};
    });
}

Result<std::int64_t> edit_milestone(db::Database& database, const auth::Caller& caller,
                                    MilestoneId id, std::int64_t version,
                                    const MilestoneEdit& edit) {
    return change_record(
        database, caller, "milestone.edit", version,
        [&](db::Session& session) { return editable_milestone(session, caller, id); },
        [&](ledger::Act& act, const EditableMilestone&) -> Result<void> {
            editing_store::update(act, id, edit);
            return {};
        });
}

Result<std::int64_t> delete_milestone(db::Database& database, const auth::Caller& caller,
                                      MilestoneId id, std::int64_t version) {
    return change_record(
        database, caller, "milestone.delete", version,
        [&](db::Session& session) { return editable_milestone(session, caller, id); },
        [&](ledger::Act& act, const EditableMilestone&) -> Result<void> {
            editing_store::erase(act, id);
            return {};
        });
}

std::optional<EditableTheme> editable_theme(db::Session& session, const auth::Caller& caller,
                                            ThemeId id) {
    return may_edit(caller) ? editing_store::theme(session, id) : std::nullopt;
}

std::vector<NamedId> all_themes(db::Session& session) {
    const auto tree = editing_store::themes(session);
    std::vector<NamedId> named;
    for (const TreeTheme& theme : tree) {
        std::string name = theme.name;
        for (const TreeTheme* above = theme_in(tree, theme.parent); above != nullptr;
             above = theme_in(tree, above->parent))
            name = above->name + " › " + name;
        named.push_back({std::string(theme.id.text()), std::move(name)});
    }
    return named;
}

Result<Added<ThemeId>> add_theme(db::Database& database, const auth::Caller& caller,
                                 const ThemeEdit& edit) {
    if (!may_edit(caller))
        return not_yours();
    return database.writing([&](db::Session& session) -> Result<Added<ThemeId>> {
        if (const auto good = check(session, std::nullopt, edit); !good)
            return tl::unexpected<Error>(good.error());
        const Theme theme{ThemeId::make(), edit.parent, edit.name};
        ledger::Act act(session, caller.person, "theme.add", theme.id.text());
        add_theme(act, theme);
        return Added<ThemeId>{theme.id, act.append()};
    });
}

Result<std::int64_t> edit_theme(db::Database& database, const auth::Caller& caller, ThemeId id,
                                std::int64_t version, const ThemeEdit& edit) {
    return change_record(
        database, caller, "theme.edit", version,
        [&](db::Session& session) { return editable_theme(session, caller, id); },
        [&](ledger::Act& act, const EditableTheme&) -> Result<void> {
            if (auto good = check(act.session(), id, edit); !good)
                return good;
            editing_store::update(act, id, edit);
            return {};
        });
}

Result<std::int64_t> delete_theme(db::Database& database, const auth::Caller& caller, ThemeId id,
                                  std::int64_t version) {
    return change_record(
        database, caller, "theme.delete", version,
        [&](db::Session& session) { return editable_theme(session, caller, id); },
        [&](ledger::Act& act, const EditableTheme&) -> Result<void> {
            if (ledger::is_referred_to(act.session(), "theme", id.text()))
                return ledger::still_referred_to();
            editing_store::erase(act, id);
            return {};
        });
}

std::optional<FoundNumber> found_number(db::Session& session, const auth::Caller& caller,
                                        RegistryNumberId id) {
    const auto number =
        may_edit(caller) ? editing_store::number_text(session, caller.reader(), id) : std::nullopt;
    if (!number)
        return std::nullopt;
    return FoundNumber{id, *number, editing_store::matters_of(session, caller.reader(), id)};
}

std::vector<NamedId> all_matters(db::Session& session, const auth::Caller& caller) {
    return editing_store::matters(session, caller.reader());
}

Result<std::int64_t> link_number(db::Database& database, const auth::Caller& caller,
                                 RegistryNumberId number, MatterId matter, Extent extent) {
    return database.writing([&](db::Session& session) -> Result<std::int64_t> {
        const auto found = found_number(session, caller, number);
        if (!found)
            return not_yours();
        if (!editing_store::matter(session, caller.reader(), matter))
            return wrong_field("matter", Message{"Choose one of the list.", {}});
        if (std::ranges::find(found->matters, matter.text(), &NamedId::id) != found->matters.end())
            return wrong_field("matter",
                               Message{"The number is one of this matter's already.", {}});
        ledger::Act act(session, caller.person, "registry_number.link", number.text());
        editing_store::link(act, number, matter, extent);
        return act.append();
    });
}

} // namespace radslag::matters
