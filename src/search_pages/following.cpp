// See following.hpp.
#include "search_pages/following.hpp"

#include "platform/jobs/steps.hpp"
#include "search_pages/index_store.hpp"
#include "search_pages/sources_store.hpp"
#include "search_pages/touched.hpp"

namespace radslag::search_pages {

namespace {

using store::Reach;
using store::Renewed;

/// Records made anew in one step, so that what is written stays short.
constexpr std::size_t most_records = 200;
constexpr int most_entries = 800;
constexpr int steps_told = 20; ///< between two tellings of how far it is

/// What one step will write: from where to where, and the records made anew on the way.
struct Step {
    std::optional<Reach> from;
    Reach to;
    bool is_full = true; ///< more is left, as a rule
    std::vector<Renewed> renewed = {};
};

void start_anew(db::Session& session, Step& step) {
    step.to = {.made_with = std::string(made_with()),
               .next_entry = ledger::last_number(session).value_or(-1) + 1,
               .done = 0,
               .stage = kinds.pairs().front().first,
               .after = ""};
}

/// Reads the next records of the stage; after the last of them comes the next stage, or the end.
void renew_stage(db::Session& session, Step& step) {
    const Kind stage = *step.from->stage;
    const auto ids =
        store::ids_after(session, stage, step.from->after, static_cast<std::int64_t>(most_records));
    for (const std::string& id : ids)
        step.renewed.push_back({{stage, id}, std::nullopt});
    if (ids.size() == most_records) {
        step.to.after = ids.back();
        return;
    }
    step.to.after.clear();
    const auto next = static_cast<std::size_t>(stage) + 1;
    step.to.stage =
        next < kinds.pairs().size() ? std::optional(kinds.pairs()[next].first) : std::nullopt;
}

/// Adds what an entry touched, as far as there is room; goes past it when that is all of it.
void follow_entry(db::Session& session, const ledger::Entry& entry, std::set<Record>& touched,
                  Step& step) {
    const auto of_entry = touched_by(session, entry);
    auto next = of_entry.begin();
    std::advance(next, std::min<std::int64_t>(step.to.done, std::ssize(of_entry)));
    while (next != of_entry.end() && touched.size() < most_records) {
        touched.insert(*next++);
        ++step.to.done;
    }
    if (next == of_entry.end()) {
        step.to.next_entry = *entry.number + 1;
        step.to.done = 0;
    }
}

void follow_entries(db::Session& session, Step& step) {
    std::set<Record> touched;
    for (int i = 0; i < most_entries && touched.size() < most_records; ++i) {
        const std::int64_t next = step.to.next_entry;
        ledger::entries_from(session, next, 1, [&](const ledger::Entry& entry) {
            follow_entry(session, entry, touched, step);
        });
        if (step.to.next_entry == next) {
            step.is_full = touched.size() == most_records;
            break;
        }
    }
    for (const Record& record : touched)
        step.renewed.push_back({record, std::nullopt});
}

/// Nothing when there is nothing to do.
std::optional<Step> next_step(db::Session& session) {
    Step step;
    step.from = store::reach(session);
    if (!step.from || step.from->made_with != made_with()) {
        start_anew(session, step);
        return step;
    }
    step.to = *step.from;
    if (step.from->stage)
        renew_stage(session, step);
    else
        follow_entries(session, step);
    for (Renewed& each : step.renewed)
        each.source = store::source_of(session, each.record);
    return step.to == *step.from ? std::nullopt : std::optional(std::move(step));
}

Result<void> take(db::Session& session, const Step& step) {
    if (!store::move_reach(session, step.from, step.to))
        return {}; // somebody else has taken this step
    if (!step.from)
        store::clear(session);
    for (const Renewed& each : step.renewed)
        store::replace(session, each);
    return {};
}

Progress progress_of(db::Session& session) {
    const auto reach = store::reach(session);
    Progress progress;
    for (const auto& [kind, word] : kinds.pairs()) {
        const std::int64_t all = store::count(session, kind);
        progress.all += all;
        if (!reach || !reach->stage || kind < *reach->stage)
            progress.done += all;
        else if (kind == *reach->stage)
            progress.done += store::count_up_to(session, kind, reach->after);
    }
    return progress;
}

/// Finds the words, which takes longer than all else and needs no transaction.
void make_entries(Step& step) {
    for (Renewed& each : step.renewed)
        if (each.source)
            each.entries = entries_of(search::analyser(), *each.source);
}

Result<jobs::Went> go_on(db::Database& database) {
    return jobs::go_on(database, next_step, make_entries, take);
}

} // namespace

Result<bool> follow(db::Database& database) {
    return jobs::has_gone(go_on(database));
}

Result<void> catch_up(db::Database& database, const std::function<void(const Progress&)>& each) {
    for (int step = 0;; ++step) {
        if (each && step % steps_told == 0)
            each(database.reading(progress_of));
        const auto went_on = follow(database);
        if (!went_on)
            return tl::unexpected<Error>(went_on.error());
        if (!*went_on)
            break;
    }
    if (each)
        each(database.reading(progress_of));
    return {};
}

Result<void> make_anew(db::Database& database) {
    return database.write(
        [](db::Session& session) -> Result<void> {
            Step step;
            step.from = store::reach(session);
            start_anew(session, step);
            store::move_reach(session, step.from, step.to);
            return {};
        },
        db::Isolation::each_statement);
}

Lag lag(db::Session& session) {
    const auto reach = store::reach(session);
    if (!reach || reach->stage)
        return Lag::being_made;
    return reach->next_entry < ledger::length(session) ? Lag::some_acts : Lag::none;
}

jobs::Following following() {
    return {go_on, "the index of search could not be kept up"};
}

} // namespace radslag::search_pages
