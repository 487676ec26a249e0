// All SQL of the job queue; its table is in migrations/0012_jobs.sql.
#pragma once

#include "platform/jobs/jobs.hpp"

namespace radslag::jobs::store {

/// Whether it was put; see enqueue().
bool insert(db::Session& session, const JobId& id, const Wish& wish, Instant due);

/// Whether a job of this kind is due.
bool any_due(db::Session& session, std::string_view kind);

/// Takes the longest due job of a kind, if there is one: counts the attempt, and lets nobody else
/// have it before `until`.
std::optional<Job> take(db::Session& session, std::string_view kind, Instant until);

/// Makes jobs due that were taken, a few times at most, and have never ended.
void take_back(db::Session& session);

/// These three do nothing when another worker has taken the job over meanwhile.
void remove(db::Session& session, const Job& job);
void retry(db::Session& session, const Job& job, Instant due, std::string_view error);
void give_up(db::Session& session, const Job& job, std::string_view error);

std::int64_t count_given_up(db::Session& session);

/// Lets the engine renew what it knows of the tables, for its choice of plans.
void optimize(db::Session& session);

} // namespace radslag::jobs::store
