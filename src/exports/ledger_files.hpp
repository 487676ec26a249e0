// The ledger as files: every act with its fields and their salts, by which anything in it can be
// proved, and the log over it as C2SP's static files, as a server gives it (docs/ledger.md).
#pragma once

#include "exports/bag.hpp"
#include "exports/originals.hpp"
#include "ledger/signed_note.hpp"
#include "platform/db/database.hpp"

namespace radslag::exports {

/// Whether the acts go out with what they say, or the log alone, which anybody may read.
enum class LedgerPart { acts_and_log, log_only };

/// Writes data/ledger/: acts.jsonl, the tiles, the checkpoint signed by the key, and the key to
/// check it with. Gives how many acts there are: those that have a number. Errors: conflict where
/// one is missing.
Result<std::int64_t> write_ledger(db::Session& session, LedgerPart part,
                                  const ledger::SignerKey& key, Bag& bag, const Progress& progress);

} // namespace radslag::exports
