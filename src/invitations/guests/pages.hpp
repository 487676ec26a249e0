// The handlers of a meeting's guests.
#pragma once

#include "invitations/pages.hpp"

namespace radslag::invitations::guests::pages {

using invitations::pages::Desk;

/// The form by which a guest is invited.
Result<http::Response> show(const Desk& desk, http::Request& request);
Result<http::Response> save(const Desk& desk, http::Request& request);
/// Takes an invitation back.
Result<http::Response> take_back(const Desk& desk, http::Request& request);

} // namespace radslag::invitations::guests::pages
