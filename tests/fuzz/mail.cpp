// The targets of mail that comes in; see targets.hpp.
#include "platform/base/utf8.hpp"
#include "platform/lmtp/conversation.hpp"
#include "platform/mail/incoming.hpp"
#include "platform/mail/mailbox_answers.hpp"
#include "platform/text/lines.hpp"
#include "tests/fuzz/judge.hpp"
#include "tests/fuzz/targets.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace radslag::fuzz {

namespace {

using lmtp::Step;
using lmtp::Verdict;

lmtp::Limits small_limits() {
    lmtp::Limits limits;
    limits.mail_octets = 2000;
    limits.recipients = 3;
    limits.line_octets = 200;
    limits.commands = 100;
    limits.errors = 10;
    return limits;
}

/// A server that keeps in memory what it is told to keep.
class Server {
  public:
    Server() : conversation_(small_limits(), "forum.example.org") {}

    void hear(std::string_view octets) {
        conversation_.feed(octets);
        Step step = conversation_.next();
        for (; step.kind != Step::Kind::hear && !closed; step = conversation_.next())
            take(step);
        replies += conversation_.take_replies();
    }

    std::string replies;
    std::vector<std::string> mails;
    bool closed = false;

  private:
    void take(const Step& step) {
        switch (step.kind) {
        case Step::Kind::recipient:
            judge_address(step.octets);
            conversation_.answer_recipient(
                {step.octets.starts_with('x') ? Verdict::unknown : Verdict::taken, ""});
            break;
        case Step::Kind::begin:
            require(!coming_, "a mail begins after the last one has ended");
            coming_ = true;
            mail_.clear();
            conversation_.answer_begin(std::nullopt);
            break;
        case Step::Kind::octets:
            require(coming_ && !step.octets.empty(), "octets belong to a mail");
            mail_ += step.octets;
            require(mail_.size() <= small_limits().mail_octets, "a mail is no larger than it may");
            break;
        case Step::Kind::drop:
            require(coming_, "only a mail is dropped");
            coming_ = false;
            break;
        case Step::Kind::end:
            end_mail();
            break;
        case Step::Kind::close:
            closed = true;
            break;
        case Step::Kind::hear:
            break;
        }
        if (!conversation_.is_in_mail() && step.kind != Step::Kind::begin)
            coming_ = false;
    }

    void end_mail() {
        require(coming_, "a mail that ends has begun");
        for (std::size_t at = 0; at < mail_.size(); ++at) {
            require(mail_[at] != '\0', "a mail has no NUL");
            require(mail_[at] != '\n' || (at > 0 && mail_[at - 1] == '\r'),
                    "a mail has no bare line feed");
        }
        require(mail_.empty() || mail_.ends_with("\r\n"), "a mail ends with a line");
        const lmtp::Envelope& envelope = conversation_.envelope();
        require(!envelope.recipients.empty() && envelope.recipients.size() <= 3,
                "a mail has recipients");
        if (!envelope.sender.empty())
            judge_address(envelope.sender);
        mails.push_back(mail_);
        conversation_.answer_mail(
            std::vector<lmtp::Answer>(envelope.recipients.size(), {Verdict::taken, "kept\r\n"}));
    }

    static void judge_address(std::string_view address) {
        require(!address.empty() && std::ranges::all_of(address,
                                                        [](char each) {
                                                            return (each >= ' ' || each == '\t') &&
                                                                   each < 0x7f;
                                                        }),
                "an address is one line of ASCII");
    }

