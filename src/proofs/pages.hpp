// The pages of receipts, and the one that checks them.
#pragma once

#include "ledger/signed_note.hpp"
#include "platform/http/router.hpp"
#include "platform/site/site.hpp"

namespace radslag::proofs::pages {

using http::Request;
using http::Response;
using ledger::SignerKey;
using site::Site;

/// The receipt of an input, to read and to print; under receipt.json to keep.
Result<Response> show_input(const Site& site, const SignerKey& key, Request& request);
/// The same for who sent it without an account, by the key of its address.
Result<Response> show_followed(const Site& site, const SignerKey& key, Request& request);
/// The receipt of an answer.
Result<Response> show_answer(const Site& site, const SignerKey& key, Request& request);

/// Where a receipt is checked, by the reader's own browser.
Result<Response> show_verify(const Site& site, const SignerKey& key, Request& request);

} // namespace radslag::proofs::pages
