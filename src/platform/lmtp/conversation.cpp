// The order of commands and the words of the replies. See conversation.hpp.
#include "platform/lmtp/conversation.hpp"

#include "platform/lmtp/command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>
#include <utility>

namespace radslag::lmtp {

namespace {

constexpr std::size_t longest_words = 200;

Step to_hear() {
    return {Step::Kind::hear, {}};
}

bool has_controls(std::string_view line) {
    return std::ranges::any_of(line, [](char each) {
        const auto byte = static_cast<unsigned char>(each);
        return (byte < 0x20 && each != '\t') || byte == 0x7f;
    });
}

/// What the receiver wants to say, as the text of a reply can hold it (RFC 5321, 4.2.1).
std::string sayable(std::string_view words) {
    std::string said;
    for (const char each : words.substr(0, longest_words))
        if (each >= ' ' && each < 0x7f)
            said += each;
    return said;
}

struct Meaning {
    std::string_view codes, words;
};

Meaning meaning_of(Verdict verdict) {
    switch (verdict) {
    case Verdict::taken:
        return {"250 2.0.0", "Kept"};
    case Verdict::unknown:
        return {"550 5.1.1", "Nobody of that address is here"};
    case Verdict::refused:
        return {"550 5.7.1", "You may not send there"};
    case Verdict::unreadable:
        return {"554 5.6.0", "The mail cannot be read"};
    case Verdict::later:
        break;
    }
    return {"451 4.3.0", "Not now, try again later"};
}

std::string reply_of(const Answer& answer) {
    const Meaning meaning = meaning_of(answer.verdict);
    const std::string words = sayable(answer.words);
    return fmt::format("{} {}", meaning.codes, words.empty() ? meaning.words : words);
}

std::string_view reply_of(Trouble trouble) {
    return trouble == Trouble::disk_full ? "452 4.3.1 There is no room, try again later"
                                         : "451 4.3.0 Not now, try again later";
}

std::string_view reply_of(DataFault fault) {
    switch (fault) {
    case DataFault::too_large:
        return "552 5.3.4 The mail is too large";
    case DataFault::nul:
        return "554 5.6.0 The mail holds NUL";
    case DataFault::bare_line_feed:
    case DataFault::none:
        break;
    }
    return "554 5.6.0 A line of the mail ends without CR LF";
}

constexpr std::string_view wrong_order = "503 5.5.1 Not in this order";

/// What is wrong with the parameters of MAIL; nothing when they may be.
std::optional<std::string_view> trouble_with(const std::vector<Parameter>& parameters,
                                             std::uint64_t most_octets) {
    for (const Parameter& each : parameters) {
        if (each.name == "SIZE") {
            const char* const end = each.value.data() + each.value.size();
            std::uint64_t octets = 0;
            const auto read = std::from_chars(each.value.data(), end, octets);
            if (read.ec == std::errc::invalid_argument || read.ptr != end)
                return "501 5.5.4 SIZE is a number";
            if (read.ec != std::errc() || octets > most_octets)
                return reply_of(DataFault::too_large);
        } else if (each.name == "BODY") {
            std::string body = each.value;
            std::ranges::transform(body, body.begin(), [](char letter) {
                return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A')
                                                      : letter;
            });
            if (body != "7BIT" && body != "8BITMIME")
                return "501 5.5.4 BODY is 7BIT or 8BITMIME";
        } else {
            return "555 5.5.4 That parameter is not known here";
        }
    }
    return std::nullopt;
}

std::string_view reply_of(PathFault fault) {
    return fault == PathFault::not_ascii ? "553 5.6.7 Addresses are in ASCII here"
                                         : "501 5.1.3 That is no address";
}

} // namespace

Conversation::Conversation(const Limits& limits, std::string host)
    : limits_(limits), host_(std::move(host)) {
    say(fmt::format("220 {} LMTP", host_));
}

void Conversation::feed(std::string_view octets) {
    input_.erase(0, read_);
    read_ = 0;
    input_ += octets;
}

std::string_view Conversation::unread() const {
    return std::string_view(input_).substr(read_);
}

std::string Conversation::take_replies() {
    return std::exchange(replies_, {});
}

Step Conversation::next() {
    while (true) {
        switch (state_) {
        case State::closed:
            return {Step::Kind::close, {}};
        case State::mail:
            if (const Step step = read_mail(); state_ == State::mail || step.kind != to_hear().kind)
                return step;
            break;
        case State::commands: {
            const std::optional<Line> line = take_line();
            if (!line)
                return to_hear();
            if (const Step step = take_command(*line); step.kind != to_hear().kind)
                return step;
            break;
        }
        case State::asking_recipient:
        case State::asking_begin:
        case State::asking_mail:
            throw std::logic_error("a conversation goes on without its answer");
        }
    }
}

/// A line of at most the allowed octets with its end. A bare line feed ends one too, but only to be
/// refused: what waits for CR LF then does not wait for ever.
std::optional<Conversation::Line> Conversation::take_line() {
    const std::string_view rest = unread();
    const std::size_t end = rest.find('\n');
    const bool too_long = skipping_line_ || std::min(end, rest.size()) + 1 > limits_.line_octets;
    if (end == std::string_view::npos) {
        if (too_long) { // no more of it is needed
            skipping_line_ = true;
            read_ = input_.size();
        }
        return std::nullopt;
    }
    Line line;
    line.too_long = too_long;
    skipping_line_ = false;
    if (!too_long) {
        line.text = rest.substr(0, end);
        line.bare_line_feed = !line.text.ends_with('\r');
        if (!line.bare_line_feed)
            line.text.pop_back();
    }
    read_ += end + 1;
    return line;
}

Step Conversation::take_command(const Line& line) {
    if (++commands_ > limits_.commands) {
        say_goodbye("4.7.0 Too many commands, connect again");
        return to_hear();
    }
    if (line.too_long)
        say_error("500 5.5.2 The line is too long");
    else if (line.bare_line_feed) { // what one server takes for one line is two for another
        say_error("500 5.5.2 Lines end with CR LF");
        close();
    } else if (has_controls(line.text))
        say_error("500 5.5.2 A line holds no control characters");
    else
        return run(read_command(line.text));
    return to_hear();
}

Step Conversation::run(const Command& command) {
    switch (command.verb) {
    case Verb::lhlo:
        greet(command);
        break;
    case Verb::mail:
        begin_envelope(command);
        break;
    case Verb::rcpt:
        return ask_recipient(command);
    case Verb::data:
        return ask_begin(command);
    case Verb::rset:
        if (!command.argument.empty()) {
            say_error("501 5.5.4 RSET stands alone");
            break;
        }
        forget();
        say("250 2.0.0 Forgotten");
        break;
    case Verb::noop:
        say("250 2.0.0 Well");
        break;
    case Verb::quit:
        if (!command.argument.empty()) {
            say_error("501 5.5.4 QUIT stands alone");
            break;
        }
        say("221 2.0.0 Goodbye");
        close();
        break;
    case Verb::vrfy: // RFC 5321, 3.5.3: who is here is not told in advance
        if (command.argument.empty())
            say_error("501 5.5.4 VRFY names somebody");
        else
            say("252 2.0.0 Send a mail and see");
        break;
    case Verb::left_out:
        say_error("502 5.5.1 That is not done here");
        break;
    case Verb::unknown:
        say_error("500 5.5.1 That is no command of LMTP");
        break;
    }
    return to_hear();
}

void Conversation::greet(const Command& command) {
    if (command.argument.empty())
        return say_error("501 5.5.4 LHLO says who you are");
    forget();
    greeted_ = true;
    say(fmt::format("250-{}", host_));
    say("250-PIPELINING");
    say("250-8BITMIME");
    say(fmt::format("250-SIZE {}", limits_.mail_octets));
    say("250 ENHANCEDSTATUSCODES");
}

void Conversation::begin_envelope(const Command& command) {
    if (!greeted_ || sender_)
        return say_error(wrong_order);
    const PathOrFault read = read_path(command.argument, "FROM");
    if (!read.path)
        return say_error(reply_of(read.fault));
    if (const auto trouble = trouble_with(read.path->parameters, limits_.mail_octets)) {
        // A mail that is too large is no error of the client's: it asks, and may go on with
        // another.
        if (*trouble == reply_of(DataFault::too_large))
            return say(*trouble);
        return say_error(*trouble);
    }
    sender_ = read.path->address;
    envelope_.sender = read.path->address;
    say("250 2.1.0 Sender");
}

Step Conversation::ask_recipient(const Command& command) {
    const PathOrFault read = read_path(command.argument, "TO");
    if (!sender_)
        say_error(wrong_order);
    else if (!read.path)
        say_error(reply_of(read.fault));
    else if (read.path->address.empty())
        say_error(reply_of(PathFault::syntax));
    else if (!read.path->parameters.empty())
        say_error("555 5.5.4 That parameter is not known here");
    else if (envelope_.recipients.size() >= limits_.recipients)
        say("452 4.5.3 Too many recipients, send the mail to the rest apart");
    else {
        candidate_ = read.path->address;
        state_ = State::asking_recipient;
        return {Step::Kind::recipient, candidate_};
    }
    return to_hear();
}

void Conversation::answer_recipient(const Answer& answer) {
    if (state_ != State::asking_recipient)
        throw std::logic_error("no recipient was asked about");
    state_ = State::commands;
    if (answer.verdict != Verdict::taken)
        return say(reply_of(answer));
    envelope_.recipients.push_back(std::move(candidate_));
    say("250 2.1.5 Recipient");
}

Step Conversation::ask_begin(const Command& command) {
    if (!command.argument.empty())
        say_error("501 5.5.4 DATA stands alone");
    else if (envelope_.recipients.empty()) // RFC 2033, 4.2
        say_error(wrong_order);
    else if (!unread().empty()) {
        // DATA ends a group of commands (RFC 2920, 3.1). What comes with it was not said by a
        // client that waits for 354: were DATA refused, it would be taken for commands.
        say_error("503 5.5.1 Wait for the answer to DATA");
        close();
    } else {
        state_ = State::asking_begin;
        return {Step::Kind::begin, {}};
    }
    return to_hear();
}

void Conversation::answer_begin(std::optional<Trouble> trouble) {
    if (state_ != State::asking_begin)
        throw std::logic_error("no mail was about to come");
    if (trouble) {
        state_ = State::commands;
        forget();
        return say(reply_of(*trouble));
    }
    state_ = State::mail;
    reader_.emplace(limits_.mail_octets);
    say("354 End it with CR LF . CR LF");
}

Step Conversation::read_mail() {
    octets_.clear();
    if (!reader_->has_ended()) {
        std::string_view rest = unread();
        reader_->read(rest, octets_);
        read_ = input_.size() - rest.size();
    }
    const bool refused = trouble_ || reader_->fault() != DataFault::none;
    if (refused && !dropped_) {
        dropped_ = true;
        return {Step::Kind::drop, {}};
    }
    if (!refused && !octets_.empty())
        return {Step::Kind::octets, octets_};
    if (!reader_->has_ended())
        return to_hear();
    if (refused) {
        refuse_ended_mail();
        return to_hear();
    }
    state_ = State::asking_mail;
    return {Step::Kind::end, {}};
}

void Conversation::refuse_ended_mail() {
    const DataFault fault = reader_->fault();
    const bool ambiguous = reader_->is_ambiguous();
    say_for_all(fault == DataFault::none ? reply_of(*trouble_) : reply_of(fault));
    state_ = State::commands;
    forget();
    if (ambiguous)
        close();
}

void Conversation::answer_mail(const std::vector<Answer>& answers) {
    if (state_ != State::asking_mail)
        throw std::logic_error("no mail has ended");
    if (answers.size() == envelope_.recipients.size())
        for (const Answer& each : answers)
            say(reply_of(each));
    else
        say_for_all(reply_of(Trouble::fault));
    state_ = State::commands;
    forget();
}

void Conversation::fail_mail(Trouble trouble) {
    if (state_ != State::mail)
        throw std::logic_error("no mail is coming");
    trouble_ = trouble;
}

void Conversation::refuse(std::string_view words) {
    replies_.clear();
    say_goodbye(words);
}

void Conversation::say_goodbye(std::string_view words) {
    say(fmt::format("421 {}", words));
    close();
}

void Conversation::say(std::string_view reply) {
    replies_ += reply;
    replies_ += "\r\n";
}

void Conversation::say_error(std::string_view reply) {
    say(reply);
    if (++errors_ >= limits_.errors)
        say_goodbye("4.7.0 Too many errors");
}

/// One reply for each recipient that was taken (RFC 2033, 4.2).
void Conversation::say_for_all(std::string_view reply) {
    for (std::size_t count = 0; count < envelope_.recipients.size(); ++count)
        say(reply);
}

void Conversation::forget() {
    sender_.reset();
    envelope_ = {};
    candidate_.clear();
    reader_.reset();
    trouble_.reset();
    dropped_ = false;
}

void Conversation::close() {
    state_ = State::closed;
    read_ = input_.size();
}

} // namespace radslag::lmtp
