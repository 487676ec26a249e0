// See smtp.hpp. libcurl tells how a sending failed, but not at which command, and only that tells
// whether the mail or the settings are to blame: so we listen to what it says and is told.
#include "platform/mail/smtp.hpp"

#include "platform/log/log.hpp"
#include "platform/mail/transfer.hpp"
#include "platform/text/lines.hpp"

#include <algorithm>
#include <cstring>

namespace radslag::mail {

namespace {

using std::chrono::milliseconds;
using transfer::set;

constexpr std::size_t most_answer_bytes = 4096;
constexpr std::size_t most_kept = 500; // characters of an answer
constexpr long seconds_kept = 10;      // shorter than any server waits for the next command
constexpr int wants_user = 530;        // RFC 4954, 6
constexpr int too_large = 552;         // RFC 1870, 6.1

enum class Step { before, sender, recipient, content };

/// What was said between us and the server for one mail, as far as it is kept.
struct Conversation {
    Step step = Step::before;
    int code = 0; ///< of the server's last answer
    std::string answer;
    bool answer_ended = true;
    bool over = false; ///< we have said goodbye: nothing after it is about the mail
};

/// Lines that are none of these may be secrets; nothing of them is kept.
void hear_command(Conversation& said, std::string_view line) {
    if (line.starts_with("MAIL FROM:"))
        said.step = Step::sender;
    else if (line.starts_with("RCPT TO:"))
        said.step = Step::recipient;
    else if (line == "DATA\r\n")
        said.step = Step::content;
    else if (line == "QUIT\r\n")
        said.over = true;
}

/// One line of an answer (RFC 5321, 4.2.1): a code, then "-" when more lines follow.
void hear_answer(Conversation& said, std::string_view line) {
    const bool coded = line.size() >= 3 && std::ranges::all_of(line.substr(0, 3), [](char each) {
                           return each >= '0' && each <= '9';
                       });
    if (said.over || !coded)
        return;
    const std::string_view words = line.substr(std::min<std::size_t>(line.size(), 4));
    if (said.answer_ended) {
        said.code = (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
        said.answer = std::string(line.substr(0, 3)) + " ";
    }
    if (said.answer.size() < most_answer_bytes)
        said.answer += words;
    said.answer_ended = line.size() < 4 || line[3] != '-';
}

int hear(CURL* /*handle*/, curl_infotype kind, char* text, std::size_t size, void* conversation) {
    auto& said = *static_cast<Conversation*>(conversation);
    if (kind == CURLINFO_HEADER_OUT)
        hear_command(said, {text, size});
    else if (kind == CURLINFO_HEADER_IN)
        hear_answer(said, {text, size});
    return 0;
}

std::size_t give(char* to, std::size_t size, std::size_t count, void* rest) {
    auto& octets = *static_cast<std::string_view*>(rest);
    const std::size_t given = std::min(octets.size(), size * count);
    std::memcpy(to, octets.data(), given);
    octets.remove_prefix(given);
    return given;
}

bool is_refusal(const Conversation& said) {
    const bool of_this_mail = said.step == Step::recipient || said.step == Step::content ||
                              (said.step == Step::sender && said.code == too_large);
    return of_this_mail && said.code / 100 == 5 && said.code != wants_user;
}

/// What only whoever runs the server can put right; nothing when it is something else.
Result<void> check_usable(CURLcode code, const Conversation& said, const MailSettings& settings) {
    if (code == CURLE_LOGIN_DENIED)
        return failure(ErrorCode::unavailable,
                       "The mail server does not accept the user {0} with the secret in {1}. Put "
                       "the right one into the file.",
                       {settings.user, settings.secret_file()});
    if (code == CURLE_USE_SSL_FAILED)
        return failure(ErrorCode::unavailable,
                       "The mail server {0} offers no encryption, so nothing was sent. Name one "
                       "that does by --mail-server.",
                       {settings.server});
    if (code == CURLE_PEER_FAILED_VERIFICATION)
        return failure(
            ErrorCode::unavailable,
            "The certificate of the mail server {0} is not to be trusted, so nothing was "
            "sent. Name who signed it by --mail-authorities.",
            {settings.server});
    if (code == CURLE_SSL_CACERT_BADFILE)
        return failure(ErrorCode::unavailable,
                       "--mail-authorities: {0} holds no certificates in PEM.",
                       {settings.authorities_file});
    if (said.code == wants_user)
        return failure(ErrorCode::unavailable,
                       "The mail server {0} wants a user. Give --mail-user and "
                       "--mail-password-file.",
                       {settings.server});
    return {};
}

Result<Delivery> outcome_of(CURLcode code, const Conversation& said, const MailSettings& settings) {
    if (code == CURLE_OK)
        return Delivery{Outcome::accepted, text::one_line(said.answer, most_kept)};
    const bool answered = said.code / 100 == 4 || said.code / 100 == 5;
    if (said.code / 100 != 4)
        if (const auto usable = check_usable(code, said, settings); !usable) {
            log::error("the mail server cannot be used",
                       {{"reason", curl_easy_strerror(code)}, {"code", said.code}});
            return tl::unexpected(usable.error());
        }
    const Outcome outcome = is_refusal(said) ? Outcome::refused : Outcome::later;
    log::warning(outcome == Outcome::refused ? "the mail server refused a mail"
                                             : "the mail server did not take a mail now",
                 {{"reason", curl_easy_strerror(code)}, {"code", said.code}});
    return Delivery{outcome,
                    text::one_line(answered ? said.answer : curl_easy_strerror(code), most_kept)};
}

void set_server(CURL* handle, const MailSettings& settings, const SmtpTimes& times) {
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(times.whole).count();
    set(handle, CURLOPT_URL, settings.server.c_str());
    set(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    set(handle, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(times.connect.count()));
    set(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(times.whole.count()));
    // The only bound on the answer to QUIT when a sending fails.
    set(handle, CURLOPT_SERVER_RESPONSE_TIMEOUT, static_cast<long>(seconds));
    set(handle, CURLOPT_MAXCONNECTS, 1L);
    set(handle, CURLOPT_MAXAGE_CONN, seconds_kept);
    transfer::set_encryption(handle, settings.encrypts(), settings.authorities_file);
}

struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

} // namespace

void SmtpTransport::Cleanup::operator()(void* handle) const {
    transfer::say_goodbye(handle);
}

SmtpTransport::SmtpTransport(MailSettings settings, SmtpTimes times)
    : settings_(std::move(settings)), times_(times), handle_(transfer::new_handle()) {}

SmtpTransport::~SmtpTransport() = default;

Result<Delivery> SmtpTransport::send(std::string_view envelope_from, std::string_view envelope_to,
                                     std::string_view octets) {
    if (const auto from = check_address(envelope_from); !from && !envelope_from.empty())
        return tl::unexpected(from.error());
    if (const auto to = check_address(envelope_to); !to)
        return tl::unexpected(to.error());
    const std::lock_guard lock(mutex_);
    CURL* const handle = handle_.get();
    curl_easy_reset(handle); // keeps the connection
    set_server(handle, settings_, times_);
    if (const auto user = transfer::set_user(handle, settings_.user, settings_.password_file,
                                             settings_.token_file);
        !user)
        return tl::unexpected(user.error());
    const std::unique_ptr<curl_slist, FreeList> recipients(
        curl_slist_append(nullptr, ("<" + std::string(envelope_to) + ">").c_str()));
    std::string_view rest = octets;
    Conversation said;
    set(handle, CURLOPT_MAIL_FROM, ("<" + std::string(envelope_from) + ">").c_str());
    set(handle, CURLOPT_MAIL_RCPT, recipients.get());
    set(handle, CURLOPT_UPLOAD, 1L);
    set(handle, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(octets.size()));
    set(handle, CURLOPT_READFUNCTION, give);
    set(handle, CURLOPT_READDATA, &rest);
    set(handle, CURLOPT_VERBOSE, 1L); // to the function only
    set(handle, CURLOPT_DEBUGFUNCTION, hear);
    set(handle, CURLOPT_DEBUGDATA, &said);
    const CURLcode code = curl_easy_perform(handle);
    auto outcome = outcome_of(code, said, settings_);
    curl_easy_reset(handle); // which holds pointers to what ends here
    return outcome;
}

} // namespace radslag::mail
