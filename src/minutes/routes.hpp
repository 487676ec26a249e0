// The addresses of the notes' way: written, commented, approved, drawn up, published.
#pragma once

#include "minutes/pages.hpp"

namespace radslag::minutes {

std::vector<http::Route> routes(const site::Site& site, const mail::Outbox& outbox);

} // namespace radslag::minutes
