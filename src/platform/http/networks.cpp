// Reads addresses and ranges. Declared in networks.hpp.
#include "platform/http/networks.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>

namespace radslag::http {

std::optional<Address> parse_address(std::string_view text) {
    const std::string zero_ended(text);
    Address address{};
    if (inet_pton(AF_INET6, zero_ended.c_str(), address.data()) == 1)
        return address;
    address.fill(0);
    address[10] = address[11] = 0xff;
    if (inet_pton(AF_INET, zero_ended.c_str(), address.data() + 12) == 1)
        return address;
    return std::nullopt;
}

std::optional<Network> Network::parse(std::string_view cidr) {
    const std::size_t slash = cidr.find('/');
    const std::optional<Address> base = parse_address(cidr.substr(0, slash));
    if (!base)
        return std::nullopt;
    const bool is_v4 = cidr.find(':') == std::string_view::npos;
    const unsigned most = is_v4 ? 32 : 128;
    unsigned bits = most;
    if (slash != std::string_view::npos) {
        const std::string_view digits = cidr.substr(slash + 1);
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
        if (read.ec != std::errc() || read.ptr != digits.data() + digits.size() || bits > most)
            return std::nullopt;
    }
    return Network(*base, is_v4 ? bits + 96 : bits);
}

bool Network::contains(const Address& address) const {
    for (unsigned bit = 0; bit < bits_; bit += 8) {
        const unsigned compared = std::min(8U, bits_ - bit);
        const auto mask = static_cast<unsigned char>(0xff00U >> compared);
        const std::size_t at = bit / 8;
        if ((address.at(at) & mask) != (base_.at(at) & mask))
            return false;
    }
    return true;
}

bool is_in(std::string_view address, std::span<const Network> networks) {
    const std::optional<Address> parsed = parse_address(address);
    return parsed && std::ranges::any_of(networks, [&](const Network& network) {
               return network.contains(*parsed);
           });
}

std::string client_address(std::string_view peer, std::string_view forwarded_for,
                           std::span<const Network> proxies) {
    std::string_view client = peer;
    while (is_in(client, proxies) && !forwarded_for.empty()) {
        const std::size_t comma = forwarded_for.rfind(',');
        std::string_view before =
            comma == std::string_view::npos ? forwarded_for : forwarded_for.substr(comma + 1);
        forwarded_for =
            comma == std::string_view::npos ? std::string_view() : forwarded_for.substr(0, comma);
        while (before.starts_with(' '))
            before.remove_prefix(1);
        while (before.ends_with(' '))
            before.remove_suffix(1);
        if (!parse_address(before))
            break;
        client = before;
    }
    return std::string(client);
}

bool is_loopback(std::string_view address) {
    static const std::array<Network, 2> loopback{*Network::parse("127.0.0.0/8"),
                                                 *Network::parse("::1")};
    return is_in(address, loopback);
}

} // namespace radslag::http
