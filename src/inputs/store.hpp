// Inputs and their uses in the database.
#pragma once

#include "inputs/inputs.hpp"
#include "ledger/ledger.hpp"

namespace radslag::inputs::store {

/// One more than the highest number given so far; from 1.
std::int64_t next_number(db::Session& session);

/// Inserts the input as received now, with its example, levels and record facts; not its
/// authorities.
void insert(ledger::Act& act, const Input& input, std::int64_t number);
void insert_authority(ledger::Act& act, InputId input, people::OrganisationId authority,
                      std::optional<people::PersonId> asked_by);
void insert(ledger::Act& act, const Use& use);

std::vector<Said> said_of(db::Session& session, InputId input);

} // namespace radslag::inputs::store
