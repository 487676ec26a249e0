// SQL of handing over what lies with a person; reads are cut to the reader.
#pragma once

#include "inputs/editing/handing.hpp"

namespace radslag::inputs::editing_store {

/// The person without burdens; nothing for nobody of that id.
std::optional<Bearer> bearer(db::Session& session, people::PersonId person);

void read_inputs(db::Session& session, const auth::Reader& reader, people::PersonId person,
                 std::string_view body, std::vector<Burden>& burdens);
void read_commitments(db::Session& session, const auth::Reader& reader, people::PersonId person,
                      std::string_view body, std::vector<Burden>& burdens);
void read_matters(db::Session& session, const auth::Reader& reader, people::PersonId person,
                  std::vector<Burden>& burdens);

/// Persons of whom some post or seat has ended and with whom something open lies: in the body, or,
/// without a body, a matter.
std::vector<people::PersonId> bearers_in(db::Session& session, std::string_view body, Day today);
std::vector<people::PersonId> bearers_of_matters(db::Session& session, Day today);

/// How many rows were changed: 0 when it does not lie with the person any more.
std::int64_t hand_over(ledger::Act& act, const Burden& burden, people::PersonId from,
                       people::PersonId to);

} // namespace radslag::inputs::editing_store
