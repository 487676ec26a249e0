// Runs a small program of ours on one input, confined in time and in how much it may answer:
// radslag-read and radslag-print. What the program does is not believed; the caller judges it.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace radslag::process {

/// What a program gets as its standard input, put together piece by piece: it lies in the kernel's
/// memory, not in ours, and nowhere on the disk. All throw std::system_error.
class Input {
  public:
    Input();
    ~Input();
    Input(const Input&) = delete;
    Input& operator=(const Input&) = delete;

    void add(std::string_view bytes);
    /// The whole file, which must have `size` bytes.
    void add_file(const std::filesystem::path& file, std::size_t size);

    [[nodiscard]] int number() const { return number_; } ///< of the open file

  private:
    int number_;
};

struct Command {
    std::filesystem::path program;
    std::vector<std::string> arguments;
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
/// environment. `input` is its standard input, which it can map and seek in. Nothing when it cannot
/// be started. Throws std::system_error when the machine refuses a pipe or memory.
std::optional<Answer> run(const Command& command, std::string_view input);

/// The same with an input that was put together before, and with an answer that is not kept: each
/// piece of it goes to `take` as it comes. What `take` throws ends the program and comes out here.
std::optional<Answer> run(const Command& command, const Input& input,
                          const std::function<void(std::string_view)>& take);

} // namespace radslag::process
