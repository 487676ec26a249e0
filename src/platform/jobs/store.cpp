// All SQL of the job queue. A job is taken by moving its due instant to the end of its lease, so
// that one whose worker died is taken again by itself.
#include "platform/jobs/store.hpp"

namespace radslag::jobs::store {

namespace {

using db::Statement;

constexpr Statement insert_job{
    "job.insert",
    "INSERT INTO job (id, kind, same_as, payload, due, attempt, given_up) "
    "VALUES ($1, $2, $3, $4, $5, 0, 0) "
    "ON CONFLICT (kind, same_as) WHERE attempt = 0 AND same_as IS NOT NULL DO NOTHING"};

constexpr Statement select_due{
    "job.any_due", "SELECT 1 FROM job WHERE kind = $1 AND given_up = 0 AND due <= $2 LIMIT 1"};

// SQLite has one writer; on PostgreSQL workers pass by what another is taking just now.
constexpr Statement take_alone{
    "job.take_alone",
    "UPDATE job SET attempt = attempt + 1, due = $3 WHERE id = (SELECT id FROM job "
    "WHERE kind = $1 AND given_up = 0 AND due <= $2 ORDER BY due, id LIMIT 1) "
    "RETURNING id, kind, payload, attempt"};
constexpr Statement take_among_others{
    "job.take_among_others",
    "UPDATE job SET attempt = attempt + 1, due = $3 WHERE id = (SELECT id FROM job "
    "WHERE kind = $1 AND given_up = 0 AND due <= $2 ORDER BY due, id LIMIT 1 "
    "FOR UPDATE SKIP LOCKED) RETURNING id, kind, payload, attempt"};

constexpr Statement delete_job{"job.delete", "DELETE FROM job WHERE id = $1 AND attempt = $2"};
constexpr Statement retry_job{"job.retry",
                              "UPDATE job SET due = $3, error = $4 WHERE id = $1 AND attempt = $2"};
constexpr Statement give_job_up{
    "job.give_up", "UPDATE job SET given_up = 1, error = $3 WHERE id = $1 AND attempt = $2"};
// Not what has been begun often: that may be what kills the program.
constexpr Statement take_jobs_back{
    "job.take_back",
    "UPDATE job SET due = $1 WHERE attempt BETWEEN 1 AND 3 AND error IS NULL AND given_up = 0 "
    "AND due > $1"};
constexpr Statement count_given_up_jobs{"job.count_given_up",
                                        "SELECT count(*) FROM job WHERE given_up = 1"};

constexpr Statement optimize_sqlite{"job.optimize_sqlite", "PRAGMA optimize"};
constexpr Statement optimize_postgres{"job.optimize_postgres", "ANALYZE"};

} // namespace

bool insert(db::Session& session, const JobId& id, const Wish& wish, Instant due) {
    const std::optional<std::string_view> same_as =
        wish.same_as.empty() ? std::nullopt : std::optional(wish.same_as);
    return session.execute(insert_job, {id, wish.kind, same_as, wish.payload, to_text(due)}) == 1;
}

bool any_due(db::Session& session, std::string_view kind) {
    return session.integer(select_due, {kind, to_text(session.now())}).has_value();
}

std::optional<Job> take(db::Session& session, std::string_view kind, Instant until) {
    const bool alone = session.engine() == db::Engine::sqlite;
    std::optional<Job> job;
    session.query(alone ? take_alone : take_among_others,
                  {kind, to_text(session.now()), to_text(until)}, [&](const db::Row& row) {
                      job = Job{row.id<JobId>(0), row.string(1), row.string(2),
                                static_cast<int>(row.integer(3))};
                  });
    return job;
}

void take_back(db::Session& session) {
    session.execute(take_jobs_back, {to_text(session.now())});
}

void remove(db::Session& session, const Job& job) {
    session.execute(delete_job, {job.id, job.attempt});
}

void retry(db::Session& session, const Job& job, Instant due, std::string_view error) {
    session.execute(retry_job, {job.id, job.attempt, to_text(due), error});
}

void give_up(db::Session& session, const Job& job, std::string_view error) {
    session.execute(give_job_up, {job.id, job.attempt, error});
}

std::int64_t count_given_up(db::Session& session) {
    return session.integer(count_given_up_jobs).value_or(0);
}

void optimize(db::Session& session) {
    if (session.engine() == db::Engine::postgres)
        session.execute(optimize_postgres);
    else
        session.query(optimize_sqlite, {}, [](const db::Row&) {});
}

} // namespace radslag::jobs::store