    lmtp::Conversation conversation_;
    bool coming_ = false;
    std::string mail_;
};

void judge_replies(std::string_view replies) {
    while (!replies.empty()) {
        const std::size_t end = replies.find("\r\n");
        require(end != std::string_view::npos && end >= 4, "a reply is a line");
        for (const char each : replies.substr(0, end))
            require(each >= ' ' && each < 0x7f, "a reply is in ASCII");
        require(replies[0] >= '2' && replies[0] <= '5' && (replies[3] == ' ' || replies[3] == '-'),
                "a reply begins with its code");
        replies.remove_prefix(end + 2);
    }
}

bool is_line(std::string_view text) {
    return !text::has_controls(text);
}

void judge_ids(const std::vector<std::string>& ids) {
    for (const std::string& id : ids)
        require(is_line(id) && !id.empty() && id.find_first_of(" <>") == std::string::npos,
                "an id is one word");
}

void judge_report(const mail::DeliveryReport& report) {
    require(is_line(report.recipient) && report.recipient.find('@') != std::string::npos,
            "a report is about an address");
    require(is_line(report.diagnostic), "a diagnostic is one line");
    require(report.status.find_first_not_of("0123456789.") == std::string::npos,
            "a status is numbers");
    require(report.status.empty() || std::ranges::count(report.status, '.') == 2,
            "a status has three numbers");
}

void judge_mail(const mail::IncomingMail& read) {
    require(is_line(read.subject) && is_line(read.auto_submitted), "lines of a head are lines");
    judge_ids(read.in_reply_to);
    judge_ids(read.references);
    for (const std::string& id : {read.message_id, read.reported_id})
        if (!id.empty())
            judge_ids({id});
    for (const mail::Mailbox& each : read.from)
        require(is_line(each.name) && is_line(each.address) &&
                    each.address.find('@') != std::string::npos,
                "a sender has an address");
    for (const std::string& each : read.authentication_results)
        require(is_line(each), "a result is one line");
    require(read.text.size() <= 200'000 && is_text(read.text) &&
                read.text.find('\r') == std::string::npos,
            "the text is text");
    require(read.calendars.size() <= 10 && read.reports.size() <= 100, "there are not too many");
    for (const mail::CalendarFile& each : read.calendars)
        require(is_text(each.bytes) && each.bytes.size() <= 1U << 20U, "a calendar is text");
    for (const mail::DeliveryReport& each : read.reports)
        judge_report(each);
    require(read.reports.empty() || read.is_automatic, "nobody answers a report");
}

} // namespace

void lmtp_talk(std::string_view bytes) {
    // DATA ends what is said at once: what comes behind it is another piece. A NUL divides pieces,
    // two of them are one that is said.
    Server whole, single;
    single.hear("");
    std::string piece;
    const auto say = [&] {
        whole.hear(piece);
        for (const char& each : piece)
            single.hear({&each, 1});
        piece.clear();
    };
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        const bool twice = bytes.substr(at).starts_with(std::string_view("\0\0", 2));
        if (bytes[at] == '\0' && !twice) {
            say();
            continue;
        }
        piece += bytes[at];
        at += twice ? 1 : 0;
    }
    say();
    judge_replies(whole.replies);
    judge_replies(single.replies);
    // What waits for no 354 is refused as soon as it is seen, which octet by octet it is not.
    if (whole.replies.find("503 5.5.1 Wait") == std::string::npos) {
        require(whole.replies == single.replies, "replies do not depend on pieces");
        require(whole.mails == single.mails, "mails do not depend on pieces");
    }
}

void incoming_mail(std::string_view bytes) {
    const auto read = mail::read_incoming(bytes);
    if (read) {
        judge_mail(*read);
        return;
    }
    require(!read.error().message.text.empty(), "an error has a sentence");
}

void mailbox_answers(std::string_view line) {
    require(mail::validity_in(line).value_or(1) != 0, "numbers of a mailbox hold for something");
    const auto mail = mail::mail_in(line);
    require(!mail || (mail->place != 0 && mail->uid != 0), "a mail has a place and a number");
    require(!mail || (!mail::count_in(line) && !mail::validity_in(line)), "a line says one thing");
    const std::string quoted = mail::quoted_string(line);
    bool escaped = false;
    for (const char each : std::string_view(quoted).substr(1, quoted.size() - 2)) {
        require(escaped || each != '"', "what is quoted ends at its end");
        escaped = !escaped && each == '\\';
    }
    require(!escaped, "what is quoted ends");
    for (const char each : mail::percent_encoded(line))
        require(each > ' ' && each < 0x7f && each != ';' && each != '?', "an address is one word");
}

} // namespace radslag::fuzz
