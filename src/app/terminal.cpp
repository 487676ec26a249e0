// See terminal.hpp.
#include "app/terminal.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

namespace radslag::app {

void say(std::string_view line) {
    fmt::print(stderr, "{}\n", line);
}

void say(i18n::Language language, const Error& error) {
    say(i18n::to_text(language, error.message));
    for (const FieldError& field : error.fields)
        say(fmt::format("  {}: {}", field.field, i18n::to_text(language, field.message)));
}

ProgressLine::ProgressLine() : terminal_(isatty(STDERR_FILENO) == 1) {}

ProgressLine::~ProgressLine() {
    clear();
}

void ProgressLine::show(std::string_view line) {
    if (!terminal_)
        return;
    fmt::print(stderr, "\r\033[K{}", line);
    std::fflush(stderr);
    shown_ = true;
}

void ProgressLine::clear() {
    if (shown_)
        fmt::print(stderr, "\r\033[K");
    shown_ = false;
}

} // namespace radslag::app
