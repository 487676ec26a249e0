// What a mail may be at most before it is given to GMime, which knows no limits of its own: memory
// for each field, time for each line times each border around it, and a stack for groups of
// addresses inside groups.
#pragma once

#include "platform/base/result.hpp"

#include <string_view>

namespace radslag::mime {

/// Goes once through the octets. Errors: too_many for a head of more than 1 MB or
/// 10,000 lines; a field of more than 128 kB; more than 100,000 lines that may be fields of a head;
/// more than 100 fields that may begin nested parts, fewer where many lines may be borders of them;
/// more than 1,000 colons in a field of addresses.
Result<void> check_shape(std::string_view octets);

} // namespace radslag::mime
