// SQL of the templates of bodies; see templates.hpp.
#pragma once

#include "meetings/word/templates.hpp"

namespace radslag::meetings::word_store {

using word::NoteTemplate;

std::optional<NoteTemplate> in_force(db::Session& session, bodies::BodyId body);
/// From now on the body has none.
void end(ledger::Act& act, bodies::BodyId body);
void insert(ledger::Act& act, const NoteTemplate& file);
std::vector<NoteTemplate> kept(db::Session& session);

} // namespace radslag::meetings::word_store
