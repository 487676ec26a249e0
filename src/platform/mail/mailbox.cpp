// See mailbox.hpp. libcurl opens a folder for reading and writing, and fetches a mail in a way that
// marks it as read; so the folder is opened once more, by EXAMINE, in which nothing is marked (RFC
// 3501, 6.3.2). That holds for this connection only: no other is made during a visit.
#include "platform/mail/mailbox.hpp"

#include "platform/mail/transfer.hpp"

#include <algorithm>
#include <exception>
#include <iterator>
#include <map>

namespace radslag::mail {

namespace {

using transfer::set;

constexpr std::size_t longest_answer_line = 8192; // of an answer; what is asked for is far shorter
/// Of an answer. libcurl counts what it has read ahead anew at each line, and ends at 300 kB of it:
/// at some 200 lines that came at once. Of a single long line it loses parts without a word.
constexpr std::uint32_t most_lines = 50;

/// How far a visit has come, by the last command that was heard.
enum class Step { before, capabilities, user, folder, mails };

/// Nothing of a command is kept: some hold the secret. What stands behind a tag once the user is
/// known, and is none of these, opens the folder.
void hear_command(Step& step, std::string_view line) {
    const std::string_view words = line.substr(std::min(line.find(' '), line.size()));
    if (words.starts_with(" CAPABILITY"))
        step = Step::capabilities;
    else if (words.starts_with(" AUTHENTICATE"))
        step = Step::user;
    else if (words.starts_with(" FETCH") || words.starts_with(" UID"))
        step = Step::mails;
    else if (!words.empty() && step == Step::user)
        step = Step::folder;
}

int hear(CURL* /*handle*/, curl_infotype kind, char* text, std::size_t size, void* step) {
    if (kind == CURLINFO_HEADER_OUT)
        hear_command(*static_cast<Step*>(step), {text, size});
    return 0;
}

int look_whether_to_stop(void* stops, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<const std::atomic<bool>*>(stops)->load() ? 1 : 0;
}

curl_socket_t connect_no_more(void* /*none*/, curlsocktype /*purpose*/,
                              curl_sockaddr* /*address*/) {
    return CURL_SOCKET_BAD;
}

/// Takes what comes, and keeps what its function throws: nothing is thrown through libcurl.
struct Taking {
    std::function<bool(std::string_view)> take; ///< false: no more of it
    std::exception_ptr thrown;
};

std::size_t take(char* octets, std::size_t size, std::size_t count, void* taking) {
    auto& to = *static_cast<Taking*>(taking);
    try {
        return to.take({octets, size * count}) ? size * count : 0;
    } catch (...) {
        to.thrown = std::current_exception();
        return 0;
    }
}

/// Puts pieces together into lines, and cuts those that are longer than any that is asked for.
class Lines {
  public:
    explicit Lines(std::function<void(std::string_view)> each) : each_(std::move(each)) {}

    void add(std::string_view piece) {
        for (const char each : piece) {
            if (each == '\n') {
                if (line_.ends_with('\r'))
                    line_.pop_back();
                each_(line_);
                line_.clear();
            } else if (line_.size() < longest_answer_line) {
                line_ += each;
            }
        }
    }

