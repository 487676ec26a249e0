// Processes that radslag-read starts for parts of its work, each behind walls of its own
// (confine.hpp): our own reading of pictures, and the converters of others.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace radslag::reader_program {

/// Runs `work` in a process that can do nothing but compute, and gives what it returned; empty
/// when it died or gave more than `bound` bytes.
std::string compute_apart(const std::function<std::string()>& work, std::size_t bound);

/// Where a program stands under /usr/local/bin, /usr/bin or /bin; empty when it is not installed.
std::string installed(const std::string& program);

/// Runs a converter with this open file as its input, from its beginning, and gives what it
/// printed; nothing when it failed or printed more than `bound` bytes.
std::optional<std::string> convert(const std::vector<std::string>& command, int input,
                                   std::size_t bound);

/// The bytes as an open file without a place on the disk. Throws std::system_error.
int memory_file(const std::string& bytes);

} // namespace radslag::reader_program
