// The command line of radslag-read; see request.hpp.
#include "documents/program/request.hpp"

#include <array>
#include <charconv>

namespace radslag::documents {

namespace {

constexpr std::array<std::string_view, 6> modes{"pdf", "ocr", "doc", "msg", "measure", "join"};

template <class Number>
bool parse(std::string_view text, Number& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size();
}

} // namespace

std::vector<std::string> to_arguments(const Request& request) {
    const Limits& limits = request.limits;
    return {std::string(modes[static_cast<std::size_t>(request.mode)]),
            std::to_string(limits.file_bytes),
            std::to_string(limits.unpacked_bytes),
            std::to_string(limits.text_bytes),
            std::to_string(limits.blocks),
            std::to_string(limits.seconds)};
}

std::optional<Request> parse_arguments(std::span<const char* const> arguments) {
    if (arguments.empty() || (arguments.size() != 1 && arguments.size() != 6))
        return std::nullopt;
    Request request;
    bool known = false;
    for (std::size_t i = 0; i < modes.size(); ++i)
        if (arguments[0] == modes[i]) {
            request.mode = static_cast<Mode>(i);
            known = true;
        }
    if (!known)
        return std::nullopt;
    Limits& limits = request.limits;
    if (arguments.size() == 6 &&
        !(parse(arguments[1], limits.file_bytes) && parse(arguments[2], limits.unpacked_bytes) &&
          parse(arguments[3], limits.text_bytes) && parse(arguments[4], limits.blocks) &&
          parse(arguments[5], limits.seconds)))
        return std::nullopt;
    return request;
}

int wall_seconds(const Request& request) {
    return request.limits.seconds * (request.mode == Mode::ocr ? 5 : 2);
}

} // namespace radslag::documents
