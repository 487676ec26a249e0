// The seam behind which mail leaves the program. smtp.hpp is the one that does it; tests and other
// ways out have their own.
#pragma once

#include "platform/base/result.hpp"

#include <string>
#include <string_view>

namespace radslag::mail {

enum class Outcome {
    accepted, ///< the server answers for it from now on
    refused,  ///< for good: this mail to this recipient is not to be tried again
    later,    ///< not now: no connection, no answer in time, or the server says so
};

struct Delivery {
    Outcome outcome = Outcome::later;
    /// The server's answer in its own words, or how the connection failed, in English: one line of
    /// at most 500 characters. It may name the recipient, so it is no text for the log.
    std::string answer;
};

class Transport {
  public:
    virtual ~Transport() = default;

    /// Hands one mail to the server. `envelope_from` is where reports of failure go (RFC 5321,
    /// 3.6.3); empty: nobody wants them. `envelope_to` is the one recipient. `octets` are those of
    /// built(). What was accepted may come twice when the answer was lost on its way to us.
    /// Errors: invalid when an address is none; unavailable when whoever runs this has to put
    /// something right before any mail can go: then it may be tried again.
    virtual Result<Delivery> send(std::string_view envelope_from, std::string_view envelope_to,
                                  std::string_view octets) = 0;
};

} // namespace radslag::mail
