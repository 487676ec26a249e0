// SQL of keeping bodies, parties and mandates by hand; see body_store.cpp and seat_store.cpp.
#pragma once

#include "bodies/editing/editing.hpp"

namespace radslag::bodies::editing_store {

std::optional<EditableBody> body(db::Session& session, BodyId id);
std::vector<NamedId> bodies(db::Session& session, bool demonstration);
void update(ledger::Act& act, BodyId id, const BodyEdit& edit);
std::int64_t end(ledger::Act& act, BodyId id, Day last);

std::optional<EditableParty> party(db::Session& session, PartyId id);
std::vector<NamedId> parties(db::Session& session, BodyId body);
void update(ledger::Act& act, PartyId id, const PartyEdit& edit);
void erase(ledger::Act& act, PartyId id);

std::optional<EditableMandate> mandate(db::Session& session, MandateId id);
std::vector<NamedId> mandates(db::Session& session, BodyId body);
void update(ledger::Act& act, MandateId id, const MandateEdit& edit);
void erase(ledger::Act& act, MandateId id);

} // namespace radslag::bodies::editing_store
