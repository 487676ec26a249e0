// The SQLite database: one connection writes what gathering.hpp gathers; readers run beside it,
// each in its own snapshot. Look next at sqlite_connection.hpp.
#include "platform/db/engines.hpp"
#include "platform/db/gathering.hpp"
#include "platform/db/pool.hpp"
#include "platform/db/sqlite_connection.hpp"
#include "platform/log/log.hpp"

namespace radslag::db {

namespace {

using std::chrono::milliseconds;

class SqliteDatabase final : public Database {
  public:
    SqliteDatabase(const Options& options, const Clock& clock)
        : writer_(options.location, SqliteConnection::Use::writer, clock,
                  milliseconds(options.slow_milliseconds)),
          readers_(options.readers,
                   [options, &clock] {
                       return std::make_unique<SqliteConnection>(
                           options.location, SqliteConnection::Use::reader, clock,
                           milliseconds(options.slow_milliseconds));
                   }),
          writing_([this](Group& group) { save(group); }, [this] { writer_.release_memory(); }) {}

    void read(const std::function<void(Session&)>& read) override;
    Result<void> write(const Action& action, Isolation isolation) override;
    [[nodiscard]] bool others_wait() const override { return writing_.somebody_waits(); }
    [[nodiscard]] Engine engine() const override { return Engine::sqlite; }

  private:
    void save(Group& group);

    SqliteConnection writer_;
    Pool<SqliteConnection> readers_;
    Gathering writing_; ///< last, since it uses the others
};

void SqliteDatabase::read(const std::function<void(Session&)>& read) {
    const Entered entered(*this);
    const auto connection = readers_.borrow();
    connection->begin(Access::read);
    try {
        read(*connection);
    } catch (...) {
        connection->rollback();
        throw;
    }
    connection->rollback(); // It wrote nothing: this only ends the snapshot.
}

Result<void> SqliteDatabase::write(const Action& action, Isolation) {
    const Entered entered(*this);
    return writing_.write(action);
}

void SqliteDatabase::save(Group& group) {
    try {
        group.run(writer_, Access::write);
    } catch (const std::exception& error) {
        log::error("a group of actions was not saved",
                   {{"actions", group.jobs().size()}, {"error", error.what()}});
        writer_.rollback();
        group.refuse(not_saved());
    }
}

} // namespace

std::unique_ptr<Database> open_sqlite(const Options& options, const Clock& clock) {
    return std::make_unique<SqliteDatabase>(options, clock);
}

} // namespace radslag::db
