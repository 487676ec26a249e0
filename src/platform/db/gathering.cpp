// See gathering.hpp.
#include "platform/db/gathering.hpp"

namespace radslag::db {

namespace {

using std::chrono::steady_clock;

/// A group is committed when it has as many actions as it may, has run this long, or none waits.
constexpr std::chrono::milliseconds longest_group{5};
constexpr std::chrono::seconds idle_after{5};

/// A row that is there already: it may be seen in the next snapshot, but hardly in a third.
constexpr int most_duplicates = 2;

} // namespace

Result<void> Job::conclude() {
    if (fault)
        std::rethrow_exception(fault);
    if (outcome)
        run_after_commit(after_commit);
    return std::move(outcome);
}

void Job::refuse(Result<void> with) {
    fault = nullptr;
    again = false;
    after_commit.clear();
    outcome = std::move(with);
}

void Group::run(Connection& connection, Access access) {
    begun_ = 0;
    is_committing_ = false;
    deadline_ = steady_clock::now() + longest_group;
    bool some_stand = false;
    while (Job* job = next())
        some_stand = run_one(connection, access, *job, some_stand);
    is_committing_ = true;
    if (some_stand)
        connection.commit();
}

Job* Group::next() {
    if (begun_ == jobs_.size()) {
        if (!from_ || begun_ >= most_ || steady_clock::now() >= deadline_)
            return nullptr;
        Job* job = from_->take();
        if (!job)
            return nullptr;
        jobs_.push_back(job);
    }
    return jobs_[begun_++];
}

/// Runs one action and says whether any stand after it. Where others stand already it gets a
/// savepoint; the first does without, since on SQLite a savepoint copies every page before it
/// changes.
bool Group::run_one(Connection& connection, Access access, Job& job, bool others_stand) {
    job.again = false;
    job.fault = nullptr;
    if (others_stand)
        connection.savepoint();
    else
        connection.begin(access);
    try {
        job.outcome = job.action(connection);
        if (job.outcome)
            connection.finish_action();
    } catch (const Conflict&) {
        throw;
    } catch (const Unavailable&) {
        throw;
    } catch (const DuplicateRow&) {
        job.fault = std::current_exception();
        job.again = ++job.duplicates < most_duplicates;
    } catch (...) {
        job.fault = std::current_exception();
    }
    if (connection.broken())
        throw Unavailable("the database failed under an action");
    const bool stays = !job.fault && job.outcome;
    if (stays)
        job.after_commit = connection.take_after_commit();
    connection.start_action();
    if (stays && others_stand)
        connection.release();
    else if (!stays && others_stand)
        connection.take_back();
    else if (!stays)
        connection.rollback();
    return stays || others_stand;
}

void Group::halve() {
    if (!from_ || jobs_.size() < 2)
        return;
    most_ = jobs_.size() / 2;
    from_->give_back(std::span(jobs_).subspan(most_));
    jobs_.resize(most_);
}

void Group::refuse(const Result<void>& with) {
    for (Job* job : jobs_)
        job->refuse(with);
}

Gathering::Gathering(const Database& database, Run run, std::function<void()> idle)
    : database_(database), run_(std::move(run)), idle_(std::move(idle)),
      thread_([this] { work(); }) {}

Gathering::~Gathering() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    arrived_.notify_one();
    thread_.join();
}

Result<void> Gathering::write(const Database::Action& action) {
    Job job{action};
    const auto finished = job.finished.get_future();
    {
        const std::lock_guard lock(mutex_);
        waiting_.push_back(&job);
    }
    arrived_.notify_one();
    finished.wait();
    return job.conclude();
}

Job* Gathering::take() {
    const std::lock_guard lock(mutex_);
    if (waiting_.empty())
        return nullptr;
    Job* job = waiting_.front();
    waiting_.pop_front();
    return job;
}

void Gathering::give_back(std::span<Job* const> jobs) {
    const std::lock_guard lock(mutex_);
    waiting_.insert(waiting_.begin(), jobs.begin(), jobs.end());
}

void Gathering::work() {
    const Entered entered(database_);
    while (true) {
        {
            const auto work = [this] { return stopping_ || !waiting_.empty(); };
            std::unique_lock lock(mutex_);
            if (!arrived_.wait_for(lock, idle_after, work)) {
                idle_();
                arrived_.wait(lock, work);
            }
            if (waiting_.empty())
                return;
        }
        Group group(*take(), *this);
        run_(group);
        finish(group);
    }
}

void Gathering::finish(const Group& group) {
    for (Job* job : group.jobs()) {
        if (job->again) {
            give_back(std::span(&job, 1));
            continue;
        }
        auto finished = std::move(job->finished); // the job is gone once its caller hears of it
        finished.set_value();
    }
}

} // namespace radslag::db
