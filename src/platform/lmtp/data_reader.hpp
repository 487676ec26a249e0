// The octets of a mail out of what follows DATA (RFC 5321, 4.1.1.4 and 4.5.2), as they come, with
// no more kept than a state. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace radslag::lmtp {

/// Why a mail cannot be taken whatever else it holds.
enum class DataFault {
    none,
    too_large,
    bare_line_feed, ///< servers disagree about where a line, and the mail, ends (RFC 5321, 2.3.8)
    nul,            ///< no text of 7 or 8 bits has it (RFC 2045, 2.7 and 2.8)
};

class DataReader {
  public:
    /// `most_octets` a mail may have.
    explicit DataReader(std::uint64_t most_octets) : most_octets_(most_octets) {}

    /// Takes what belongs to the mail off `input` and adds its octets to `octets`: dots that were
    /// stuffed are taken out. After a fault nothing is added any more, and the rest is only gone
    /// through. Takes nothing once the mail has ended.
    void read(std::string_view& input, std::string& octets);

    /// The end has been read: CR LF "." CR LF and nothing else, or see is_ambiguous().
    [[nodiscard]] bool has_ended() const { return state_ == State::ended; }

    /// It ended in a way that some servers take for the end and others do not, which is how a
    /// second mail is smuggled inside the first: bare line feeds around the dot. The fault is
    /// `bare_line_feed`; what follows may belong to this mail or not.
    [[nodiscard]] bool is_ambiguous() const { return ambiguous_; }

    [[nodiscard]] DataFault fault() const { return fault_; }
    [[nodiscard]] std::uint64_t octets() const { return count_; }

  private:
    enum class State { line_start, text, after_cr, dot, dot_cr, ended };

    void take(char each, std::string& octets);
    void take_at_start(char each, std::string& octets);
    void take_text(char each, std::string& octets);
    void add(std::string_view piece, std::string& octets);
    void take_bare_line_feed();
    void note(DataFault fault);

    std::uint64_t most_octets_;
    std::uint64_t count_ = 0;
    State state_ = State::line_start;
    DataFault fault_ = DataFault::none;
    bool after_bare_line_feed_ = false;
    bool ambiguous_ = false;
};

} // namespace radslag::lmtp
