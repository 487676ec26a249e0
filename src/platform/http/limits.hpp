// How much and how slowly clients may send: every limit of the server in one place. server.hpp
// takes them from the settings.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace radslag::http {

struct Limits {
    std::size_t header_bytes = 16U << 10U;       ///< request line and headers
    std::uint64_t form_bytes = 1'000'000;        ///< a body without files
    std::uint64_t file_bytes = 100'000'000;      ///< one file
    std::size_t batch_files = 500;               ///< files in one request
    std::uint64_t few_files_bytes = 250'000'000; ///< a request with the few files of one form
    std::uint64_t batch_bytes = 2'000'000'000;   ///< a request with files
    std::size_t fields = 1000;                   ///< in one form
    /// Beyond them who waits longest for its client is closed; where none waits, 503 and
    /// Retry-After.
    std::size_t connections = 4096;
    std::size_t waiting_requests = 512; ///< for a thread; beyond them 503 and Retry-After
    std::chrono::milliseconds header_time{10'000}; ///< from the first byte to the end of headers
    std::chrono::milliseconds idle_time{60'000};   ///< between two requests
    /// A body, either way, may take this long and besides as long as its bytes take at the slowest
    /// speed.
    std::chrono::milliseconds stall_time{15'000};
    std::uint64_t bytes_per_second = 1000;
    std::chrono::milliseconds stop_time{10'000}; ///< for what still runs when the server stops
};

} // namespace radslag::http
