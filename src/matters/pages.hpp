// The handlers of matters, registry numbers and themes; routes.hpp lists them.
#pragma once

#include "platform/site/site.hpp"

namespace radslag::matters::pages {

/// The list, as a page or as a file. With `?number=` in any spelling it leads to the matter of that
/// number, or to the number itself.
Result<http::Response> list(const site::Site& site, http::Request& request);
Result<http::Response> show(const site::Site& site, http::Request& request);

/// The registry numbers that stand in notes, as a page or as a file.
Result<http::Response> numbers(const site::Site& site, http::Request& request);
Result<http::Response> number(const site::Site& site, http::Request& request);

Result<http::Response> themes(const site::Site& site, http::Request& request);
Result<http::Response> theme(const site::Site& site, http::Request& request);

} // namespace radslag::matters::pages
