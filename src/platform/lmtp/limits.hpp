// How much and how slowly a sending server may send: every limit of the LMTP server in one place.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace radslag::lmtp {

struct Limits {
    std::uint64_t mail_octets = 28U << 20U; ///< of one mail as SIZE counts (RFC 1870, 4)
    std::size_t recipients = 100;           ///< of one mail; no fewer by RFC 5321, 4.5.3.1.8
    std::size_t line_octets = 2048; ///< of a command with its end; 512 and what extensions add
    std::size_t commands = 10'000;  ///< of one connection
    std::size_t errors = 20;        ///< of one connection, refused recipients not among them
    std::size_t connections = 20;   ///< at once
    /// From an answer to the end of the next command, and for the client to read an answer.
    std::chrono::milliseconds command_time{300'000}; ///< RFC 5321, 4.5.3.2.7
    std::chrono::milliseconds piece_time{180'000};   ///< between two pieces of a mail (4.5.3.2.5)
    std::chrono::milliseconds mail_time{600'000};    ///< a whole mail
    std::chrono::milliseconds stop_time{10'000}; ///< for mails on their way when the server stops
};

} // namespace radslag::lmtp
