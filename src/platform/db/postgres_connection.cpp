// libpq's C API behind a Session: preparing, binding, and which of the server's error codes mean
// that the transaction should run again or that the server is away.
#include "platform/db/postgres_connection.hpp"

#include "platform/db/dialect.hpp"
#include "platform/db/postgres_row.hpp"
#include "platform/log/log.hpp"

#include <fmt/format.h>
#include <libpq-fe.h>

#include <charconv>

namespace radslag::db {

namespace {

/// What a session begins with. Nothing is told as saved before it is on the server's disk. Short
/// statements gain nothing from compilation. Every statement of a page finds its rows by an index:
/// a plan that was made while the tables were empty would read them whole, and is kept for long.
/// The ledger's payloads are half random salt, on which pglz spends 3 ms where lz4 gives up at
/// once.
constexpr std::string_view settings = R"(
SELECT set_config('synchronous_commit', 'on', false)
    WHERE current_setting('synchronous_commit') = 'off';
SET jit = off;
SET enable_seqscan = off;
SELECT set_config('default_toast_compression', 'lz4', false) FROM pg_settings
    WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals);
)";

/// The first line of what libpq or the server says; the rest is advice for people at a terminal.
std::string first_line(const char* message) {
    const std::string_view text = message ? message : "";
    return std::string(text.substr(0, text.find('\n')));
}

/// Statements sent before their answers are asked for, and after how many the server is given what
/// it can begin with.
constexpr std::size_t most_awaited = 128;
constexpr std::size_t sent_at_once = 16;

/// Parameters in the shape that libpq takes: texts and bytes as they are, integers as digits, from
/// which the server makes whatever integer type stands there.
class Bound {
  public:
    Bound(const Statement& statement, Parameters parameters)
        : digits_(parameters.size()), values_(parameters.size()), lengths_(parameters.size()),
          formats_(parameters.size()) {
        for (std::size_t i = 0; i < parameters.size(); ++i) {
            const auto& value = parameters[i].value();
            if (const auto* integer = std::get_if<std::int64_t>(&value)) {
                auto& digits = digits_[i];
                *std::to_chars(digits.data(), digits.data() + digits.size(), *integer).ptr = '\0';
                values_[i] = digits.data();
            } else if (const auto* text = std::get_if<std::string_view>(&value)) {
                require_text(*text, statement);
                put_binary(i, text->data(), text->size());
            } else if (const auto* bytes = std::get_if<Parameter::Bytes>(&value)) {
                put_binary(i, reinterpret_cast<const char*>(bytes->data()), bytes->size());
            }
        }
    }

    [[nodiscard]] int count() const { return static_cast<int>(values_.size()); }
    [[nodiscard]] const char* const* values() const { return values_.data(); }
    [[nodiscard]] const int* lengths() const { return lengths_.data(); }
    [[nodiscard]] const int* formats() const { return formats_.data(); }

  private:
    void put_binary(std::size_t i, const char* data, std::size_t size) {
        values_[i] = size == 0 ? "" : data;
        lengths_[i] = static_cast<int>(size);
        formats_[i] = 1;
    }

    std::vector<std::array<char, 24>> digits_;
    std::vector<const char*> values_;
    std::vector<int> lengths_;
    std::vector<int> formats_;
};

void log_notice(void*, const char* message) {
    log::debug("postgresql gives notice", {{"notice", first_line(message)}});
}

const char* begin_text(Access access) {
    switch (access) {
    case Access::read:
        return "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
    case Access::write:
        return "BEGIN ISOLATION LEVEL SERIALIZABLE";
    case Access::write_each_statement:
    case Access::write_derived:
        break;
    }
    return "BEGIN ISOLATION LEVEL READ COMMITTED";
}

} // namespace

void PostgresConnection::Finish::operator()(pg_conn* connection) const {
    PQfinish(connection);
}

void PostgresConnection::Clear::operator()(pg_result* result) const {
    PQclear(result);
}

