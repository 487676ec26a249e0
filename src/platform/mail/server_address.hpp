// The address of a server that mail goes to or comes from, as an option names it.
#pragma once

#include <optional>
#include <string>

namespace radslag::mail {

/// The parts of it that matter here.
struct ServerAddress {
    std::string scheme, host;
    std::string path; ///< with its "/", what was written by "%" read; "/" when there is none
    bool has_user = false;
    bool has_more = false; ///< a query or a fragment

    /// Whether it is on this machine by its name: then nobody can listen in between.
    [[nodiscard]] bool is_loopback() const;
};

/// Nothing for text that is no URL.
std::optional<ServerAddress> parse_server_address(const std::string& text);

} // namespace radslag::mail
