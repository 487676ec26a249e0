// The PostgreSQL database: pools of readers and writers, and transactions that run again when they
// met another. Look next at postgres_connection.hpp.
#include "platform/db/engines.hpp"
#include "platform/db/pool.hpp"
#include "platform/db/postgres_connection.hpp"
#include "platform/log/log.hpp"

#include <random>
#include <thread>

namespace radslag::db {

namespace {

using std::chrono::milliseconds;

constexpr int most_attempts = 30;
/// A row that is there already: it may be seen in the next snapshot, but hardly in a third.
constexpr int most_attempts_duplicate = 2;

Result<void> not_saved() {
    return failure(ErrorCode::unavailable,
                   "The database cannot save anything just now, so nothing was changed. Try again "
                   "in a while; the server's log says what is wrong.");
}

Result<void> perhaps_saved() {
    return failure(ErrorCode::unavailable,
                   "The connection to the database was lost while saving. Look whether it was "
                   "saved before you try again.");
}

Result<void> too_crowded() {
    return failure(
        ErrorCode::unavailable,
        "Many are changing the same things just now, so nothing was changed. Try again.");
}

/// A random wait that grows with the attempts, so that those who met do not meet again.
void wait_before(int attempt) {
    thread_local std::minstd_rand random{std::random_device{}()};
    const int most = std::min(1 << std::min(attempt, 7), 100);
    std::this_thread::sleep_for(milliseconds(std::uniform_int_distribution(0, most)(random)));
}

class PostgresDatabase final : public Database {
  public:
    PostgresDatabase(const Options& options, const Clock& clock)
        : readers_(options.readers, [options, &clock] { return connect(options, clock); }),
          writers_(options.writers, [options, &clock] { return connect(options, clock); }) {
        const auto first = readers_.borrow(); // says at once when there is no server
    }

    void read(const std::function<void(Session&)>& read) override;
    Result<void> write(const Action& action, Isolation isolation) override;
    [[nodiscard]] Engine engine() const override { return Engine::postgres; }

  private:
    enum class Ending { saved, refused, again, again_once, lost, lost_in_commit };

    static std::unique_ptr<PostgresConnection> connect(const Options& options, const Clock& clock) {
        return std::make_unique<PostgresConnection>(options.location, clock,
                                                    milliseconds(options.slow_milliseconds));
    }

    /// One attempt of a write, with what came out of it.
    struct Attempt {
        Ending ending = Ending::lost;
        Result<void> outcome{};
        std::exception_ptr fault{};
        std::vector<std::function<void()>> after_commit{};
    };
    Attempt attempt(const Action& action, Access access);
    static Attempt run(PostgresConnection& connection, const Action& action, Access access);

    Pool<PostgresConnection> readers_;
    Pool<PostgresConnection> writers_;
};

void PostgresDatabase::read(const std::function<void(Session&)>& read) {
    const Entered entered(*this);
    for (bool first = true;; first = false) {
        const auto connection = readers_.borrow();
        try {
            connection->begin(Access::read);
        } catch (const Unavailable&) {
            // A server that was started anew has closed all of them. Nothing was read yet.
            readers_.drop_idle();
            if (!first)
                throw;
            continue;
        }
        try {
            read(*connection);
        } catch (...) {
            connection->rollback();
            throw;
        }
        connection->rollback(); // It wrote nothing: this only ends the snapshot.
        return;
    }
}

PostgresDatabase::Attempt PostgresDatabase::run(PostgresConnection& connection,
                                                const Action& action, Access access) {
    Attempt result;
    bool committing = false;
    try {
        connection.begin(access);
        result.outcome = action(connection);
        if (result.outcome) {
            committing = true;
            connection.commit();
            result.after_commit = connection.take_after_commit();
            result.ending = Ending::saved;
            return result;
        }
        result.ending = Ending::refused;
    } catch (const Conflict&) {
        result.ending = Ending::again;
    } catch (const DuplicateRow&) {
        result.ending = Ending::again_once;
        result.fault = std::current_exception();
    } catch (const Unavailable& unavailable) {
        log::error("a transaction was not saved", {{"error", unavailable.what()}});
        const bool unknown = committing && connection.broken();
        result.ending = unknown ? Ending::lost_in_commit : Ending::lost;
    } catch (...) {
        result.ending = Ending::refused;
        result.fault = std::current_exception();
    }
    connection.rollback();
    return result;
}

PostgresDatabase::Attempt PostgresDatabase::attempt(const Action& action, Access access) {
    try {
        const auto connection = writers_.borrow();
        Attempt result = run(*connection, action, access);
        if (connection->broken())
            writers_.drop_idle();
        return result;
    } catch (const Unavailable& unavailable) {
        log::error("the database is not available", {{"error", unavailable.what()}});
        return {};
    }
}

Result<void> PostgresDatabase::write(const Action& action, Isolation isolation) {
    const Entered entered(*this);
    const Access access =
        isolation == Isolation::serializable ? Access::write : Access::write_each_statement;
    bool reconnected = false;
    for (int number = 1; number <= most_attempts; ++number) {
        Attempt result = attempt(action, access);
        switch (result.ending) {
        case Ending::saved:
            run_after_commit(result.after_commit);
            return {};
        case Ending::refused:
            break;
        case Ending::again:
            wait_before(number);
            continue;
        case Ending::again_once:
            if (number < most_attempts_duplicate)
                continue;
            break;
        case Ending::lost:
            if (std::exchange(reconnected, true))
                return not_saved();
            continue;
        case Ending::lost_in_commit:
            return perhaps_saved();
        }
        if (result.fault)
            std::rethrow_exception(result.fault);
        return std::move(result.outcome);
    }
    return too_crowded();
}

} // namespace

std::unique_ptr<Database> open_postgres(const Options& options, const Clock& clock) {
    return std::make_unique<PostgresDatabase>(options, clock);
}

} // namespace radslag::db
