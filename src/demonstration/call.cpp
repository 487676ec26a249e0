// Tells of calls for input and examples: drafted, opened, answered by what was told before. See
// event.hpp.
#include "demonstration/consequences.hpp"
#include "rounds/actions.hpp"

#include <algorithm>

namespace radslag::demonstration {

namespace {

Day day_in(const Stage& stage, std::string_view text, const Origin& origin) {
    return add_days(stage.today(), days_of(text, origin));
}

/// The circle's next meeting after that day, which has been planned by then.
std::optional<meetings::MeetingId> next_meeting(const Stage& stage, Circle circle, Day day) {
    const auto days = stage.days(circle);
    const auto next = std::ranges::upper_bound(days, day);
    if (next == days.end())
        return std::nullopt;
    return stage.meeting(circle, static_cast<int>(next - days.begin()) + 1);
}

rounds::CallEdit call_of(const Stage& stage, const Record& record, Circle circle, Day day) {
    const Fields& fields = record.fields;
    const auto kind = rounds::kinds.parse(fields.get("kind"));
    if (!kind)
        misprint(record.origin, "a call is call_for_input or call_for_examples");
    rounds::CallEdit call{*kind, record.title, record.text, stage.body(circle)};
    call.closes_on = day_in(stage, fields.get("closes"), record.origin);
    if (fields.get("returns") == "next")
        call.returns_to = next_meeting(stage, circle, day);
    return call;
}

void tell_reuse(const Telling& telling, rounds::RoundId id, const Fact& fact) {
    const Stage& stage = telling.stage;
    const std::string key(fact.fields.get("first"));
    const auto input = stage.id<inputs::InputId>("input", key);
    const Day day = day_in(stage, fact.fields.get("day"), fact.origin);
    telling.add(
        {hour_of(day, key),
         "demo",
         "round.reuse",
         "round_reuse",
         std::string(input.text()),
         [id, input](ledger::Act& act) { return rounds::record_reuse(act, id, input); },
         {},
         [id, input](db::Session& session) { return rounds::is_reused(session, id, input); }});
}

void tell_call(const Telling& telling, const Record& record) {
    const Stage& stage = telling.stage;
    const std::string key(record.fields.get("key"));
    const auto id = stage.id<rounds::RoundId>("round", key);
    const Circle circle = circle_named(record.fields.get("circle"), record.origin);
    const Day day = day_in(stage, record.fields.get("day"), record.origin);
    const auto by = stage.maybe_person(record.fields, "by", record.origin);
    const std::string who = by ? std::string(by->text()) : "demo";
    telling.add({hour_of(day, key), who, "round.add", "round", std::string(id.text()),
                 [stage, &record, circle, id, day](ledger::Act& act) {
                     return rounds::record(act, id, call_of(stage, record, circle, day), day);
                 }});
    const Day opened = day_in(stage, record.fields.get("open"), record.origin);
    telling.add({hour_of(opened, key), who, "round.open", "round", std::string(id.text()),
                 [id](ledger::Act& act) { return rounds::open(act, id); }});
    for (const Fact& fact : record.facts)
        tell_reuse(telling, id, fact);
}

} // namespace

void tell_calls(const Telling& telling, const std::vector<Record>& records) {
    for (const Record& record : records)
        tell_call(telling, record);
}

} // namespace radslag::demonstration
