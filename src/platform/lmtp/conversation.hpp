// One connection's side of LMTP (RFC 2033) without sockets, files or time: octets in, what is to be
// done next out. Look next at connection.cpp, which does it.
#pragma once

#include "platform/lmtp/data_reader.hpp"
#include "platform/lmtp/limits.hpp"
#include "platform/lmtp/receiver.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace radslag::lmtp {

struct Command;

/// What has to be done before the conversation can go on.
struct Step {
    enum class Kind {
        hear,      ///< feed() more
        recipient, ///< answer_recipient(), for the address in `octets`
        begin,     ///< a mail is about to come: answer_begin()
        octets,    ///< these belong to the mail
        drop,      ///< what came of the mail is not needed: it is refused once it has ended
        end,       ///< the mail is whole: answer_mail()
        close,     ///< end the connection, when the replies have been said
    };
    Kind kind = Kind::hear;
    std::string_view octets; ///< valid until the next call
};

/// Why a mail cannot be kept here, though it may be elsewhere or later.
enum class Trouble {
    disk_full, ///< 452 4.3.1
    fault,     ///< 451 4.3.0
};

class Conversation {
  public:
    /// `host` is the name that the server gives itself: ASCII without spaces.
    Conversation(const Limits& limits, std::string host);

    /// What the client said. Bounded by the caller: it is fed only when Kind::hear asks for it.
    void feed(std::string_view octets);
    Step next();

    /// What is to be said to the client now; empties it.
    std::string take_replies();

    void answer_recipient(const Answer& answer);
    /// Nothing: the mail may come (354). Otherwise it may not.
    void answer_begin(std::optional<Trouble> trouble);
    /// One a recipient, in their order; any other number counts as Trouble::fault.
    void answer_mail(const std::vector<Answer>& answers);
    /// While a mail comes: it cannot be kept. The rest is gone through and then refused.
    void fail_mail(Trouble trouble);
    /// Instead of the greeting: "4.3.2 Too many connections".
    void refuse(std::string_view words);
    /// The last words (421), whatever the client was saying: "4.4.2 That took too long".
    void say_goodbye(std::string_view words);

    [[nodiscard]] bool is_in_mail() const { return state_ == State::mail; }
    [[nodiscard]] const Envelope& envelope() const { return envelope_; }
    /// Rises with every command that was read whole.
    [[nodiscard]] std::size_t commands() const { return commands_; }

  private:
    enum class State { commands, asking_recipient, asking_begin, mail, asking_mail, closed };

    struct Line {
        std::string text;
        bool too_long = false, bare_line_feed = false;
    };
    [[nodiscard]] std::string_view unread() const;
    std::optional<Line> take_line();
    Step take_command(const Line& line);
    Step run(const Command& command);
    void greet(const Command& command);
    void begin_envelope(const Command& command);
    Step ask_recipient(const Command& command);
    Step ask_begin(const Command& command);
    Step read_mail();
    void refuse_ended_mail();

    void say(std::string_view reply);
    /// Says that the client is wrong, which is counted.
    void say_error(std::string_view reply);
    void say_for_all(std::string_view reply);
    void forget();
    void close();

    const Limits limits_;
    const std::string host_;
    State state_ = State::commands;
    std::string input_, replies_, octets_;
    std::size_t read_ = 0;       ///< of the input
    bool skipping_line_ = false; ///< the rest of one that was too long
    bool greeted_ = false;
    std::optional<std::string> sender_;
    std::string candidate_; ///< the recipient that is asked about
    Envelope envelope_;
    std::optional<DataReader> reader_;
    std::optional<Trouble> trouble_;
    bool dropped_ = false;
    std::size_t commands_ = 0, errors_ = 0;
};

} // namespace radslag::lmtp
