// The log: one JSON object a line on standard error, for whoever runs the server. What a user is
// told is said elsewhere. No personal data and no query strings belong here.
#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace radslag::log {

enum class Level { debug, info, warning, error, off };

/// "debug", "info", "warning", "error" or "off"; nothing for anything else.
std::optional<Level> parse_level(std::string_view name);

/// Lines below this level are left out. At start: info.
void set_level(Level level);
[[nodiscard]] bool is_logged(Level level);

/// A named value in a line.
class Field {
  public:
    Field(std::string_view name, std::string_view value) : name_(name), text_(value) {}
    template <std::integral T>
    Field(std::string_view name, T value)
        : name_(name), number_(static_cast<std::int64_t>(value)), is_number_(true) {}

    void append_to(std::string& line) const;

  private:
    std::string_view name_, text_;
    std::int64_t number_ = 0;
    bool is_number_ = false;
};

/// Writes a line with time, level, the request's id where one is at work on this thread, the
/// message and the fields. `message` is the same words every time, so that one can search for it.
void write(Level level, std::string_view message, std::initializer_list<Field> fields = {});

inline void debug(std::string_view message, std::initializer_list<Field> fields = {}) {
    write(Level::debug, message, fields);
}
inline void info(std::string_view message, std::initializer_list<Field> fields = {}) {
    write(Level::info, message, fields);
}
inline void warning(std::string_view message, std::initializer_list<Field> fields = {}) {
    write(Level::warning, message, fields);
}
inline void error(std::string_view message, std::initializer_list<Field> fields = {}) {
    write(Level::error, message, fields);
}

/// While it lives, lines written on this thread carry the request's id. May be nested.
class RequestScope {
  public:
    explicit RequestScope(std::string_view id);
    ~RequestScope();
    RequestScope(const RequestScope&) = delete;
    RequestScope& operator=(const RequestScope&) = delete;

  private:
    std::string_view before_;
};

} // namespace radslag::log
