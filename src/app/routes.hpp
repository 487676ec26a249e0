// Every address that the server answers: one plain list.
#pragma once

#include "accounts/actions.hpp"
#include "documents/files.hpp"
#include "imports/pages.hpp"
#include "invitations/pages.hpp"
#include "ledger/signed_note.hpp"
#include "platform/http/metrics.hpp"
#include "platform/http/router.hpp"
#include "platform/print/prints.hpp"
#include "platform/site/site.hpp"

#include <functional>
#include <vector>

namespace radslag::app {

/// All routes of all features. What is given must outlive them.
std::vector<http::Route> routes(const site::Site& site, const documents::Files& files,
                                const print::Prints& prints, accounts::Attempts& attempts,
                                const imports::pages::Desk& imports,
                                const invitations::pages::Desk& invitations,
                                const http::Metrics& metrics, const ledger::SignerKey& log_key,
                                std::function<Result<void>()> ready);

/// The main menu.
std::vector<site::MenuEntry> menu();
/// What stands in the footer beside it.
std::vector<site::MenuEntry> about_menu();

} // namespace radslag::app
