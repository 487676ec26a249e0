// Registry numbers in the database.
#pragma once

#include "ledger/ledger.hpp"
#include "matters/matters.hpp"

namespace radslag::matters::store {

std::optional<RegistryNumberId> number_folded(db::Session& session, std::string_view folded);
void insert_number(ledger::Act& act, RegistryNumberId id, const Reference& reference);
void insert(ledger::Act& act, meetings::MeetingId meeting, int position, RegistryNumberId number,
            const Reference& reference);

} // namespace radslag::matters::store
