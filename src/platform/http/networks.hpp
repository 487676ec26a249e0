// Ranges of addresses, and who the client is when a proxy stands between. Text in, text out: no
// sockets here.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace radslag::http {

/// An IPv4 or IPv6 address; IPv4 is held as IPv4-mapped IPv6 (RFC 4291 §2.5.5.2).
using Address = std::array<unsigned char, 16>;
std::optional<Address> parse_address(std::string_view text);

/// A range such as "10.0.0.0/8", "fd00::/8" or one address.
class Network {
  public:
    static std::optional<Network> parse(std::string_view cidr);
    [[nodiscard]] bool contains(const Address& address) const;

  private:
    Network(const Address& base, unsigned bits) : base_(base), bits_(bits) {}

    Address base_;
    unsigned bits_;
};

/// The address of the client: `peer`, or, when that is a trusted proxy, the last address of
/// X-Forwarded-For that is not one.
std::string client_address(std::string_view peer, std::string_view forwarded_for,
                           std::span<const Network> proxies);

/// Whether the text is an address in one of the ranges.
bool is_in(std::string_view address, std::span<const Network> networks);

/// Whether the text is an address of this very machine's loopback.
bool is_loopback(std::string_view address);

} // namespace radslag::http
