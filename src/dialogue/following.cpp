// See following.hpp.
#include "dialogue/following.hpp"

#include "dialogue/store.hpp"
#include "dialogue/touched.hpp"
#include "platform/jobs/steps.hpp"
#include "platform/text/zones.hpp"

namespace radslag::dialogue {

namespace {

using store::Reach;
using store::Stage;

/// Bounds of one step: entries looked at, and units counted, so that what is written stays short. A
/// meeting or a matter takes as long as some inputs.
constexpr int most_entries = 1000;
constexpr std::size_t most_units = 80;
constexpr std::size_t inputs_a_unit = 5;

std::size_t units_of(const TouchedUnits& touched) {
    return touched.meetings.size() + touched.matters.size() + touched.inputs.size() / inputs_a_unit;
}

/// What one step will write: from where to where, and the units counted on the way.
struct Step {
    std::optional<Reach> from;
    Reach to;
    bool from_nothing = false; ///< all figures go first
    bool is_full = true;       ///< more is left, as a rule
    std::vector<std::pair<std::string, std::optional<MeetingUnit>>> meetings;
    std::vector<std::pair<std::string, std::optional<InputUnit>>> inputs;
    std::vector<std::pair<std::string, std::optional<MatterUnit>>> matters;
};

Day today(db::Session& session) {
    return text::local_day(session.now(), text::forum_zone);
}

void start_anew(db::Session& session, Step& step) {
    step.to = {definition, ledger::last_number(session).value_or(-1) + 1, today(session),
               Stage::meetings, ""};
    step.from_nothing = true;
}

/// Counts what was touched; a meeting brings the inputs that come from it and the matters that it
/// names, an input its matter.
void measure(db::Session& session, TouchedUnits touched, Step& step) {
    for (const std::string& id : touched.meetings) {
        step.meetings.emplace_back(id, store::measured_meeting(session, id));
        for (std::string& input : store::inputs_said_at(session, id))
            touched.inputs.insert(std::move(input));
        for (std::string& matter : store::matters_named_at(session, id))
            touched.matters.insert(std::move(matter));
    }
    for (const std::string& id : touched.inputs) {
        step.inputs.emplace_back(id, store::measured_input(session, id));
        const auto& unit = step.inputs.back().second;
        if (unit && unit->matter)
            touched.matters.insert(*unit->matter);
        if (auto matter = store::counted_matter_of(session, id))
            touched.matters.insert(std::move(*matter));
    }
    for (const std::string& id : touched.matters)
        step.matters.emplace_back(id, store::measured_matter(session, id));
}

/// Counts the next records of the stage; after the last of them comes the next stage, or the end.
void measure_stage(db::Session& session, Step& step) {
    const Stage stage = *step.from->stage;
    const std::size_t most = stage == Stage::inputs ? most_units * inputs_a_unit : most_units;
    const auto ids =
        store::ids_after(session, stage, step.from->after, static_cast<std::int64_t>(most));
    for (const std::string& id : ids) {
        if (stage == Stage::meetings)
            step.meetings.emplace_back(id, store::measured_meeting(session, id));
        else if (stage == Stage::inputs)
            step.inputs.emplace_back(id, store::measured_input(session, id));
        else
            step.matters.emplace_back(id, store::measured_matter(session, id));
    }
    if (ids.size() == most) {
        step.to.after = ids.back();
        return;
    }
    step.to.after.clear();
    step.to.stage = stage == Stage::meetings ? std::optional(Stage::inputs)
                    : stage == Stage::inputs ? std::optional(Stage::matters)
                                             : std::nullopt;
}

void follow_entries(db::Session& session, Step& step) {
    TouchedUnits touched;
    for (int i = 0; i < most_entries && units_of(touched) < most_units; ++i) {
        const std::int64_t next = step.to.next_entry;
        ledger::entries_from(session, next, 1, [&](const ledger::Entry& entry) {
            touch(session, entry, touched);
            step.to.next_entry = *entry.number + 1;
        });
        if (step.to.next_entry == next) {
            step.is_full = false;
            break;
        }
    }
    if (touched.everything)
        start_anew(session, step);
    else
        measure(session, std::move(touched), step);
}

/// Nothing when there is nothing to do.
std::optional<Step> next_step(db::Session& session) {
    Step step;
    step.from = store::reach(session);
    if (!step.from || step.from->definition != definition) {
        start_anew(session, step);
        return step;
    }
    step.to = *step.from;
    step.to.day = today(session);
    if (step.from->stage)
        measure_stage(session, step);
    else
        follow_entries(session, step);
    return step.to == *step.from ? std::nullopt : std::optional(std::move(step));
}

Result<void> take(db::Session& session, const Step& step) {
    if (!store::move_reach(session, step.from, step.to))
        return {}; // somebody else has taken this step
    if (step.from_nothing)
        store::clear(session);
    store::Touched touched;
    if (step.from && step.from->day != step.to.day)
        store::touch_lateness(session, step.from->day, step.to.day, touched);
    for (const auto& [id, unit] : step.meetings)
        store::replace(session, id, unit, touched);
    for (const auto& [id, unit] : step.inputs)
        store::replace(session, id, unit, touched);
    for (const auto& [id, unit] : step.matters)
        store::replace(session, id, unit, touched);
    store::renew_sums(session, touched, step.to.day);
    return {};
}

Result<jobs::Went> go_on(db::Database& database) {
    return jobs::go_on(
        database, next_step, [](const Step&) {}, take);
}

} // namespace

Result<bool> follow(db::Database& database) {
    return jobs::has_gone(go_on(database));
}

Result<void> catch_up(db::Database& database) {
    while (true) {
        const auto went_on = follow(database);
        if (!went_on)
            return tl::unexpected<Error>(went_on.error());
        if (!*went_on)
            return {};
    }
}

Result<void> count_anew(db::Database& database) {
    return database.write([](db::Session& session) -> Result<void> {
        Step step;
        step.from = store::reach(session);
        start_anew(session, step);
        return take(session, step);
    });
}

jobs::Following following() {
    return {go_on, "the figures of the dialogue could not be kept up"};
}

} // namespace radslag::dialogue
