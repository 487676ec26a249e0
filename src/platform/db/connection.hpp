// What a connection to either engine is to the module itself: a Session that can also begin and
// end its transaction. Look next at sqlite_connection.hpp and postgres_connection.hpp.
#pragma once

#include "platform/db/database.hpp"

#include <chrono>
#include <vector>

namespace radslag::db {

/// What the transaction about to begin will do.
enum class Access {
    read,
    write,
    write_each_statement,
    write_derived ///< as Isolation::derived
};

/// Two transactions met, and this one must run again from its beginning. SQLite has one writer.
class Conflict : public Fault {
  public:
    using Fault::Fault;
};

/// A row with the same unique value is there. On PostgreSQL another transaction may have made it
/// after this one's snapshot, so that running again gives the action the chance to see it.
class DuplicateRow : public Fault {
  public:
    using Fault::Fault;
};

class Connection : public Session {
  public:
    Connection(const Clock& clock, std::chrono::milliseconds slow) : clock_(clock), slow_(slow) {}

    virtual void begin(Access access) = 0;
    virtual void commit() = 0;
    /// Undoes the transaction, if there is one; the connection is broken() when that fails.
    virtual void rollback() noexcept = 0;
    /// An action that is not the first of its transaction runs between these; take_back() undoes
    /// it and leaves the others.
    virtual void savepoint() = 0;
    virtual void release() = 0;
    virtual void take_back() = 0;
    /// Throws what stands in the way of saving an action that has ended: answers not taken yet, a
    /// foreign key that points at no row, a forbidden commit.
    virtual void finish_action() = 0;
    /// Runs several statements without parameters: migrations and settings.
    virtual void script(std::string_view sql) = 0;
    /// A fault that is not the statement's own (disk, network): everything of this transaction is
    /// lost, and on PostgreSQL the connection too.
    [[nodiscard]] virtual bool broken() const = 0;

    [[nodiscard]] Instant now() const override { return now_; }
    void after_commit(std::function<void()> after) override;
    void forbid_commit(std::string_view reason) override;

    /// Throws Fault with the reason when the commit was forbidden.
    void require_committable() const;
    /// Forgets the last action: a new instant, nothing to do after the commit, nothing forbidden,
    /// nothing written.
    void start_action();
    /// Whether the action may have changed something, by a statement that is no SELECT, or has met
    /// a fault.
    [[nodiscard]] bool has_left_traces() const { return has_written_ || forbidden_; }
    std::vector<std::function<void()>> take_after_commit() { return std::move(after_commit_); }

    using Session::execute;
    using Session::query;

  protected:
    /// Stands on the stack while a statement runs: refuses a second one inside it, logs it by name
    /// when it was slow, and forbids the commit when it failed.
    class Running {
      public:
        Running(Connection& connection, const Statement& statement);
        ~Running();
        Running(const Running&) = delete;
        Running& operator=(const Running&) = delete;

      private:
        Connection& connection_;
        const Statement& statement_;
        std::chrono::steady_clock::time_point started_;
        int exceptions_;
    };

  private:
    const Clock& clock_;
    std::chrono::milliseconds slow_;
    Instant now_{};
    bool running_ = false;
    bool has_written_ = false;
    std::optional<std::string> forbidden_;
    std::vector<std::function<void()>> after_commit_;
};

/// Tells the log, at level debug, of a statement that a connection runs for the first time. Its
/// text holds no values: whoever looks for a plan that reads too much takes it from there.
void log_prepared(const Statement& statement, std::string_view sql);

/// Runs what after_commit() kept; an exception is logged, since the commit stands.
void run_after_commit(const std::vector<std::function<void()>>& callbacks);

/// Throws Fault unless the text is UTF-8 without NUL.
void require_text(std::string_view text, const Statement& statement);

/// Stands on the stack inside read() and write(): a second one on the same database and thread
/// would wait for itself, and throws std::logic_error instead.
class Entered {
  public:
    explicit Entered(const Database& database);
    ~Entered();
    Entered(const Entered&) = delete;
    Entered& operator=(const Entered&) = delete;

  private:
    const Database* outer_;
};

} // namespace radslag::db
