// What can be done with the record of a page: links to forms and to its history, for those who may.
#pragma once

#include "platform/site/site.hpp"

namespace radslag::app {

/// By the route of the request; none for pages where nothing can be done.
std::vector<site::PageAction> page_actions(const site::Site& site, const http::Request& request);

} // namespace radslag::app
