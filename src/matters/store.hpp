// Matters, themes and registry numbers in the database.
#pragma once

#include "ledger/ledger.hpp"
#include "matters/matters.hpp"

namespace radslag::matters::store {

std::optional<RegistryNumberId> number_folded(db::Session& session, std::string_view folded);
void insert_number(ledger::Act& act, RegistryNumberId id, std::string_view number, NumberKind kind,
                   std::optional<people::OrganisationId> authority);
void insert(ledger::Act& act, const Theme& theme);
/// The matter's own row; numbers, partners and milestones are inserted apart.
void insert(ledger::Act& act, const Matter& matter);
void insert(ledger::Act& act, MatterId matter, RegistryNumberId number, Extent extent);
void insert(ledger::Act& act, MatterId matter, const Partner& partner);
void insert(ledger::Act& act, MatterId matter, const Milestone& milestone);
/// How many rows were changed.
std::int64_t set_state(ledger::Act& act, MatterId matter, State state);
std::int64_t reach(ledger::Act& act, MilestoneId milestone, Day on);
void touch(ledger::Act& act, MilestoneId milestone);
void insert(ledger::Act& act, meetings::MeetingId meeting, int position, RegistryNumberId number,
            const Reference& reference);

} // namespace radslag::matters::store
