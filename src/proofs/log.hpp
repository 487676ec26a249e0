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

/// Lets the tree grow with the numbered entries, on a thread of its own.
class TreeFollower {
  public:
    /// The database must outlive it. `pause` is the longest time that a numbered entry waits.
    explicit TreeFollower(db::Database& database,
                          std::chrono::milliseconds pause = std::chrono::milliseconds(300));

  private:
    jobs::Follower thread_;
};

} // namespace radslag::proofs
