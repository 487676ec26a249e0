// The key of the log, and what lets its tree grow; see log.hpp.
#include "proofs/log.hpp"

#include "ledger/kept_tree.hpp"
#include "platform/auth/secrets.hpp"

namespace radslag::proofs {

ledger::SignerKey key_in_file(const std::filesystem::path& file, std::string_view forum_id) {
    const std::string secret = auth::secret_in_file(file);
    return ledger::SignerKey::of("radslag/" + std::string(forum_id),
                                 std::as_bytes(std::span(secret).first<32>()));
}

jobs::Following growing_tree() {
    return {[](db::Database& database) -> Result<jobs::Went> {
                const auto added = ledger::grow_tree(database);
                if (!added)
                    return tl::unexpected<Error>(added.error());
                return *added > 0 ? jobs::Went::further : jobs::Went::nowhere;
            },
            "the ledger's tree could not grow"};
}

} // namespace radslag::proofs
