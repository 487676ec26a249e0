// The right that a route names: one of the table in platform/auth. The gate that the app gives to
// the router decides who has it; what a person may do with one record is decided further in.
#pragma once

#include "platform/auth/rights.hpp"

namespace radslag::http {

using auth::Right;

} // namespace radslag::http