PostgresConnection::PostgresConnection(const std::string& url, const Clock& clock,
                                       std::chrono::milliseconds slow)
    : Connection(clock, slow) {
    // What the URL says of the same keys comes last and wins.
    const char* const keys[] = {"client_encoding", "fallback_application_name",
                                "connect_timeout", "tcp_user_timeout",
                                "dbname",          nullptr};
    const char* const values[] = {"UTF8", "radslag", "5", "15000", url.c_str(), nullptr};
    handle_.reset(PQconnectdbParams(keys, values, 1));
    if (!handle_ || PQstatus(handle_.get()) != CONNECTION_OK)
        throw Unavailable(fmt::format("cannot connect to the PostgreSQL server: {}",
                                      first_line(PQerrorMessage(handle_.get()))));
    PQsetNoticeProcessor(handle_.get(), log_notice, nullptr);
    script(settings);
}

void PostgresConnection::begin(Access access) {
    settle(); // how the last reading ended
    if (access == Access::read)
        require_open();
    start_action();
    send({"begin", begin_text(access)}, {}, {}); // travels with the first statement
    if (access == Access::write_derived)
        send({"begin.derived", "SET LOCAL synchronous_commit = off"}, {}, {});
}

// A server that was started anew has closed all connections, which is better known before anything
// is read. It sends why it closes one, and only after that the end is seen.
void PostgresConnection::require_open() {
    if (PQconsumeInput(handle_.get()) == 1 && PQconsumeInput(handle_.get()) == 1 &&
        PQstatus(handle_.get()) == CONNECTION_OK)
        return;
    broken_ = true;
    throw Unavailable("the server has closed the connection");
}

void PostgresConnection::commit() {
    require_committable();
    const Answer answer = run_text({"commit", "COMMIT"});
    // A transaction in which something failed answers COMMIT with ROLLBACK, and no error.
    if (std::string_view(PQcmdStatus(answer.get())) != "COMMIT")
        throw Fault("the transaction was undone by the server");
}

void PostgresConnection::rollback() noexcept {
    waiting_ = {};
    try {
        settle();
    } catch (const std::exception&) { // what it wrote is undone all the same
    }
    if (PQtransactionStatus(handle_.get()) != PQTRANS_IDLE) {
        const Answer answer(PQexec(handle_.get(), "ROLLBACK"));
        broken_ = broken_ || PQresultStatus(answer.get()) != PGRES_COMMAND_OK;
    }
    broken_ = broken_ || PQstatus(handle_.get()) != CONNECTION_OK;
}

void PostgresConnection::end_reading() noexcept {
    try {
        settle();
        send({"rollback", "ROLLBACK"}, {}, {});
        is_synced_ = PQpipelineSync(handle_.get()) == 1;
        broken_ = broken_ || !is_synced_;
    } catch (const std::exception&) {
        rollback();
    }
}

// They travel with the next statement that waits for its answer.
void PostgresConnection::savepoint() {
    start_action();
    send({"savepoint", "SAVEPOINT action"}, {}, {});
}

void PostgresConnection::release() {
    send({"release", "RELEASE SAVEPOINT action"}, {}, {});
}

void PostgresConnection::take_back() {
    waiting_ = {};
    try {
        settle();
    } catch (const std::exception&) { // what it wrote is undone all the same
    }
    if (broken_)
        throw Unavailable("the connection was lost");
    start_action(); // nothing of it forbids the commit of the others
    run_text({"take back", "ROLLBACK TO SAVEPOINT action; RELEASE SAVEPOINT action"});
}

void PostgresConnection::finish_action() {
    settle();
    require_committable();
}

void PostgresConnection::script(std::string_view sql) {
    const std::string text = migration_for_postgres(sql);
    const Statement statement{"script", text};
    run_text(statement);
}

