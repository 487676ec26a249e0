// Which mailbox mail is taken from, and who may. Secrets are named by file only and read at each
// visit, so that a new password needs no restart.
#pragma once

#include "platform/base/result.hpp"
#include "platform/mail/settings.hpp"

#include <string>

namespace radslag::mail {

/// The options by which each is set stand beside it; check() names them.
struct MailboxSettings {
    /// --mail-in: "imaps://host/INBOX" (port 993 when none is given) or "imap://host/INBOX"
    /// (STARTTLS; port 143). The path is the folder, named as the server names it; none: INBOX.
    std::string server;
    std::string user;          ///< --mail-in-user
    std::string password_file; ///< --mail-in-password-file: holds the password and nothing else
    std::string token_file;    ///< --mail-in-token-file instead: an OAuth token, sent by XOAUTH2
    Tls tls = Tls::required;   ///< --mail-in-tls: "required" or "none"
    /// --mail-in-authorities: PEM file of who may have signed the server's certificate; empty:
    /// those that the machine trusts.
    std::string authorities_file;

    /// Whether the text of --mail-in is meant as that of a mailbox, and not where LMTP is spoken.
    static bool is_mailbox(std::string_view where);

    /// Whether these settings can be used. Errors: invalid, naming the option and the way out;
    /// unavailable, when a file of them cannot be read.
    [[nodiscard]] Result<void> check() const;

    /// Whether the connection must be encrypted: `tls` counts for loopback addresses only.
    [[nodiscard]] bool encrypts() const;

    /// The file of the secret: the password's or the token's.
    [[nodiscard]] const std::string& secret_file() const;

    /// The folder that mails are taken from.
    [[nodiscard]] std::string folder() const;

    /// The address without its path: "imaps://host:port".
    [[nodiscard]] std::string origin() const;
};

} // namespace radslag::mail
