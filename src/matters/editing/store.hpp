// SQL of keeping matters, milestones, themes and numbers by hand; reads are cut to the reader.
#pragma once

#include "matters/editing/editing.hpp"

namespace radslag::matters::editing_store {

std::optional<EditableMatter> matter(db::Session& session, const auth::Reader& reader, MatterId id);
std::vector<Audience> audiences(db::Session& session, const auth::Reader& reader);
void update(ledger::Act& act, MatterId id, const MatterEdit& edit);
/// Brings numbers and partners to what the form says; a number not yet known is added.
void replace_numbers(ledger::Act& act, MatterId id, const std::vector<MatterNumber>& numbers);
void replace_partners(ledger::Act& act, MatterId id, const std::vector<Partner>& partners);

std::optional<EditableMilestone> milestone(db::Session& session, const auth::Reader& reader,
                                           MilestoneId id);
std::vector<NamedId> milestones_of(db::Session& session, MatterId matter);
void insert(ledger::Act& act, MilestoneId id, MatterId matter, const MilestoneEdit& edit);
void update(ledger::Act& act, MilestoneId id, const MilestoneEdit& edit);
void erase(ledger::Act& act, MilestoneId id);

std::optional<EditableTheme> theme(db::Session& session, ThemeId id);
struct TreeTheme {
    ThemeId id;
    std::optional<ThemeId> parent;
    std::string name;
};
std::vector<TreeTheme> themes(db::Session& session);
void update(ledger::Act& act, ThemeId id, const ThemeEdit& edit);
void erase(ledger::Act& act, ThemeId id);

std::optional<std::string> number_text(db::Session& session, const auth::Reader& reader,
                                       RegistryNumberId id);
std::vector<NamedId> matters_of(db::Session& session, const auth::Reader& reader,
                                RegistryNumberId id);
std::vector<NamedId> matters(db::Session& session, const auth::Reader& reader);
void link(ledger::Act& act, RegistryNumberId number, MatterId matter, Extent extent);

} // namespace radslag::matters::editing_store
