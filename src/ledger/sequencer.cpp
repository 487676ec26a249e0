// One round of numbering, and the thread that does it again and again.
#include "ledger/sequencer.hpp"

#include "ledger/store.hpp"
#include "platform/log/log.hpp"

namespace radslag::ledger {

namespace {
/// Entries numbered in one transaction, so that none lasts long after a great import.
constexpr std::int64_t most_at_once = 10'000;
} // namespace

Result<std::int64_t> number_entries(db::Database& database) {
    std::int64_t numbered = 0;
    if (database.engine() == db::Engine::sqlite)
        return numbered;
    // Each statement must see what was committed before the lock was had: a snapshot of the whole
    // transaction would have been taken before it.
    const auto outcome = database.write(
        [&](db::Session& session) -> Result<void> {
            numbered = 0;
            if (!store::lock_numbering(session))
                return {};
            const std::int64_t first = store::last_number(session).value_or(-1) + 1;
            numbered = store::number_entries(session, first, most_at_once);
            return {};
        },
        db::Isolation::each_statement);
    if (!outcome)
        return tl::unexpected<Error>(outcome.error());
    return numbered;
}

Sequencer::Sequencer(db::Database& database, std::chrono::milliseconds pause)
    : database_(database), pause_(pause) {
    if (database.engine() == db::Engine::postgres)
        thread_ = std::thread([this] { run(); });
}

Sequencer::~Sequencer() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    changed_.notify_one();
    if (thread_.joinable())
        thread_.join();
}

void Sequencer::wake() {
    {
        const std::lock_guard lock(mutex_);
        woken_ = true;
    }
    changed_.notify_one();
}

void Sequencer::run() {
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        woken_ = false;
        lock.unlock();
        bool more = false;
        try {
            const auto numbered = number_entries(database_);
            more = numbered.value_or(0) == most_at_once;
        } catch (const std::exception& error) {
            log::error("the ledger could not be numbered", {{"error", error.what()}});
        }
        lock.lock();
        if (!more)
            changed_.wait_for(lock, pause_, [this] { return stopping_ || woken_; });
    }
}

} // namespace radslag::ledger
