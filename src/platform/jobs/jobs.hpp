// Work that must be done once an action is saved, but not by whoever waits for the answer: mail,
// print, upkeep. It lies in the database, so it survives a crash and any node may do it. Look next
// at worker.hpp, which does it.
#pragma once

#include "platform/db/database.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace radslag::jobs {

using JobId = Id<struct JobTag>;

/// What shall be done.
struct Wish {
    std::string_view kind;      ///< names who does it: "minutes.print"
    std::string_view payload;   ///< what with, mostly an id; no personal data that outlives the job
    std::string_view same_as;   ///< of jobs of this kind with the same text one waits at a time;
                                ///< empty: each is its own
    std::optional<Instant> due; ///< not before this; nothing: at once
};

/// Puts a job into the queue, within the action that wants it: it exists exactly when the action is
/// saved. Returns whether it was put: false when the same one is waiting already.
bool enqueue(db::Session& session, const Wish& wish);

/// A job as its kind's work gets it.
struct Job {
    JobId id;
    std::string kind;
    std::string payload;
    int attempt = 1; ///< 1 for the first
};

/// How long after a failed attempt (1 for the first) the next may begin: 10 seconds, then four
/// times as long each time, six hours at most.
std::chrono::seconds pause_after(int attempt);

/// Jobs that were given up after too many attempts; they stay, with their error, for who watches.
std::int64_t given_up(db::Session& session);

} // namespace radslag::jobs