  private:
    std::function<void(std::string_view)> each_;
    std::string line_;
};

tl::unexpected<Error> no_user(Step step, const MailboxSettings& settings) {
    if (step == Step::folder)
        return failure(ErrorCode::unavailable,
                       "The mail server {0} does not open the folder {1} to {2}. Name another at "
                       "the end of --mail-in, or let that user read it.",
                       {settings.origin(), settings.folder(), settings.user});
    if (step == Step::user)
        return failure(ErrorCode::unavailable,
                       "The mail server does not accept the user {0} with the secret in {1}. Put "
                       "the right one into the file.",
                       {settings.user, settings.secret_file()});
    return failure(ErrorCode::unavailable,
                   "The mail server {0} lets nobody sign in by PLAIN, LOGIN or XOAUTH2. Let it "
                   "allow one of them, or give a token by --mail-in-token-file.",
                   {settings.origin()});
}

tl::unexpected<Error> not_trusted(CURLcode code, const MailboxSettings& settings) {
    if (code == CURLE_USE_SSL_FAILED)
        return failure(ErrorCode::unavailable,
                       "The mail server {0} offers no encryption, so the mailbox is not read. Name "
                       "one that does by --mail-in.",
                       {settings.origin()});
    if (code == CURLE_SSL_CACERT_BADFILE)
        return failure(ErrorCode::unavailable,
                       "--mail-in-authorities: {0} holds no certificates in PEM.",
                       {settings.authorities_file});
    return failure(ErrorCode::unavailable,
                   "The certificate of the mail server {0} is not to be trusted, so the mailbox is "
                   "not read. Name who signed it by --mail-in-authorities.",
                   {settings.origin()});
}

/// What is said to whoever runs the server about a command that failed.
tl::unexpected<Error> cannot_read(CURLcode code, Step step, const MailboxSettings& settings) {
    switch (code) {
    case CURLE_LOGIN_DENIED:
        return no_user(step, settings);
    case CURLE_USE_SSL_FAILED:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_PEER_FAILED_VERIFICATION:
        return not_trusted(code, settings);
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
        return failure(ErrorCode::unavailable,
                       "The mail server {0} cannot be reached. Look whether it runs, and at its "
                       "name and port in --mail-in.",
                       {settings.origin()});
    case CURLE_OPERATION_TIMEDOUT:
        return failure(
            ErrorCode::unavailable,
            "The mail server {0} does not answer in time. Look whether it is overloaded, "
            "or whether its port in --mail-in is that of IMAP.",
            {settings.origin()});
    default:
        if (step == Step::folder && code == CURLE_QUOTE_ERROR)
            return no_user(step, settings);
        return failure(
            ErrorCode::unavailable,
            "The mail server {0} breaks off, or answers otherwise than IMAP has it. Look "
            "at its own log, and whether its port in --mail-in is that of IMAP.",
            {settings.origin()});
    }
}

} // namespace

void OpenMailbox::Goodbye::operator()(void* handle) const {
    transfer::say_goodbye(handle);
}

OpenMailbox::OpenMailbox(const MailboxSettings& settings, const std::atomic<bool>& stops,
                         const MailboxTimes& times)
    : settings_(&settings), stops_(&stops), times_(times), handle_(transfer::new_handle()) {}

Result<OpenMailbox> OpenMailbox::open(const MailboxSettings& settings,
                                      const std::atomic<bool>& stops, const MailboxTimes& times) {
    OpenMailbox box(settings, stops, times);
    if (const auto signed_in = box.sign_in(); !signed_in)
        return tl::unexpected(signed_in.error());
    return box;
}

Result<void> OpenMailbox::sign_in() {
    CURL* const handle = handle_.get();
    const auto milliseconds = [](auto time) {
        return static_cast<long>(std::chrono::milliseconds(time).count());
    };
    set(handle, CURLOPT_PROTOCOLS_STR, "imap,imaps");
    set(handle, CURLOPT_CONNECTTIMEOUT_MS, milliseconds(times_.connect));
    set(handle, CURLOPT_TIMEOUT_MS, milliseconds(times_.whole));
    set(handle, CURLOPT_SERVER_RESPONSE_TIMEOUT, static_cast<long>(times_.answer.count()));
    set(handle, CURLOPT_LOW_SPEED_LIMIT, 1L);
    set(handle, CURLOPT_LOW_SPEED_TIME, static_cast<long>(times_.answer.count()));
    set(handle, CURLOPT_MAXCONNECTS, 1L);
    set(handle, CURLOPT_NOPROGRESS, 0L);
    set(handle, CURLOPT_XFERINFOFUNCTION, look_whether_to_stop);
    set(handle, CURLOPT_XFERINFODATA, stops_);
    set(handle, CURLOPT_QUICK_EXIT, 1L); // a name server that hangs is not waited for either
    transfer::set_encryption(handle, settings_->encrypts(), settings_->authorities_file);
    if (const auto user = transfer::set_user(handle, settings_->user, settings_->password_file,
                                             settings_->token_file);
        !user)
        return tl::unexpected(user.error());
    const auto opened =
        command("EXAMINE " + quoted_string(settings_->folder()), [this](std::string_view line) {
            validity_ = validity_in(line).value_or(validity_);
            count_ = count_in(line).value_or(count_);
        });
    if (!opened)
        return tl::unexpected(opened.error());
    // Without it nobody may remember numbers of mails (RFC 3501, 6.3.1).
    if (validity_ == 0)
        return cannot_read(CURLE_WEIRD_SERVER_REPLY, Step::mails, *settings_);
    set(handle, CURLOPT_OPENSOCKETFUNCTION, connect_no_more);
    return {};
}

Result<void> OpenMailbox::command(const std::string& words,
                                  const std::function<void(std::string_view)>& each) {
    CURL* const handle = handle_.get();
    Lines lines(each);
    Taking taking{[&](std::string_view piece) {
                      lines.add(piece);
                      return true;
                  },
                  nullptr};
    const std::string url = settings_->origin() + "/" + percent_encoded(settings_->folder());
    const std::string encoded = percent_encoded(words);
    Step step = Step::before;
    set(handle, CURLOPT_URL, url.c_str());
    set(handle, CURLOPT_CUSTOMREQUEST, encoded.c_str());
    set(handle, CURLOPT_WRITEFUNCTION, take);
    set(handle, CURLOPT_WRITEDATA, &taking);
    set(handle, CURLOPT_VERBOSE, 1L); // to the function only
    set(handle, CURLOPT_DEBUGFUNCTION, hear);
    set(handle, CURLOPT_DEBUGDATA, &step);
    const CURLcode code = curl_easy_perform(handle);
    if (taking.thrown)
        std::rethrow_exception(taking.thrown);
    if (code != CURLE_OK)
        return cannot_read(code, step, *settings_);
    return {};
}

/// The mails at these places.
Result<std::vector<MailThere>> OpenMailbox::list(std::uint32_t first, std::uint32_t last) {
    std::map<std::uint32_t, MailThere> by_number;
    const auto listed = command("FETCH " + std::to_string(first) + ":" + std::to_string(last) +
                                    " (UID RFC822.SIZE)",
                                [&](std::string_view line) {
                                    const auto mail = mail_in(line);
                                    if (mail && mail->place >= first && mail->place <= last)
                                        by_number[mail->uid] = *mail;
                                });
    if (!listed)
        return tl::unexpected(listed.error());
    std::vector<MailThere> mails;
    mails.reserve(by_number.size());
    for (const auto& [uid, mail] : by_number)
        mails.push_back(mail);
    return mails;
}

/// The first place with a number above `uid`; one above the last when there is none. Places do not
/// change meanwhile: no server may say so in an answer to FETCH (RFC 3501, 7.4.1).
Result<std::uint32_t> OpenMailbox::first_place_after(std::uint32_t uid) {
    std::uint32_t low = 1;
    std::uint32_t high = count_ + 1;
    // Mostly there is nothing new, which the last one tells.
    for (std::uint32_t place = count_; low < high; place = low + (high - low) / 2) {
        const auto there = list(place, place);
        if (!there)
            return tl::unexpected(there.error());
        if (there->empty())
            return cannot_read(CURLE_WEIRD_SERVER_REPLY, Step::mails, *settings_);
        if (there->front().uid > uid)
            high = place;
        else
            low = place + 1;
    }
    return low;
}

Result<std::vector<MailThere>> OpenMailbox::list_after(std::uint32_t after, std::size_t most) {
    std::vector<MailThere> mails;
    auto place = first_place_after(after);
    if (!place)
        return tl::unexpected(place.error());
    for (; *place <= count_ && mails.size() < most; *place += most_lines) {
        const auto more = list(*place, std::min(count_, *place + most_lines - 1));
        if (!more)
            return tl::unexpected(more.error());
        if (more->empty()) // else a server that counts wrongly keeps us for ever
            return cannot_read(CURLE_WEIRD_SERVER_REPLY, Step::mails, *settings_);
        std::ranges::copy_if(*more, std::back_inserter(mails),
                             [&](const MailThere& each) { return each.uid > after; });
    }
    return mails;
}

Result<OpenMailbox::Fetched> OpenMailbox::fetch(std::uint32_t uid, std::uint64_t most_octets,
                                                const std::function<void(std::string_view)>& give) {
    CURL* const handle = handle_.get();
    std::uint64_t octets = 0;
    Taking taking{[&](std::string_view piece) {
                      octets += piece.size();
                      if (octets <= most_octets)
                          give(piece);
                      return octets <= most_octets;
                  },
                  nullptr};
    const std::string url = settings_->origin() + "/" + percent_encoded(settings_->folder()) +
                            "/;UID=" + std::to_string(uid);
    Step step = Step::mails;
    set(handle, CURLOPT_URL, url.c_str());
    set(handle, CURLOPT_CUSTOMREQUEST, static_cast<const char*>(nullptr));
    set(handle, CURLOPT_WRITEFUNCTION, take);
    set(handle, CURLOPT_WRITEDATA, &taking);
    set(handle, CURLOPT_DEBUGDATA, &step);
    const CURLcode code = curl_easy_perform(handle);
    if (taking.thrown)
        std::rethrow_exception(taking.thrown);
    if (octets > most_octets)
        return Fetched::too_large;
    if (code != CURLE_OK)
        return cannot_read(code, step, *settings_);
    return Fetched::whole;
}

} // namespace radslag::mail
