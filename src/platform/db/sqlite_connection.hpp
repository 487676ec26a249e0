// One connection to a SQLite file: its settings, its statements kept ready, its rows. sqlite.cpp
// makes a database of several; backup.cpp copies through one.
#pragma once

#include "platform/db/connection.hpp"

#include <list>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace radslag::db {

class SqliteConnection final : public Connection {
  public:
    enum class Use {
        writer,    ///< the one connection of a database that writes; makes the file
        reader,    ///< refuses to write
        migrations ///< a writer for which foreign keys are not enforced
    };

    /// Throws Fault when the file cannot be opened or is no SQLite database.
    SqliteConnection(const std::string& path, Use use, const Clock& clock,
                     std::chrono::milliseconds slow);

    void begin(Access access) override;
    void commit() override;
    void rollback() noexcept override;
    void script(std::string_view sql) override;
    [[nodiscard]] bool broken() const override { return broken_; }

    void savepoint() override;
    void release() override;
    void take_back() override;
    void finish_action() override;
    /// Gives the page cache back to the system; it fills again by itself.
    void release_memory() noexcept;

    void query(const Statement& statement, Parameters parameters,
               const std::function<void(const Row&)>& each) override;
    std::int64_t execute(const Statement& statement, Parameters parameters) override;
    [[nodiscard]] Engine engine() const override { return Engine::sqlite; }
    using Session::execute;
    using Session::query;

    /// The connection in SQLite's own words, for the backup.
    [[nodiscard]] sqlite3* handle() const { return handle_.get(); }

  private:
    /// Keeps the journal as a write-ahead log from now on.
    void write_ahead();
    struct Close {
        void operator()(sqlite3* handle) const;
    };
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };
    struct Prepared {
        std::unique_ptr<sqlite3_stmt, Finalize> handle;
        std::vector<int> places; ///< SQLite's own index of $1, $2 …
    };
    using Kept = std::list<Prepared>;

    Prepared& prepare(const Statement& statement);
    void bind(const Prepared& prepared, const Statement& statement, Parameters parameters);
    [[noreturn]] void fail(const Statement& statement, int code);

    std::unique_ptr<sqlite3, Close> handle_;
    Kept kept_; ///< most recently used first
    std::unordered_map<std::string_view, Kept::iterator> by_text_;
    bool broken_ = false;
};

} // namespace radslag::db
