// Where mail goes out and in whose name. Secrets are named by file only and read at each sending,
// so that a new password needs no restart.
#pragma once

#include "platform/base/result.hpp"
#include "platform/mail/address.hpp"

#include <string>

namespace radslag::mail {

enum class Tls {
    required, ///< nothing is said before the connection is encrypted (RFC 3207, RFC 8314)
    none,     ///< in the clear, to a server on this machine only
};

/// The options by which each is set stand beside it; check() names them.
struct MailSettings {
    /// --mail-server: "smtp://host:587" (STARTTLS; port 25 when none is given) or "smtps://host"
    /// (port 465). A path is the name that we say at EHLO instead of the machine's own.
    std::string server;
    Mailbox from;              ///< --mail-from and --mail-name: the sender of every mail
    std::string user;          ///< --mail-user; empty: the server asks for none
    std::string password_file; ///< --mail-password-file: holds the password and nothing else
    std::string token_file;    ///< --mail-token-file instead: an OAuth token, sent by XOAUTH2
    Tls tls = Tls::required;   ///< --mail-tls: "required" or "none"
    /// --mail-authorities: PEM file of who may have signed the server's certificate; empty: those
    /// that the machine trusts.
    std::string authorities_file;

    /// Whether these settings can be used. Errors: invalid, naming the option and the way out;
    /// unavailable, when a file of them cannot be read.
    [[nodiscard]] Result<void> check() const;

    /// Whether the connection must be encrypted: `tls` counts for loopback addresses only.
    [[nodiscard]] bool encrypts() const;

    /// The file of the secret: the password's or the token's; empty when there is no user.
    [[nodiscard]] const std::string& secret_file() const;
};

/// The secret that a file holds, without the line break at its end: one line of at most 64 kB.
/// Errors: unavailable, naming the file but nothing that it holds.
Result<std::string> read_secret(const std::string& file);

} // namespace radslag::mail
