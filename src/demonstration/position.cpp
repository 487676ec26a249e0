// Tells of what the regions' committee prepares: positions are drafted, each region says where it
// stands, and one is released before the meeting. See event.hpp.
#include "demonstration/event.hpp"
#include "demonstration/recording.hpp"
#include "positions/actions.hpp"

#include <algorithm>

namespace radslag::demonstration {

namespace {

using positions::PositionId;
using positions::StandId;

// Whose meeting is prepared, and the first of its meetings that is still to come.
constexpr Circle prepared_for = Circle::officials;

/// A day counted from the circle's last meeting.
Day day_after(const Stage& stage, std::string_view text, const Origin& origin) {
    const auto days = stage.days(prepared_for);
    return add_days(days.at(held_meetings - 1), days_of(text, origin));
}

/// The point of that title on the agenda.
std::optional<meetings::PointId> point_called(const Stage& stage, const std::vector<Record>& agenda,
                                              const Record& record) {
    const auto title = record.fields.get("point");
    if (title.empty())
        return std::nullopt;
    const auto found = std::ranges::find_if(
        agenda, [&](const Record& each) { return each.kind == "point" && each.title == title; });
    if (found == agenda.end())
        misprint(record.origin, "no point of the coming meeting has this title");
    return point_id(stage, *found);
}

bodies::PartyId seat_of(ledger::Act& act, const Stage& stage, std::string_view letter,
                        const Origin& origin) {
    const auto seat =
        party(act.session(), stage.committee(), organisation(act, stage, letter, origin));
    if (!seat)
        misprint(origin, "has no seat in the committee");
    return *seat;
}

Day local_day(const ledger::Act& act) {
    return Day{std::chrono::floor<std::chrono::days>(act.session().now())};
}

/// What happens to a position: each step comes after the one before, also where holidays put off.
struct Course {
    PositionId id;
    people::PersonId by;
    Instant last;

    Instant at(Instant when) {
        last = std::max(when, last + std::chrono::minutes(1));
        return last;
    }
};

/// "> deviates +4 | parties w; z || its own position".
void tell_stand(const Telling& telling, Course& course, const Fact& fact,
                const std::string& letter) {
    const Stage& stage = telling.stage;
    const Day day = day_after(stage, fact.fields.get("first"), fact.origin);
    const auto stance = positions::stances.parse(fact.kind);
    const Actor* director =
        stage.cast().holder(group_named(stage, letter, fact.origin).name, Part::director, day);
    if (!stance || director == nullptr)
        misprint(fact.origin, "write: > behind +3 | parties w; z");
    const auto by = stage.person(director->name, fact.origin);
    const auto id = stage.id<StandId>("stand", std::string(course.id.text()) + letter);
    telling.add({course.at(hour_of(day, letter)), std::string(by.text()), "position.stand",
                 "party_stand", std::string(id.text()),
                 [stage, position = course.id, id, letter, by, stance, text = fact.text,
                  origin = fact.origin](ledger::Act& act) -> Result<void> {
                     positions::StandEdit edit{.seat = seat_of(act, stage, letter, origin),
                                               .stance = *stance};
                     if (!text.empty())
                         edit.text = text;
                     positions::record_stand(act, position, id, edit, by);
                     return {};
                 }});
}

/// Not before the agenda is set.
void tell_release(const Telling& telling, Course& course, Day day) {
    const Day before = telling.stage.days(prepared_for).at(held_meetings - 1);
    const Instant when =
        std::max(hour_of(day, "release"), agenda_hour(before) + std::chrono::hours(1));
    telling.add({course.at(when), std::string(course.by.text()), "position.release",
                 "joint_position", std::string(course.id.text()),
                 [id = course.id, by = course.by](ledger::Act& act) -> Result<void> {
                     positions::record_release(act, id, positions::Readers::point, by,
                                               local_day(act));
                     return {};
                 }});
}

void tell_position(const Telling& telling, const Record& record,
                   const std::vector<Record>& agenda) {
    const Stage& stage = telling.stage;
    const Fields& fields = record.fields;
    const std::string key(fields.get("key"));
    Course course{stage.id<PositionId>("position", key),
                  stage.person(fields.get("by"), record.origin),
                  hour_of(day_after(stage, fields.get("day"), record.origin), key)};
    const positions::NewPosition made{
        course.id,
        stage.committee(),
        stage.body(prepared_for),
        {record.title, record.text, point_called(stage, agenda, record)},
        {},
        course.by};
    telling.add({course.last, std::string(course.by.text()), "position.add", "joint_position",
                 std::string(course.id.text()), [made](ledger::Act& act) -> Result<void> {
                     positions::record(act, made, local_day(act));
                     return {};
                 }});
    for (const Fact& fact : record.facts)
        for (const std::string& letter : fact.fields.list("parties"))
            tell_stand(telling, course, fact, letter);
    if (fields.has("release"))
        tell_release(telling, course, day_after(stage, fields.get("release"), record.origin));
}

} // namespace

void tell_positions(const Telling& telling, const std::vector<Record>& records,
                    const std::vector<Record>& agenda) {
    for (const Record& record : records)
        tell_position(telling, record, agenda);
}

} // namespace radslag::demonstration
