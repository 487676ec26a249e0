// JSON in the one canonical form of RFC 8785, for the values that the ledger knows: what is hashed
// must be the same bytes for everyone who checks it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace radslag::ledger {

/// The largest integer that JSON carries exactly (RFC 8785 section 3.2.2.3): 2^53.
constexpr std::int64_t largest_integer = std::int64_t{1} << 53U;

/// Appends the text as a JSON string. It must be UTF-8.
void append_jcs(std::string& out, std::string_view text);

/// Appends the integer. Throws std::range_error beyond ±2^53.
void append_jcs(std::string& out, std::int64_t integer);

void append_jcs(std::string& out, bool value);
void append_jcs(std::string& out, std::nullptr_t);

} // namespace radslag::ledger
