// The seam to the database: named statements, bound parameters, rows, transactions. SQLite and
// PostgreSQL stand behind it (sqlite.cpp, postgres.cpp); migrations.hpp makes the tables.
#pragma once

#include "platform/base/clock.hpp"
#include "platform/base/ids.hpp"
#include "platform/base/passing.hpp"
#include "platform/base/result.hpp"

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>

namespace radslag::db {

enum class Engine { sqlite, postgres };

/// One SQL text with the name under which it shows in the log of slow queries. Parameters are $1,
/// $2 …. Both views must point to text that outlives the database (string literals).
struct Statement {
    std::string_view name;
    std::string_view sql;
};

/// A value to bind. Views must outlive the call; text must be UTF-8 without NUL.
class Parameter {
  public:
    using Bytes = std::span<const std::byte>;
    using Value = std::variant<std::monostate, std::int64_t, std::string_view, Bytes>;

    Parameter(std::nullptr_t) {}
    template <std::integral T>
    Parameter(T value) : value_(static_cast<std::int64_t>(value)) {}
    Parameter(std::string_view value) : value_(value) {}
    Parameter(const std::string& value) : value_(std::string_view(value)) {}
    Parameter(const char* value) : value_(std::string_view(value)) {}
    Parameter(Bytes value) : value_(value) {}
    template <class Tag>
    Parameter(const Id<Tag>& id) : value_(id.text()) {}
    template <class T>
    Parameter(const std::optional<T>& value) {
        if (value)
            value_ = Parameter(*value).value_;
    }

    [[nodiscard]] const Value& value() const { return value_; }

  private:
    Value value_;
};
using Parameters = std::span<const Parameter>;

/// A row of a result, valid inside the callback only; so are the views it gives. A null gives 0 or
/// an empty view; is_null and the optional readers tell it apart. Reading a value as another type
/// than it has throws Fault, on both engines.
class Row {
  public:
    virtual ~Row() = default;
    [[nodiscard]] virtual int size() const = 0;
    [[nodiscard]] virtual std::string_view name(int column) const = 0;
    [[nodiscard]] virtual bool is_null(int column) const = 0;
    [[nodiscard]] virtual bool is_integer(int column) const = 0;
    [[nodiscard]] virtual bool is_bytes(int column) const = 0;
    [[nodiscard]] virtual std::int64_t integer(int column) const = 0;
    [[nodiscard]] virtual std::string_view text(int column) const = 0;
    [[nodiscard]] virtual std::span<const std::byte> bytes(int column) const = 0;

    [[nodiscard]] std::optional<std::int64_t> optional_integer(int column) const;
    [[nodiscard]] std::optional<std::string> optional_text(int column) const;
    [[nodiscard]] std::string string(int column) const { return std::string(text(column)); }
    /// Throws std::runtime_error when the column holds no id: a fault in the database.
    template <class AnyId>
    [[nodiscard]] AnyId id(int column) const {
        return *require(AnyId::parse(text(column)), column);
    }
    template <class AnyId>
    [[nodiscard]] std::optional<AnyId> optional_id(int column) const {
        return is_null(column) ? std::nullopt : std::optional(id<AnyId>(column));
    }
    [[nodiscard]] Day day(int column) const { return *require(parse_day(text(column)), column); }
    [[nodiscard]] std::optional<Day> optional_day(int column) const {
        return is_null(column) ? std::nullopt : std::optional(day(column));
    }
    [[nodiscard]] Instant instant(int column) const {
        return *require(parse_instant(text(column)), column);
    }

  protected:
    [[noreturn]] void refuse(int column) const;

  private:
    template <class T>
    std::optional<T> require(std::optional<T> value, int column) const {
        if (!value)
            refuse(column);
        return value;
    }
};

/// One transaction on one connection, given to the function that reads or writes. Exceptions:
/// db::Fault for anything that is not the caller's Result.
class Session {
  public:
    virtual ~Session() = default;

    /// Calls `each` for every row. Inside it no further statement may run on this session.
    virtual void query(const Statement& statement, Parameters parameters,
                       const std::function<void(const Row&)>& each) = 0;
    /// As query(), for a statement on whose rows nothing hangs just now: PostgreSQL gets it without
    /// our waiting for its answer, and `each` runs later, at the latest in settle(). What it fails
    /// with is thrown then too. `each` must own what it uses.
    virtual void query_later(const Statement& statement, Parameters parameters,
                             std::function<void(const Row&)> each) {
        query(statement, parameters, each);
    }
    /// Waits for the answers of all that query_later() has sent. Every other statement, and the
    /// commit, settles first.
    virtual void settle() {}
    /// Runs a statement that gives no rows; returns how many rows it changed.
    virtual std::int64_t execute(const Statement& statement, Parameters parameters) = 0;

