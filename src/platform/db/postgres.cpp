// The PostgreSQL database: what gathering.hpp gathers is one SERIALIZABLE transaction, which runs
// again when it met another node's; readers and what takes locks of its own run beside it. See
// docs/decisions/0013 and postgres_connection.hpp.
#include "platform/db/engines.hpp"
#include "platform/db/gathering.hpp"
#include "platform/db/pool.hpp"
#include "platform/db/postgres_connection.hpp"
#include "platform/log/log.hpp"

#include <random>
#include <thread>

namespace radslag::db {

namespace {

using std::chrono::milliseconds;

constexpr int most_attempts = 30;

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
          writers_(options.writers, [options, &clock] { return connect(options, clock); }),
          writing_([this](Group& group) { save(group, Access::write); }) {
        const auto first = readers_.borrow(); // says at once when there is no server
    }

    void read(const std::function<void(Session&)>& read) override;
    Result<void> write(const Action& action, Isolation isolation) override;
    [[nodiscard]] bool others_wait() const override { return writing_.somebody_waits(); }
    [[nodiscard]] Engine engine() const override { return Engine::postgres; }

  private:
    enum class Ending { saved, again, lost, lost_in_commit, failed_in_commit };

    static std::unique_ptr<PostgresConnection> connect(const Options& options, const Clock& clock) {
        return std::make_unique<PostgresConnection>(options.location, clock,
                                                    milliseconds(options.slow_milliseconds));
    }

    void save(Group& group, Access access);
    void save_each(const Group& group, Access access);
    Ending attempt(Group& group, Access access);
    static Ending run(PostgresConnection& connection, Group& group, Access access);

    Pool<PostgresConnection> readers_;
    Pool<PostgresConnection> writers_;
    Gathering writing_; ///< last, since it uses the others
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
        connection->end_reading();
        return;
    }
}

Result<void> PostgresDatabase::write(const Action& action, Isolation isolation) {
    const Entered entered(*this);
    if (isolation == Isolation::serializable)
        return writing_.write(action);
    Job job{action};
    do {
        Group alone(job);
        save(alone, isolation == Isolation::derived ? Access::write_derived
                                                    : Access::write_each_statement);
    } while (job.again);
    return job.conclude();
}

PostgresDatabase::Ending PostgresDatabase::run(PostgresConnection& connection, Group& group,
                                               Access access) {
    Ending ending = Ending::saved;
    try {
        group.run(connection, access);
        return ending;
    } catch (const Conflict&) {
        ending = Ending::again;
    } catch (const Unavailable& unavailable) {
        log::error("a group of actions was not saved",
                   {{"actions", group.jobs().size()}, {"error", unavailable.what()}});
        const bool unknown = group.is_committing() && connection.broken();
        ending = unknown ? Ending::lost_in_commit : Ending::lost;
    } catch (...) {
        if (group.jobs().size() == 1)
            group.jobs().front()->fault = std::current_exception();
        ending = Ending::failed_in_commit;
    }
    connection.rollback();
    return ending;
}

PostgresDatabase::Ending PostgresDatabase::attempt(Group& group, Access access) {
    try {
        const auto connection = writers_.borrow();
        const Ending ending = run(*connection, group, access);
        if (connection->broken())
            writers_.drop_idle();
        return ending;
    } catch (const std::exception& error) {
        log::error("the database is not available", {{"error", error.what()}});
        return Ending::lost;
    }
}

void PostgresDatabase::save(Group& group, Access access) {
    bool reconnected = false;
    for (int number = 1; number <= most_attempts; ++number) {
        switch (attempt(group, access)) {
        case Ending::saved:
            return;
        case Ending::again:
            group.halve();
            wait_before(number);
            continue;
        case Ending::lost:
            if (std::exchange(reconnected, true))
                return group.refuse(not_saved());
            continue;
        case Ending::lost_in_commit:
            return group.refuse(perhaps_saved());
        case Ending::failed_in_commit:
            return save_each(group, access);
        }
    }
    group.refuse(too_crowded());
}

/// Something that shows at the commit only was wrong with one of them: each is saved by itself.
void PostgresDatabase::save_each(const Group& group, Access access) {
    if (group.jobs().size() == 1)
        return; // its fault is known
    for (Job* job : group.jobs()) {
        Group alone(*job);
        save(alone, access);
    }
}

} // namespace

std::unique_ptr<Database> open_postgres(const Options& options, const Clock& clock) {
    return std::make_unique<PostgresDatabase>(options, clock);
}

} // namespace radslag::db
