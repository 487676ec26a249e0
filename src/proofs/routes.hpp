// Addresses of the log: a signed checkpoint, and tiles of hashes. They hold no word of what was
// said: an entry's leaf is its number and a hash over salted commitments (docs/ledger.md). Besides
// them receipts, which show what their reader may read anyhow, and the page that checks them.
#pragma once

#include "ledger/signed_note.hpp"
#include "platform/http/router.hpp"
#include "platform/site/site.hpp"

namespace radslag::proofs {

/// Site and key must outlive the routes.
std::vector<http::Route> routes(const site::Site& site, const ledger::SignerKey& key);

} // namespace radslag::proofs