    [[nodiscard]] virtual Engine engine() const = 0;
    /// The transaction's clock: the same instant all through it.
    [[nodiscard]] virtual Instant now() const = 0;
    /// Runs `after` once the transaction is durably committed; never if it is rolled back.
    /// They run on the thread that called write(), before it returns; what they throw is logged.
    virtual void after_commit(std::function<void()> after) = 0;
    /// From now on the transaction cannot commit: if its action succeeds all the same, write()
    /// undoes it and throws Fault with this reason. A statement that failed does this by itself,
    /// so an action that swallows a Fault saves nothing.
    virtual void forbid_commit(std::string_view reason) = 0;

    void query(const Statement& statement, std::initializer_list<Parameter> parameters,
               const std::function<void(const Row&)>& each) {
        query(statement, Parameters(parameters.begin(), parameters.size()), each);
    }
    std::int64_t execute(const Statement& statement,
                         std::initializer_list<Parameter> parameters = {}) {
        return execute(statement, Parameters(parameters.begin(), parameters.size()));
    }
    /// The first column of the first row, or nothing when there is no row or it is null.
    std::optional<std::int64_t> integer(const Statement& statement,
                                        std::initializer_list<Parameter> parameters = {});
    std::optional<std::string> text(const Statement& statement,
                                    std::initializer_list<Parameter> parameters = {});
};

/// The database failed: gone, full, locked out, or a statement of ours is wrong. Caught at the
/// borders (request, job, main) only.
class Fault : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// The database cannot work just now (disk full, connection lost, locked for too long): a Fault
/// that passes, for which the border answers 503.
class Unavailable : public Fault, public Passing {
  public:
    using Fault::Fault;
};

/// How a writing transaction sees the others. SQLite has one writer and needs no choice.
enum class Isolation {
    serializable,   ///< as if it ran alone
    each_statement, ///< each statement sees all that is committed when it starts: for what takes
                    ///< locks of its own, as the ledger's sequencer and the job queue
    derived         ///< as each_statement, and without waiting for the disk: for what is made of
                    ///< the records and says itself how far it has come. What a crash takes of it
                    ///< is made again.
};

/// A register's database. Thread-safe: reads run in parallel, each in its own snapshot. Writes run
/// one after another, gathered into groups that share one commit, each undone alone if it fails;
/// on PostgreSQL a group is a SERIALIZABLE transaction that is run again when it met another
/// node's. Neither read() nor write() may be called inside the other: std::logic_error.
class Database {
  public:
    virtual ~Database() = default;

    using Action = std::function<Result<void>(Session&)>;

    /// Runs `read` in a read-only transaction. Throws Unavailable when there is no database.
    virtual void read(const std::function<void(Session&)>& read) = 0;
    /// Runs `action` as if in a transaction of its own: committed if it succeeds, undone whole if
    /// it returns an error or throws (rethrown here). Returns once the commit is durable. The
    /// action may run more than once; it does no I/O, no password hashing, no network. Errors: the
    /// action's own; unavailable when the database failed and nothing was saved.
    virtual Result<void> write(const Action& action,
                               Isolation isolation = Isolation::serializable) = 0;

    /// Whether actions wait, at this moment, for their turn to be written: who can wait leaves it
    /// to them.
    [[nodiscard]] virtual bool others_wait() const = 0;

    [[nodiscard]] virtual Engine engine() const = 0;

    /// As read(), handing on what the function returns.
    template <class F>
    auto reading(F&& function) {
        using T = std::invoke_result_t<F, Session&>;
        std::optional<T> result;
        read([&](Session& session) { result.emplace(function(session)); });
        return std::move(*result);
    }
    /// As write(), for actions that give something: F returns Result<T>.
    template <class F>
    auto writing(F&& function) {
        using R = std::invoke_result_t<F, Session&>;
        std::optional<R> result;
        const Result<void> outcome = write([&](Session& session) -> Result<void> {
            result.emplace(function(session));
            if (!*result)
                return tl::unexpected<Error>(result->error());
            return {};
        });
        if (!outcome)
            return R(tl::unexpected<Error>(outcome.error()));
        return std::move(*result);
    }
};

struct Options {
    std::string location; ///< path of the SQLite file, or postgresql://…
    int readers = 4;      ///< connections that read in parallel, 1–64
    int writers = 4;      ///< connections that write, 2–64: one for all actions, the others for
                          ///< those with Isolation::each_statement; SQLite has always one
    int slow_milliseconds = 100; ///< statements slower than this are logged by name
};

/// Opens (SQLite: makes when missing) the database. Throws Fault when it cannot be opened.
/// The clock must outlive the database.
std::unique_ptr<Database> open(const Options& options, const Clock& clock);

} // namespace radslag::db
