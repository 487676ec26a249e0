// Takes due jobs and does them: one transaction to take, the work outside any, one to end it.
#include "platform/jobs/worker.hpp"

#include "platform/jobs/store.hpp"
#include "platform/log/log.hpp"

namespace radslag::jobs {

namespace {

/// Takes locks of its own, and so wants to see what others have committed since.
constexpr auto taking = db::Isolation::each_statement;

/// What is kept as the error of an attempt; nothing when it succeeded.
std::optional<std::string> error_of_attempt(const Kind& kind, const Job& job) {
    try {
        const auto outcome = kind.work(job);
        if (outcome)
            return std::nullopt;
        std::string error = outcome.error().message.text;
        for (const std::string& argument : outcome.error().message.arguments)
            error += " | " + argument;
        return error;
    } catch (const std::exception& fault) {
        return fault.what();
    }
}

Result<void> end_attempt(db::Database& database, const Kind& kind, const Job& job,
                         const std::optional<std::string>& error) {
    const bool last = job.attempt >= kind.most_attempts;
    // The error may name persons or files; it stays in the queue, which only who runs this can
    // read.
    if (error)
        log::write(last ? log::Level::error : log::Level::warning,
                   last ? "a job was given up" : "a job will be tried again",
                   {{"kind", job.kind}, {"job", job.id.text()}, {"attempt", job.attempt}});
    return database.write(
        [&](db::Session& session) -> Result<void> {
            if (!error)
                store::remove(session, job);
            else if (last)
                store::give_up(session, job, *error);
            else
                store::retry(session, job, session.now() + pause_after(job.attempt), *error);
            return {};
        },
        taking);
}

} // namespace

Result<bool> run_one(db::Database& database, const std::vector<Kind>& kinds) {
    for (const Kind& kind : kinds) {
        // An empty queue is looked at often, and costs no transaction that writes.
        if (!database.reading(
                [&](db::Session& session) { return store::any_due(session, kind.name); }))
            continue;
        std::optional<Job> job;
        const auto taken = database.write(
            [&](db::Session& session) -> Result<void> {
                job = store::take(session, kind.name, session.now() + kind.lease);
                return {};
            },
            taking);
        if (!taken)
            return tl::unexpected<Error>(taken.error());
        if (!job)
            continue;
        if (const auto ended = end_attempt(database, kind, *job, error_of_attempt(kind, *job));
            !ended)
            return tl::unexpected<Error>(ended.error());
        return true;
    }
    return false;
}

Result<void> take_back_begun(db::Database& database) {
    if (database.engine() != db::Engine::sqlite)
        return {};
    return database.write([](db::Session& session) -> Result<void> {
        store::take_back(session);
        return {};
    });
}

Worker::Worker(db::Database& database, std::vector<Kind> kinds, int threads,
               std::chrono::milliseconds pause)
    : database_(database), kinds_(std::move(kinds)), pause_(pause) {
    for (int i = 0; i < threads; ++i)
        threads_.emplace_back([this] { run(); });
}

Worker::~Worker() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    changed_.notify_all();
    for (std::thread& thread : threads_)
        thread.join();
}

void Worker::wake() {
    {
        const std::lock_guard lock(mutex_);
        ++woken_;
    }
    changed_.notify_one();
}

void Worker::run() {
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        const std::uint64_t woken = woken_;
        lock.unlock();
        bool more = false;
        try {
            more = run_one(database_, kinds_).value_or(false);
        } catch (const std::exception& fault) {
            log::error("the job queue cannot be read", {{"error", fault.what()}});
        }
        lock.lock();
        if (!more)
            changed_.wait_for(lock, pause_, [&] { return stopping_ || woken_ != woken; });
    }
}

} // namespace radslag::jobs