PostgresConnection::Answer PostgresConnection::run_text(const Statement& statement) {
    settle();
    const Running running(*this, statement);
    Answer answer(PQexec(handle_.get(), std::string(statement.sql).c_str()));
    const auto status = PQresultStatus(answer.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
        fail(statement, answer.get());
    return answer;
}

const std::string& PostgresConnection::prepare(const Statement& statement) {
    if (const auto found = prepared_.find(statement.sql); found != prepared_.end())
        return found->second;
    settle();
    const std::string name = fmt::format("s{}", prepared_.size());
    const std::string text = statement_for_postgres(statement.sql);
    const Answer answer(PQprepare(handle_.get(), name.c_str(), text.c_str(), 0, nullptr));
    if (PQresultStatus(answer.get()) != PGRES_COMMAND_OK)
        fail(statement, answer.get());
    log_prepared(statement, text);
    return prepared_.emplace(statement.sql, name).first->second;
}

PostgresConnection::Answer PostgresConnection::run(const Statement& statement,
                                                   Parameters parameters) {
    settle();
    const std::string& name = prepare(statement);
    const Bound bound(statement, parameters);
    Answer answer(PQexecPrepared(handle_.get(), name.c_str(), bound.count(), bound.values(),
                                 bound.lengths(), bound.formats(), 1));
    const auto status = PQresultStatus(answer.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
        fail(statement, answer.get());
    return answer;
}

void PostgresConnection::query(const Statement& statement, Parameters parameters,
                               const std::function<void(const Row&)>& each) {
    require_committable();
    const Running running(*this, statement);
    send_waiting();
    if (!awaited_.empty()) { // one way there and back for all
        send(statement, parameters, {each});
        settle();
        return;
    }
    const Answer answer = run(statement, parameters);
    give_rows(answer.get(), {&each, 1});
}

void PostgresConnection::give_rows(const pg_result* answer, std::span<const Each> each) {
    PostgresRow row(answer);
    const auto rows = static_cast<std::size_t>(PQntuples(answer));
    for (std::size_t i = 0; i < rows; ++i) {
        row.go_to(static_cast<int>(i));
        each[each.size() == 1 ? 0 : i](row);
    }
}

// libpq's pipeline mode (PostgreSQL's manual, 34.5): an import is some hundreds of inserts a
// document, and a way there and back for each costs more than the insert. Inserts by one statement
// go several rows at once, since half of what is left is the cost of a statement.
void PostgresConnection::query_later(const Statement& statement, Parameters parameters,
                                     std::function<void(const Row&)> each) {
    require_committable();
    if (awaited_.size() >= most_awaited)
        settle();
    const Running running(*this, statement);
    if (waiting_.statement.sql != statement.sql) {
        send_waiting();
        if (!group_texts_.can_group(statement.sql)) {
            send(statement, parameters, {std::move(each)});
            return;
        }
        waiting_.statement = statement;
    }
    waiting_.parameters.emplace_back(parameters);
    waiting_.each.push_back(std::move(each));
    if (waiting_.each.size() == rows_in_group[0])
        send_waiting();
}

void PostgresConnection::send_waiting() {
    WaitingRows waiting = std::exchange(waiting_, {});
    const auto& [name, sql] = waiting.statement;
    for (std::size_t sent = 0; sent < waiting.each.size();) {
        std::size_t rows = 1;
        for (const std::size_t group : rows_in_group)
            if (rows == 1 && sent + group <= waiting.each.size())
                rows = group;
        std::vector<Parameter> parameters;
        std::vector<Each> each;
        for (std::size_t i = sent; i < sent + rows; ++i) {
            const Parameters row = waiting.parameters[i].all();
            parameters.insert(parameters.end(), row.begin(), row.end());
            each.push_back(std::move(waiting.each[i]));
        }
        try {
            send({name, rows == 1 ? sql : group_texts_.text(sql, rows)}, parameters,
                 std::move(each));
        } catch (...) {
            forbid_commit("a statement had failed before");
            throw;
        }
        sent += rows;
    }
}

void PostgresConnection::send(const Statement& statement, Parameters parameters,
                              std::vector<Each> each) {
    const std::string& name = prepare(statement);
    const Bound bound(statement, parameters);
    if (awaited_.empty() && PQenterPipelineMode(handle_.get()) != 1)
        fail(statement, nullptr);
    awaited_.push_back({statement, std::move(each)});
    if (PQsendQueryPrepared(handle_.get(), name.c_str(), bound.count(), bound.values(),
                            bound.lengths(), bound.formats(), 1) != 1 ||
        (awaited_.size() % sent_at_once == 0 && PQflush(handle_.get()) < 0)) {
        broken_ = true;
        fail(statement, nullptr);
    }
}

void PostgresConnection::settle() {
    send_waiting();
    if (awaited_.empty())
        return;
    const std::vector<Awaited> all = std::exchange(awaited_, {});
    std::exception_ptr first_fault;
    broken_ = broken_ || (!std::exchange(is_synced_, false) && PQpipelineSync(handle_.get()) != 1);
    for (const Awaited& awaited : all) {
        try {
            take_answer(awaited);
        } catch (...) {
            if (!first_fault)
                first_fault = std::current_exception();
        }
    }
    const Answer end(PQgetResult(handle_.get()));
    broken_ = broken_ || PQresultStatus(end.get()) != PGRES_PIPELINE_SYNC ||
              PQexitPipelineMode(handle_.get()) != 1;
    if (first_fault) {
        forbid_commit("a statement had failed before");
        std::rethrow_exception(first_fault);
    }
}

void PostgresConnection::take_answer(const Awaited& awaited) {
    const Answer answer(PQgetResult(handle_.get()));
    if (answer) // A null ends what one statement gave.
        const Answer end(PQgetResult(handle_.get()));
    switch (PQresultStatus(answer.get())) {
    case PGRES_TUPLES_OK:
        give_rows(answer.get(), awaited.each);
        return;
    case PGRES_COMMAND_OK:
    case PGRES_PIPELINE_ABORTED: // after one that failed, whose fault is the one to tell
        return;
    default:
        fail(awaited.statement, answer.get());
    }
}

std::int64_t PostgresConnection::execute(const Statement& statement, Parameters parameters) {
    require_committable();
    const Running running(*this, statement);
    const Answer answer = run(statement, parameters);
    if (PQresultStatus(answer.get()) == PGRES_TUPLES_OK)
        throw Fault(fmt::format("statement {} gives rows: query it", statement.name));
    const std::string_view changed = PQcmdTuples(answer.get());
    std::int64_t count = 0;
    std::from_chars(changed.data(), changed.data() + changed.size(), count);
    return count;
}

void PostgresConnection::fail(const Statement& statement, const pg_result* answer) {
    const char* field = PQresultErrorField(answer, PG_DIAG_SQLSTATE);
    const std::string state = field ? field : "";
    const char* primary = PQresultErrorField(answer, PG_DIAG_MESSAGE_PRIMARY);
    // Messages of class 22 (data) quote the value, which has no place in a log.
    const std::string sentence = fmt::format("statement {}: {} ({})", statement.name,
                                             state.starts_with("22") ? "a value does not fit"
                                             : primary               ? primary
                                                       : first_line(PQerrorMessage(handle_.get())),
                                             state);
    if (state == "40001" || state == "40P01")
        throw Conflict(sentence);
    if (state == "23505")
        throw DuplicateRow(sentence);
    broken_ = broken_ || PQstatus(handle_.get()) != CONNECTION_OK;
    const std::string_view family = std::string_view(state).substr(0, 2);
    const bool passing = family == "08" || family == "53" || family == "57" || family == "58" ||
                         state == "25006" || state == "55P03";
    if (broken_ || passing)
        throw Unavailable(sentence);
    throw Fault(sentence);
}

} // namespace radslag::db
