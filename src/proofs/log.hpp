// The ledger as a log that anybody can follow and check, after C2SP's tlog-tiles
// (https://c2sp.org/tlog-tiles): its key, and what lets its tree grow. Look next at routes.hpp.
#pragma once

#include "ledger/signed_note.hpp"
#include "platform/db/database.hpp"
#include "platform/jobs/follower.hpp"

#include <filesystem>

namespace radslag::proofs {

/// The key in the file, made when it is not there, under the name of the ledger: "radslag/" and the
/// forum's id, which stays where the forum moves. Throws as auth::secret_in_file().
ledger::SignerKey key_in_file(const std::filesystem::path& file, std::string_view forum_id);

/// What lets the tree grow with the numbered entries as long as the program runs.
jobs::Following growing_tree();

} // namespace radslag::proofs
