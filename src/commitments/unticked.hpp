// Which homework is open and not ticked off, kept beside the ticks by whose it is, so that a page
// need not look through all of it. Derived: whatever changes homework, ticks or parties renews it
// in the same act; unticked_store.cpp has the rule.
#pragma once

#include "ledger/ledger.hpp"
#include "ledger/undo.hpp"

namespace radslag::commitments {

// What follows from rows that an act wrote (ledger/consequences.hpp).
void follow_homework(ledger::Act& act, std::string_view commitment);
void follow_tick(ledger::Act& act, std::string_view tick);
void follow_party(ledger::Act& act, std::string_view party);

/// The same for the rows that were brought back as they were.
void follow_undone(db::Session& session, const std::vector<ledger::Change>& changes);

/// Makes all of it anew. Each day: a party that is deleted, the last region of its body, is
/// followed by nothing else. Until then nothing of it is shown that is not so.
void renew_unticked(db::Session& session);

/// Whether what is kept, and can be shown, is what follows from homework, ticks and parties.
bool unticked_is_right(db::Session& session);

} // namespace radslag::commitments
