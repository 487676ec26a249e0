// One thread writes for many callers: it gathers their actions into groups that share one commit,
// and lets the callers go once the group is saved. sqlite.cpp and postgres.cpp run the groups.
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
    std::promise<void> finished{};

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

    /// Runs all from BEGIN to COMMIT. An action that fails is undone alone and the others stay.
    /// Throws what ends the whole group: Conflict, Unavailable, what the commit failed with. It may
    /// then run again.
    void run(Connection& connection, Access access);
    /// Lets the later half wait for another group, so that this one meets fewer.
    void halve();
    /// All of them have the same outcome: nothing was saved.
    void refuse(const Result<void>& with);

    [[nodiscard]] bool is_committing() const { return is_committing_; }
    [[nodiscard]] const std::vector<Job*>& jobs() const { return jobs_; }

  private:
    Job* next();
    static bool run_one(Connection& connection, Access access, Job& job, bool others_stand);

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

    /// `run` saves or refuses every action of a group and throws nothing; `idle` is called after
    /// some seconds without work. Both on the writing thread.
    Gathering(
        const Database& database, Run run, std::function<void()> idle = [] {});
    ~Gathering();
    Gathering(const Gathering&) = delete;
    Gathering& operator=(const Gathering&) = delete;

    /// Returns when the action's group is saved, or refused.
    Result<void> write(const Database::Action& action);

    /// The longest waiting, or null.
    Job* take();
    void give_back(std::span<Job* const> jobs);

  private:
    void work();
    void finish(const Group& group);

    const Database& database_;
    const Run run_;
    const std::function<void()> idle_;
    std::mutex mutex_;
    std::condition_variable arrived_;
    std::deque<Job*> waiting_;
    bool stopping_ = false;
    std::thread thread_;
};

} // namespace radslag::db
