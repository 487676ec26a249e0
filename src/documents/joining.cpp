// See joining.hpp. Look next at src/reader_program/joining.hpp, which does it.
#include "documents/joining.hpp"

#include "documents/program/joining_wire.hpp"
#include "documents/program/request.hpp"
#include "platform/process/run.hpp"

namespace radslag::documents {

namespace {

constexpr std::size_t most_own_bytes = 64U << 20U;
constexpr int seconds_to_measure = 15; ///< of the processor; some milliseconds are usual
constexpr int seconds_to_join = 60;

process::Command command_for(Mode mode, int seconds) {
    Request request{mode, {}};
    request.limits.seconds = seconds;
    request.limits.file_bytes = most_enclosed_bytes + most_own_bytes;
    return {process::beside_us("radslag-read", "RADSLAG_READ"), to_arguments(request),
            std::chrono::seconds(wall_seconds(request)), 2 * request.limits.file_bytes};
}

bool is_done(const std::optional<process::Answer>& answer) {
    return answer && answer->end == process::End::done && answer->status == 0;
}

} // namespace

Measured measure(const std::filesystem::path& pdf) {
    std::error_code error;
    const auto size = std::filesystem::file_size(pdf, error);
    if (error || size > most_enclosed_bytes)
        return {};
    process::Input input;
    input.add_file(pdf, size);
    std::string said;
    const auto answer = process::run(command_for(Mode::measure, seconds_to_measure), input,
                                     [&said](std::string_view piece) { said += piece; });
    return is_done(answer) ? measured_in(said) : Measured{};
}

bool join(std::string_view own, const std::vector<Enclosed>& files,
          const std::function<void(std::string_view)>& take) {
    process::Input input;
    input.add(head_of_own(own.size()));
    input.add(own);
    for (const Enclosed& each : files) {
        input.add(head_of(each));
        input.add_file(each.file, each.bytes);
    }
    return is_done(process::run(command_for(Mode::join, seconds_to_join), input, take));
}

} // namespace radslag::documents
