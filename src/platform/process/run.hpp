// Runs a small program of ours on one input, confined in time and in how much it may answer:
// radslag-read and radslag-print. What the program does is not believed; the caller judges it.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace radslag::process {

struct Command {
    std::filesystem::path program;
    std::vector<std::string> arguments;
    std::string_view input;       ///< its standard input, which it can map and seek in
    std::chrono::seconds time{0}; ///< by the clock on the wall; then it is killed
    std::size_t answer_bytes = 0; ///< most that it may answer; then it is killed
};

enum class End { done, late, too_much };

struct Answer {
    End end = End::late;
    int status = 0; ///< as waitpid(2) gives it
    std::string output;
};

/// Where a program lies that belongs beside ours; `variable` names one of the environment that
/// points elsewhere.
std::filesystem::path beside_us(std::string_view program, const char* variable);

/// Runs it to its end, in a process group of its own that is killed whole, without our files and
/// environment. Nothing when it cannot be started. Throws std::system_error when the machine
/// refuses a pipe or memory.
std::optional<Answer> run(const Command& command);

} // namespace radslag::process
