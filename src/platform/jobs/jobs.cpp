// Putting jobs into the queue, and the rules of trying again; worker.cpp takes them out.
#include "platform/jobs/jobs.hpp"

#include "platform/jobs/store.hpp"

#include <algorithm>

namespace radslag::jobs {

bool enqueue(db::Session& session, const Wish& wish) {
    return store::insert(session, JobId::make(), wish, wish.due.value_or(session.now()));
}

std::chrono::seconds pause_after(int attempt) {
    constexpr std::chrono::seconds longest = std::chrono::hours(6);
    std::chrono::seconds pause(10);
    for (int i = 1; i < attempt && pause < longest; ++i)
        pause *= 4;
    return std::min(pause, longest);
}

std::int64_t given_up(db::Session& session) {
    return store::count_given_up(session);
}

} // namespace radslag::jobs
