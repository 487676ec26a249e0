// Reports of what became of a mail (RFC 3464), in their own form and in that of servers which only
// name who was not reached.
#pragma once

#include "platform/mail/incoming.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace radslag::mail {

/// One report a recipient, out of a part of type message/delivery-status in UTF-8. Recipients of
/// whom neither an action nor a status is said are left out; what divides them may be missing.
std::vector<DeliveryReport> read_delivery_status(std::string_view text);

/// The recipients of an X-Failed-Recipients field (Exim, Google), with what the text says of the
/// cause.
std::vector<DeliveryReport> read_failed_recipients(std::string_view value, std::string_view text);

} // namespace radslag::mail
