// The SQLite database: one thread writes, gathering actions into groups that share one commit;
// readers run beside it, each in its own snapshot. Look next at sqlite_connection.hpp.
#include "platform/db/engines.hpp"
#include "platform/db/pool.hpp"
#include "platform/db/sqlite_connection.hpp"
#include "platform/log/log.hpp"

#include <deque>
#include <exception>
#include <thread>

namespace radslag::db {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

/// A group is committed when it has this many actions, has run this long, or none is waiting.
constexpr std::size_t most_in_group = 64;
constexpr milliseconds longest_group{5};
/// The writer gives its page cache back after this long without work.
constexpr std::chrono::seconds idle_after{5};

/// An action that a caller waits for. Guarded by the database's mutex once it is queued, except
/// while the writer runs it.
struct Job {
    const Database::Action& action;
    Result<void> outcome{};
    std::exception_ptr fault{};
    std::vector<std::function<void()>> after_commit{};
    std::condition_variable finished{};
    bool done = false;
};

Result<void> not_saved() {
    return failure(ErrorCode::unavailable,
                   "The database cannot save anything just now, so nothing was changed. Try again "
                   "in a while; the server's log says what is wrong.");
}

class SqliteDatabase final : public Database {
  public:
    SqliteDatabase(const Options& options, const Clock& clock)
        : writer_(options.location, SqliteConnection::Use::writer, clock,
                  milliseconds(options.slow_milliseconds)),
          readers_(options.readers, [options, &clock] {
              return std::make_unique<SqliteConnection>(options.location,
                                                        SqliteConnection::Use::reader, clock,
                                                        milliseconds(options.slow_milliseconds));
          }) {
        thread_ = std::thread([this] { run_writer(); });
    }

    ~SqliteDatabase() override {
        {
            const std::lock_guard lock(mutex_);
            stopping_ = true;
        }
        arrived_.notify_one();
        thread_.join();
    }

    void read(const std::function<void(Session&)>& read) override;
    Result<void> write(const Action& action, Isolation isolation) override;
    [[nodiscard]] Engine engine() const override { return Engine::sqlite; }

  private:
    void run_writer();
    std::vector<Job*> run_group(std::unique_lock<std::mutex>& lock);
    bool run_job(Job& job, bool holds_others);
    void finish(const std::vector<Job*>& group, bool committed);

    SqliteConnection writer_;
    Pool<SqliteConnection> readers_;
    std::mutex mutex_;
    std::condition_variable arrived_;
    std::deque<Job*> waiting_;
    bool stopping_ = false;
    std::thread thread_;
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
    Job job{action};
    {
        std::unique_lock lock(mutex_);
        waiting_.push_back(&job);
        arrived_.notify_one();
        job.finished.wait(lock, [&] { return job.done; });
    }
    if (job.fault)
        std::rethrow_exception(job.fault);
    if (job.outcome)
        run_after_commit(job.after_commit);
    return std::move(job.outcome);
}

void SqliteDatabase::run_writer() {
    const Entered entered(*this);
    std::unique_lock lock(mutex_);
    while (true) {
        const auto work = [this] { return stopping_ || !waiting_.empty(); };
        if (!arrived_.wait_for(lock, idle_after, work)) {
            writer_.release_memory();
            arrived_.wait(lock, work);
        }
        if (waiting_.empty())
            return;
        const auto group = run_group(lock);
        for (Job* job : group) {
            job->done = true;
            job->finished.notify_one(); // under the lock: the job is gone once its caller sees done
        }
    }
}

/// Runs one group from BEGIN to COMMIT; the lock is held on entry and return, not while working.
std::vector<Job*> SqliteDatabase::run_group(std::unique_lock<std::mutex>& lock) {
    std::vector<Job*> group;
    group.reserve(most_in_group);
    bool committed = false;
    const auto deadline = steady_clock::now() + longest_group;
    const auto take = [&] {
        group.push_back(waiting_.front());
        waiting_.pop_front();
    };
    take();
    lock.unlock();
    try {
        writer_.begin(Access::write);
        bool holds_others = false;
        for (bool more = true; more;) {
            holds_others = run_job(*group.back(), holds_others) || holds_others;
            lock.lock();
            more =
                !waiting_.empty() && group.size() < most_in_group && steady_clock::now() < deadline;
            if (more)
                take();
            lock.unlock();
        }
        writer_.commit();
        committed = true;
    } catch (const std::exception& error) {
        log::error("a group of actions was not saved",
                   {{"actions", group.size()}, {"error", error.what()}});
        writer_.rollback();
    }
    finish(group, committed);
    lock.lock();
    return group;
}

/// Runs one action and says whether it stays. Where others of the group stand already it gets a
/// savepoint; the first one does without, since a savepoint copies every page before it changes.
/// Throws only what ends the whole group.
bool SqliteDatabase::run_job(Job& job, bool holds_others) {
    if (holds_others)
        writer_.savepoint();
    try {
        job.outcome = job.action(writer_);
        if (job.outcome)
            writer_.require_committable();
    } catch (...) {
        job.fault = std::current_exception();
    }
    if (writer_.broken())
        throw Unavailable("the disk failed under an action");
    if (!job.fault && job.outcome && !writer_.whole())
        job.fault = std::make_exception_ptr(Fault("a foreign key points at no row"));
    const bool stays = !job.fault && job.outcome;
    if (stays)
        job.after_commit = writer_.take_after_commit();
    writer_.start_action();
    if (stays && holds_others)
        writer_.release();
    else if (!stays && holds_others)
        writer_.take_back();
    else if (!stays) {
        writer_.rollback();
        writer_.begin(Access::write);
    }
    return stays;
}

void SqliteDatabase::finish(const std::vector<Job*>& group, bool committed) {
    if (committed)
        return;
    for (Job* job : group) {
        job->fault = nullptr;
        job->after_commit.clear();
        job->outcome = not_saved();
    }
}

} // namespace

std::unique_ptr<Database> open_sqlite(const Options& options, const Clock& clock) {
    return std::make_unique<SqliteDatabase>(options, clock);
}

} // namespace radslag::db
