// One caller writes for many: it gathers the actions that wait into groups that share one commit,
// and lets the others go once their group is saved. sqlite.cpp and postgres.cpp run the groups.
#pragma once

#include "platform/db/connection.hpp"

#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <thread>

namespace radslag::db {

/// An action that a caller waits for, and what came of it.
struct Job {
    const Database::Action& action;
    Result<void> outcome{};
    std::exception_ptr fault{};
    std::vector<std::function<void()>> after_commit{};
    int duplicates = 0; ///< times that a row was there already
    bool again = false; ///< to run in another group: its row may be seen in a newer snapshot
    bool is_finished = false;
    /// What a caller that waits is told: that its action is finished, or that it is to write now.
    enum class Word { finished, write };
    std::promise<Word> word{};

    /// Gives its outcome to the caller, or throws its fault, after what it left for after the
    /// commit.
    Result<void> conclude();
    void refuse(Result<void> with);
};

class Gathering;

/// Actions that share one transaction, in their order.
class Group {
  public:
    /// One action by itself.
    explicit Group(Job& only) : jobs_{&only} {}
    /// Grows, while it runs, by what waits there.
    Group(Job& first, Gathering& from) : from_(&from), jobs_{&first} {}

    /// Runs all from BEGIN to COMMIT. An action that fails is undone alone and the others stay. As
    /// a rule none does, and a savepoint for each costs much: on SQLite it copies every page before
    /// it changes. So they run without, and once more with savepoints when one fails after others
    /// and has written something. Throws what ends the whole group: Conflict, Unavailable, what the
    /// commit failed with. It may then run again.
    void run(Connection& connection, Access access);
    /// Lets the later half wait for another group, so that this one meets fewer.
    void halve();
    /// All of them have the same outcome: nothing was saved.
    void refuse(const Result<void>& with);

    [[nodiscard]] bool is_committing() const { return is_committing_; }
    [[nodiscard]] const std::vector<Job*>& jobs() const { return jobs_; }

  private:
    /// How an action that fails is undone alone.
    enum class Apart { by_running_again, by_savepoints };
    /// What is left of an action.
    enum class Left { all, nothing, what_must_go };

    /// Runs all but the commit; false when what one has left must go, with all the others.
    bool run_all(Connection& connection, Access access, Apart apart);
    Job* next();
    static Left run_one(Connection& connection, Job& job);
    bool some_stand_ = false; ///< of the actions in this transaction

    Gathering* from_ = nullptr;
    std::vector<Job*> jobs_;
    std::size_t begun_ = 0; ///< how many of them have run in this transaction
    std::size_t most_ = 64;
    std::chrono::steady_clock::time_point deadline_;
    bool is_committing_ = false;
};

class Gathering {
  public:
    using Run = std::function<void(Group&)>;

    /// `run` saves or refuses every action of a group and throws nothing; `idle` is called when
    /// some seconds have passed without work. Never two of them at once.
    explicit Gathering(Run run, std::function<void()> idle = {});
    ~Gathering();
    Gathering(const Gathering&) = delete;
    Gathering& operator=(const Gathering&) = delete;

    /// Returns when the action's group is saved, or refused. Writes for the others meanwhile, when
    /// nobody does.
    Result<void> write(const Database::Action& action);

    [[nodiscard]] bool somebody_waits() const;

    /// The longest waiting, or null.
    Job* take();
    void give_back(std::span<Job* const> jobs);

  private:
    /// Writes until the caller's own action is finished; then the longest waiting goes on. What
    /// came out of it as an exception would leave the others waiting for ever.
    void write_until_finished(const Job& own) noexcept;
    void finish(const Group& group, const Job& own);
    void hand_on();
    void look_whether_idle();

    const Run run_;
    const std::function<void()> idle_;
    mutable std::mutex mutex_;
    std::deque<Job*> waiting_;
    bool somebody_writes_ = false;
    bool has_worked_ = false; ///< since it was last looked whether it is idle
    std::condition_variable stopped_;
    bool stopping_ = false;
    std::thread looking_; ///< whether it is idle; last, since it uses the others
};

} // namespace radslag::db
