// See upkeep.hpp.
#include "app/upkeep.hpp"

#include "accounts/actions.hpp"
#include "bodies/roles.hpp"
#include "commitments/unticked.hpp"
#include "inputs/drafts/drafts.hpp"
#include "inputs/gists.hpp"
#include "invitations/needs/needs.hpp"
#include "platform/jobs/upkeep.hpp"
#include "platform/text/zones.hpp"

namespace radslag::app {

namespace {

constexpr std::string_view new_day = "accounts.new_day";
constexpr std::string_view gists = "inputs.gists";

/// Soon after the next local midnight, when roles begin and end by their date.
Instant next_day(Instant now) {
    using std::chrono::hours;
    Instant next = now + hours(1);
    while (text::local_day(next, text::forum_zone) == text::local_day(now, text::forum_zone))
        next += hours(1);
    return std::chrono::floor<hours>(next) + std::chrono::minutes(1);
}

Result<void> begin_day(db::Database& database, const Clock& clock, const documents::Files& files) {
    if (const auto forgotten = accounts::forget_ended(database); !forgotten)
        return forgotten;
    if (const auto forgotten = inputs::drafts::forget_old(database, files); !forgotten)
        return forgotten;
    if (const auto forgotten = invitations::needs::forget_over(
            database, text::local_day(clock.now(), text::forum_zone));
        !forgotten)
        return forgotten;
    return database.write([&](db::Session& session) -> Result<void> {
        bodies::renew_readers(session, text::local_day(session.now(), text::forum_zone));
        commitments::renew_unticked(session);
        jobs::enqueue(session, {new_day, "", new_day, next_day(clock.now())});
        return {};
    });
}

/// Brings the words of all inputs up to date, some at a time, so that others can write between.
Result<void> renew_gists(db::Database& database, const jobs::Job& job) {
    const auto last = inputs::renew_gists(database, job.payload);
    if (!last)
        return tl::unexpected<Error>(last.error());
    if (!*last)
        return {};
    return database.write([&](db::Session& session) -> Result<void> {
        jobs::enqueue(session, {gists, **last, **last, std::nullopt});
        return {};
    });
}

} // namespace

std::vector<jobs::Kind> upkeep(db::Database& database, const Clock& clock,
                               const documents::Files& files) {
    return {jobs::upkeep(database),
            {std::string(new_day),
             [&database, &clock, &files](const jobs::Job&) {
                 return begin_day(database, clock, files);
             }},
            {std::string(gists),
             [&database](const jobs::Job& job) { return renew_gists(database, job); }}};
}

Result<void> plan_upkeep(db::Database& database, const Clock& clock) {
    if (const auto planned = jobs::plan_upkeep(database); !planned)
        return planned;
    // The first at once: the server may have stood still over midnight.
    return database.write([&](db::Session& session) -> Result<void> {
        jobs::enqueue(session, {new_day, "", new_day, clock.now()});
        jobs::enqueue(session, {gists, "", gists, clock.now()});
        return {};
    });
}

} // namespace radslag::app
