// What a caller must be for a route to answer. Every route names one; the gate that the app gives
// to the router decides who has it.
#pragma once

#include <cstdint>
#include <string_view>

namespace radslag::http {

/// The rights that routes ask for, from everybody to the fewest. What a person may see or do with
/// one record is decided further in, by the actions.
enum class Right : std::uint8_t {
    anyone,        ///< the public; what is shown is still cut to what the public may see
    signed_in,     ///< a known person
    secretariat,   ///< works for the secretariat of some body
    administrator, ///< runs the installation
    monitor        ///< a watching program: this machine, or a token
};

std::string_view name_of(Right right);

} // namespace radslag::http
