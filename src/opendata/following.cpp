// See following.hpp.
#include "opendata/following.hpp"

#include "opendata/changes_store.hpp"
#include "opendata/reading_store.hpp"
#include "opendata/touched.hpp"
#include "platform/jobs/steps.hpp"

namespace radslag::opendata {

namespace {

/// Records after which a step ends, so that what is written stays short: an act is never divided.
constexpr std::size_t enough_records = 400;
constexpr int most_entries = 800;

struct Step {
    std::optional<store::Reach> from;
    store::Reach to;
    bool is_full = true; ///< more is left, as a rule
    std::vector<std::pair<std::string, store::Change>> changes = {};
};

/// The act's own time, or a later one where needed: whoever has walked to a time has all up to it.
std::string time_after(const std::string& last, const std::string& own) {
    if (own > last)
        return own;
    const auto instant = parse_instant(last);
    return instant ? radslag::to_text(*instant + std::chrono::milliseconds(1)) : own;
}

void follow_entry(db::Session& session, const ledger::Entry& entry, Step& step) {
    step.to.time = time_after(step.to.time, entry.time);
    step.to.next_entry = *entry.number + 1;
    for (const auto& [name, touch] : touched_by(session, entry)) {
        const auto& [of, id] = name;
        const bool is_public = store::is_readable(session, auth::Reader(), collection(of), id);
        const auto known = store::known(session, of, id);
        const bool is_news = touch == Touch::itself ? is_public || (known && !known->gone)
                                                    : is_public != (known && !known->gone);
        if (is_news)
            step.changes.push_back({of, {id, step.to.time, !is_public}});
    }
}

/// Nothing when there is nothing to do.
std::optional<Step> next_step(db::Session& session) {
    Step step;
    step.from = store::reach(session);
    step.to = step.from.value_or(store::Reach());
    for (int i = 0; i < most_entries && step.changes.size() < enough_records; ++i) {
        const std::int64_t next = step.to.next_entry;
        ledger::entries_from(session, next, 1, [&](const ledger::Entry& entry) {
            follow_entry(session, entry, step);
        });
        if (step.to.next_entry == next) {
            step.is_full = false;
            break;
        }
    }
    return step.from == step.to ? std::nullopt : std::optional(std::move(step));
}

Result<void> take(db::Session& session, const Step& step) {
    if (!store::move_reach(session, step.from, step.to))
        return {}; // somebody else has taken this step
    for (const auto& [of, change] : step.changes)
        store::put(session, of, change);
    return {};
}

Result<jobs::Went> go_on(db::Database& database) {
    return jobs::go_on(
        database, next_step, [](Step&) {}, take);
}

} // namespace

Result<bool> follow(db::Database& database) {
    return jobs::has_gone(go_on(database));
}

jobs::Following following() {
    return {go_on, "what has changed for the read API could not be kept up"};
}

} // namespace radslag::opendata
