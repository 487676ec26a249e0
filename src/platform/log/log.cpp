// Writes the log through spdlog, which gives the time, the level and whole lines from many threads.
// Declared in log.hpp.
#include "platform/log/log.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <array>
#include <memory>

namespace radslag::log {
namespace {

struct Name {
    Level level;
    std::string_view name;
    spdlog::level::level_enum theirs;
};
constexpr std::array<Name, 5> names{{{Level::debug, "debug", spdlog::level::debug},
                                     {Level::info, "info", spdlog::level::info},
                                     {Level::warning, "warning", spdlog::level::warn},
                                     {Level::error, "error", spdlog::level::err},
                                     {Level::off, "off", spdlog::level::off}}};

spdlog::level::level_enum theirs(Level level) {
    return names.at(static_cast<std::size_t>(level)).theirs;
}

std::shared_ptr<spdlog::logger> make_logger() {
    auto logger = std::make_shared<spdlog::logger>(
        "radslag", std::make_shared<spdlog::sinks::stderr_sink_mt>());
    logger->set_pattern(R"({"time":"%Y-%m-%dT%H:%M:%S.%eZ",%v})", spdlog::pattern_time_type::utc);
    logger->flush_on(spdlog::level::debug);
    return logger;
}

spdlog::logger& logger() {
    static const std::shared_ptr<spdlog::logger> the_logger = make_logger();
    return *the_logger;
}

thread_local std::string_view current_request;

/// A JSON string (RFC 8259 §7); bytes that are not UTF-8 are the writer's concern, not the log's.
void append_quoted(std::string& line, std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    line += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            line += '\\';
            line += c;
        } else if (byte < 0x20 || byte == 0x7f) {
            line += "\\u00";
            line += digits[byte >> 4U];
            line += digits[byte & 15U];
        } else {
            line += c;
        }
    }
    line += '"';
}

} // namespace

std::optional<Level> parse_level(std::string_view name) {
    for (const Name& known : names)
        if (known.name == name)
            return known.level;
    return std::nullopt;
}

void set_level(Level level) {
    logger().set_level(theirs(level));
}

bool is_logged(Level level) {
    return logger().should_log(theirs(level));
}

void Field::append_to(std::string& line) const {
    line += ',';
    append_quoted(line, name_);
    line += ':';
    if (is_number_)
        line += std::to_string(number_);
    else
        append_quoted(line, text_);
}

void write(Level level, std::string_view message, std::initializer_list<Field> fields) {
    if (!is_logged(level))
        return;
    std::string line = R"("level":")";
    line += names.at(static_cast<std::size_t>(level)).name;
    line += R"(","message":)";
    append_quoted(line, message);
    if (!current_request.empty())
        Field("request", current_request).append_to(line);
    for (const Field& field : fields)
        field.append_to(line);
    logger().log(theirs(level), spdlog::string_view_t(line.data(), line.size()));
}

RequestScope::RequestScope(std::string_view id) : before_(current_request) {
    current_request = id;
}

RequestScope::~RequestScope() {
    current_request = before_;
}

} // namespace radslag::log
