// What both engines' connections share: the rules of a running statement and of the text that may
// be bound. The engines follow in sqlite_connection.cpp and postgres_connection.cpp.
#include "platform/db/connection.hpp"

#include "platform/base/utf8.hpp"
#include "platform/log/log.hpp"

#include <fmt/format.h>

#include <exception>

namespace radslag::db {

namespace {
thread_local const Database* entered = nullptr;
}

void Connection::after_commit(std::function<void()> after) {
    after_commit_.push_back(std::move(after));
}

void Connection::forbid_commit(std::string_view reason) {
    if (!forbidden_)
        forbidden_ = reason;
}

void Connection::require_committable() const {
    if (forbidden_)
        throw Fault(*forbidden_);
}

void Connection::start_action() {
    now_ = clock_.now();
    forbidden_.reset();
    after_commit_.clear();
    has_written_ = false;
}

Connection::Running::Running(Connection& connection, const Statement& statement)
    : connection_(connection), statement_(statement), started_(std::chrono::steady_clock::now()),
      exceptions_(std::uncaught_exceptions()) {
    if (connection.running_)
        throw std::logic_error(
            fmt::format("statement {} inside another's rows on one session", statement.name));
    connection.running_ = true;
    connection.has_written_ |= !statement.sql.starts_with("SELECT");
}

Connection::Running::~Running() {
    connection_.running_ = false;
    if (std::uncaught_exceptions() > exceptions_)
        connection_.forbid_commit(fmt::format("statement {} had failed before", statement_.name));
    const auto taken = std::chrono::steady_clock::now() - started_;
    if (taken >= connection_.slow_)
        log::warning("slow statement",
                     {{"statement", statement_.name},
                      {"milliseconds",
                       std::chrono::duration_cast<std::chrono::milliseconds>(taken).count()}});
}

void log_prepared(const Statement& statement, std::string_view sql) {
    log::debug("statement prepared", {{"statement", statement.name}, {"sql", sql}});
}

void run_after_commit(const std::vector<std::function<void()>>& callbacks) {
    for (const auto& callback : callbacks) {
        try {
            callback();
        } catch (const std::exception& error) {
            log::error("work after a commit failed", {{"error", error.what()}});
        }
    }
}

void require_text(std::string_view text, const Statement& statement) {
    if (!is_text(text))
        throw Fault(fmt::format("statement {}: a text is not UTF-8 or holds NUL", statement.name));
}

Entered::Entered(const Database& database) : outer_(entered) {
    if (entered == &database)
        throw std::logic_error("read() or write() inside another on the same database");
    entered = &database;
}

Entered::~Entered() {
    entered = outer_;
}

} // namespace radslag::db
