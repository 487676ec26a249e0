// See gathering.hpp.
#include "platform/db/gathering.hpp"

#include "platform/log/log.hpp"

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
    is_committing_ = false;
    deadline_ = steady_clock::now() + longest_group;
    if (!run_all(connection, access, Apart::by_running_again)) {
        connection.rollback();
        if (connection.broken())
            throw Unavailable("the database failed while a group was undone");
        run_all(connection, access, Apart::by_savepoints);
    }
    is_committing_ = true;
    if (some_stand_)
        connection.commit();
}

bool Group::run_all(Connection& connection, Access access, Apart apart) {
    begun_ = 0;
    some_stand_ = false;
    bool has_begun = false;
    while (Job* job = next()) {
        const bool in_savepoint = some_stand_ && apart == Apart::by_savepoints;
        if (!std::exchange(has_begun, true))
            connection.begin(access);
        else if (in_savepoint)
            connection.savepoint();
        connection.start_action();
        const Left left = run_one(connection, *job);
        connection.start_action();
        if (in_savepoint && left == Left::all)
            connection.release();
        else if (in_savepoint)
            connection.take_back();
        else if (left == Left::what_must_go && some_stand_)
            return false;
        else if (left == Left::what_must_go)
            connection.rollback();
        some_stand_ = some_stand_ || left == Left::all;
        has_begun = has_begun && (some_stand_ || left == Left::nothing);
    }
    if (has_begun && !some_stand_)
        connection.rollback();
    return true;
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

/// Runs one action, inside a transaction.
Group::Left Group::run_one(Connection& connection, Job& job) {
    job.again = false;
    job.fault = nullptr;
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
    if (job.fault || (!job.outcome && connection.has_left_traces()))
        return Left::what_must_go;
    if (!job.outcome)
        return Left::nothing;
    job.after_commit = connection.take_after_commit();
    return Left::all;
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

Gathering::Gathering(Run run, std::function<void()> idle)
    : run_(std::move(run)), idle_(std::move(idle)) {
    if (idle_)
        looking_ = std::thread([this] { look_whether_idle(); });
}

Gathering::~Gathering() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    stopped_.notify_one();
    if (looking_.joinable())
        looking_.join();
}

// A thread of its own that writes would have to be woken for each group, and wake the caller again:
// two changes of thread, which cost as much as the commit of a small action on a fast disk.
Result<void> Gathering::write(const Database::Action& action) {
    Job job{action};
    auto word = job.word.get_future();
    bool writes = false;
    {
        const std::lock_guard lock(mutex_);
        waiting_.push_back(&job);
        writes = !std::exchange(somebody_writes_, true);
    }
    if (writes || word.get() == Job::Word::write)
        write_until_finished(job);
    return job.conclude();
}

bool Gathering::somebody_waits() const {
    const std::lock_guard lock(mutex_);
    return !waiting_.empty();
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

void Gathering::write_until_finished(const Job& own) noexcept {
    const log::RequestScope of_nobody{std::string_view()}; // what is logged now is of all
    while (!own.is_finished) {
        Group group(*take(), *this);
        run_(group);
        finish(group, own);
    }
    {
        const std::lock_guard lock(mutex_);
        has_worked_ = true;
    }
    hand_on();
}

void Gathering::finish(const Group& group, const Job& own) {
    for (Job* job : group.jobs()) {
        if (job->again) {
            give_back(std::span(&job, 1));
            continue;
        }
        job->is_finished = true;
        if (job == &own)
            continue;
        auto word = std::move(job->word); // the job is gone once its caller hears of it
        word.set_value(Job::Word::finished);
    }
}

void Gathering::hand_on() {
    const std::lock_guard lock(mutex_);
    somebody_writes_ = !waiting_.empty();
    if (somebody_writes_)
        waiting_.front()->word.set_value(Job::Word::write); // it waits until its action is taken
}

void Gathering::look_whether_idle() {
    bool is_told = true; // nothing has been done yet
    std::unique_lock lock(mutex_);
    while (!stopped_.wait_for(lock, idle_after, [this] { return stopping_; })) {
        if (std::exchange(has_worked_, false)) {
            is_told = false;
            continue;
        }
        if (somebody_writes_ || std::exchange(is_told, true))
            continue;
        somebody_writes_ = true;
        lock.unlock();
        idle_();
        hand_on();
        lock.lock();
    }
}

} // namespace radslag::db
