// See mailbox_settings.hpp.
#include "platform/mail/mailbox_settings.hpp"

#include "platform/mail/server_address.hpp"

#include <algorithm>
#include <fstream>

namespace radslag::mail {

namespace {

/// Other names are written in an encoding of their own (RFC 3501, 5.1.3), which whoever knows the
/// server's list can give as it stands there.
bool is_plain_folder(std::string_view folder) {
    return std::ranges::all_of(folder, [](char each) { return each >= ' ' && each <= '~'; });
}

Result<void> check_server(const MailboxSettings& settings) {
    const auto server = parse_server_address(settings.server);
    if (server && server->has_user)
        return failure(ErrorCode::invalid,
                       "--mail-in: leave the user and the password out of the address. Give "
                       "--mail-in-user and --mail-in-password-file.");
    // libcurl finds a server in "imap:///INBOX" too.
    const bool known = server && (server->scheme == "imap" || server->scheme == "imaps") &&
                       !settings.origin().ends_with('/');
    if (!known || server->has_more || !is_plain_folder(settings.folder()))
        return failure(ErrorCode::invalid,
                       "--mail-in: {0} is no address of a mailbox. Write it as "
                       "imaps://mail.example.org/INBOX or imap://mail.example.org/INBOX.",
                       {settings.server});
    if (settings.tls == Tls::none && !server->is_loopback())
        return failure(ErrorCode::invalid,
                       "--mail-in-tls: none is for a mail server on this machine. Leave it out, or "
                       "name a server on 127.0.0.1 by --mail-in.");
    return {};
}

Result<void> check_user(const MailboxSettings& settings) {
    if (settings.user.empty() || !check_header_text(settings.user))
        return failure(ErrorCode::invalid,
                       "--mail-in-user: name in one line who may read the mailbox.");
    if (settings.password_file.empty() == settings.token_file.empty())
        return failure(ErrorCode::invalid, "--mail-in-user: give either --mail-in-password-file or "
                                           "--mail-in-token-file too.");
    return {};
}

} // namespace

bool MailboxSettings::is_mailbox(std::string_view where) {
    return where.find("://") != std::string_view::npos;
}

Result<void> MailboxSettings::check() const {
    for (const auto& checked : {check_server(*this), check_user(*this)})
        if (!checked)
            return checked;
    if (const auto secret = read_secret(secret_file()); !secret)
        return tl::unexpected(secret.error());
    if (!authorities_file.empty() && !std::ifstream(authorities_file))
        return failure(ErrorCode::unavailable,
                       "--mail-in-authorities: {0} cannot be read. Look whether it is there and "
                       "may be read.",
                       {authorities_file});
    return {};
}

bool MailboxSettings::encrypts() const {
    const auto address = parse_server_address(server);
    return tls == Tls::required || !address || !address->is_loopback();
}

const std::string& MailboxSettings::secret_file() const {
    return token_file.empty() ? password_file : token_file;
}

std::string MailboxSettings::folder() const {
    const auto address = parse_server_address(server);
    const std::string path = address ? address->path : "/";
    return path.size() < 2 ? "INBOX" : path.substr(1);
}

std::string MailboxSettings::origin() const {
    const auto host = server.find("://");
    return server.substr(0, server.find('/', host == std::string::npos ? 0 : host + 3));
}

} // namespace radslag::mail
