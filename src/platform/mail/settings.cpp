// See settings.hpp.
#include "platform/mail/settings.hpp"

#include "platform/mail/server_address.hpp"

#include <algorithm>
#include <fstream>

namespace radslag::mail {

namespace {

constexpr std::size_t longest_secret = 64U << 10U;

Result<void> check_server(const MailSettings& settings) {
    const auto server = parse_server_address(settings.server);
    if (server && server->has_user)
        return failure(ErrorCode::invalid,
                       "--mail-server: leave the user and the password out of the address. Give "
                       "--mail-user and --mail-password-file.");
    const bool known = server && (server->scheme == "smtp" || server->scheme == "smtps");
    if (!known || server->has_more)
        return failure(ErrorCode::invalid,
                       "--mail-server: {0} is no address of a mail server. Write it as "
                       "smtp://mail.example.org:587 or smtps://mail.example.org.",
                       {settings.server});
    if (settings.tls == Tls::none && !server->is_loopback())
        return failure(ErrorCode::invalid,
                       "--mail-tls: none is for a mail server on this machine. Leave it out, or "
                       "name a server on 127.0.0.1 by --mail-server.");
    return {};
}

Result<void> check_sender(const Mailbox& from) {
    if (!check_address(from.address))
        return failure(ErrorCode::invalid,
                       "--mail-from: {0} is no mail address that can send. Write it as "
                       "name@example.org.",
                       {from.address});
    if (!check_header_text(from.name))
        return failure(ErrorCode::invalid,
                       "--mail-name: write the sender's name in one line of plain text.");
    return {};
}

Result<void> check_user(const MailSettings& settings) {
    const bool password = !settings.password_file.empty();
    const bool token = !settings.token_file.empty();
    if (settings.user.empty() && (password || token))
        return failure(ErrorCode::invalid, "--mail-user: name whose password or token is given.");
    if (!settings.user.empty() && password == token)
        return failure(ErrorCode::invalid,
                       "--mail-user: give either --mail-password-file or --mail-token-file too.");
    if (!check_header_text(settings.user))
        return failure(ErrorCode::invalid, "--mail-user: write the user in one line.");
    return {};
}

} // namespace

Result<void> MailSettings::check() const {
    for (const auto& checked : {check_server(*this), check_sender(from), check_user(*this)})
        if (!checked)
            return checked;
    if (!secret_file().empty())
        if (const auto secret = read_secret(secret_file()); !secret)
            return tl::unexpected(secret.error());
    if (!authorities_file.empty() && !std::ifstream(authorities_file))
        return failure(ErrorCode::unavailable,
                       "--mail-authorities: {0} cannot be read. Look whether it is there and may "
                       "be read.",
                       {authorities_file});
    return {};
}

bool MailSettings::encrypts() const {
    const auto address = parse_server_address(server);
    return tls == Tls::required || !address || !address->is_loopback();
}

const std::string& MailSettings::secret_file() const {
    return token_file.empty() ? password_file : token_file;
}

Result<std::string> read_secret(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    std::string secret(longest_secret + 1, '\0');
    stream.read(secret.data(), static_cast<std::streamsize>(secret.size()));
    secret.resize(static_cast<std::size_t>(std::max<std::streamsize>(stream.gcount(), 0)));
    while (secret.ends_with('\n') || secret.ends_with('\r'))
        secret.pop_back();
    const bool one_line = !secret.empty() && secret.size() <= longest_secret &&
                          secret.find_first_of(std::string_view("\n\r\0", 3)) == std::string::npos;
    if (!one_line)
        return failure(ErrorCode::unavailable,
                       "The secret for the mail server cannot be read from {0}. The file must be "
                       "there, readable, and hold the secret in one line.",
                       {file});
    return secret;
}

} // namespace radslag::mail
