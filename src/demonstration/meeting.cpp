// Tells a meeting: it is planned, held, written down and approved, and then what was promised there
// happens. See event.hpp.
#include "commitments/actions.hpp"
#include "demonstration/consequences.hpp"
#include "demonstration/recording.hpp"
#include "documents/reader.hpp"
#include "meetings/actions.hpp"

#include <fmt/format.h>

#include <memory>
#include <stdexcept>

namespace radslag::demonstration {

namespace {

File file_of(std::string name, std::string content) {
    const auto bytes = std::as_bytes(std::span(content));
    auto read = documents::read(name, bytes);
    if (!read)
        throw std::logic_error("the demonstration cannot read its own " + name);
    return {std::move(name), std::move(content), std::move(*read)};
}

std::optional<File> slides_in(const Told& told, std::size_t index) {
    const ScriptPoint& point = told.script.points[index];
    const auto name = point.record->fields.get("slides");
    if (name.empty() || name == "missing")
        return std::nullopt;
    return file_of(std::string(name), slides_of(told.stage, told.script, point));
}

std::shared_ptr<Told> told_of(const Stage& stage, const std::vector<Record>& records) {
    auto told = std::make_shared<Told>(Told{stage, script_of(records), {}, {}, {}});
    told->minutes = minutes_of(told->stage, told->script);
    told->notes = file_of(told->minutes.file_name, told->minutes.text);
    if (told->notes.text.text != told->minutes.text)
        throw std::logic_error("a reader changed the text of " + told->minutes.file_name);
    for (std::size_t i = 0; i < told->script.points.size(); ++i)
        told->slides.push_back(slides_in(*told, i));
    return told;
}

std::string secretary_of(const Stage& stage) {
    for (const Login& login : stage.cast().logins())
        if (login.role == auth::Role::secretary && !login.in_committee)
            return std::string(stage.person(login.name, {}).text());
    return "demo";
}

/// Every meeting stands in the register from the day of the one before on: its notes point to it.
void tell_planned(const Telling& telling, Circle circle, int number, Instant when) {
    const Stage stage = telling.stage;
    const auto id = stage.meeting(circle, number);
    telling.add(
        {when, secretary_of(stage), "meeting.plan", "meeting", std::string(id.text()),
         [stage, circle, number, id](ledger::Act& act) -> Result<void> {
             const auto body = stage.body(circle);
             meetings::Meeting meeting{
                 .body = body,
                 .title = stage.body_name(circle),
                 .audience = bodies::audience(act.session(), bodies::Visibility::is_public, body)};
             meeting.id = id;
             meeting.day = stage.days(circle).at(static_cast<std::size_t>(number - 1));
             meeting.state = meetings::MeetingState::planned;
             meeting.hours = {"10:00", "15:00", "Europe/Stockholm",
                              number % 2 == 0 ? "Rosenbad, Stockholm" : "Regionens hus, Västerås"};
             meeting.series =
                 stage.shared_id<meetings::SeriesId>("series", stage.body_name(circle));
             meetings::plan(act, meeting);
             return {};
         }});
}

/// The secretariat takes three days to write the notes.
Instant recorded_at(const Told& told) {
    return hour_of(add_days(day_of(told.stage, told.script), 3), told.minutes.file_name);
}

void tell_held(const Telling& telling, const std::shared_ptr<Told>& told) {
    const Stage& stage = told->stage;
    const auto id = stage.meeting(told->script.circle, told->script.number);
    const Day day = day_of(stage, told->script);
    const Instant when = recorded_at(*told);
    const documents::Files files = telling.files;
    telling.add({when, secretary_of(stage), "meeting.record", "meeting", std::string(id.text()),
                 [told](ledger::Act& act) { return record_meeting(act, *told); },
                 [told, files] {
                     files.keep(std::as_bytes(std::span(told->notes.content)));
                     for (const auto& slides : told->slides)
                         if (slides)
                             files.keep(std::as_bytes(std::span(slides->content)));
                 }});
    const auto minute = stage.id<meetings::MinuteId>("minute", told->minutes.file_name);
    telling.add({hour_of(add_days(day, 21), "minutes"), secretary_of(stage), "minutes.approve",
                 "minute", std::string(minute.text()),
                 [told, id, minute](ledger::Act& act) -> Result<void> {
                     const Stage& where = told->stage;
                     const Instant now = act.session().now();
                     meetings::add_minute(
                         act, {minute, id, meetings::MinuteState::approved,
                               where.id<documents::DocumentId>("document", told->minutes.file_name),
                               Day{std::chrono::floor<std::chrono::days>(now)},
                               where.person(told->script.record->fields.get("chair"), {})});
                     return {};
                 }});
}

/// A point with the field `basis` builds on the answers to the homework of that key.
void set_bases(ledger::Act& act, const Told& told, meetings::MeetingId meeting) {
    for (const ScriptPoint& point : told.script.points)
        if (const auto key = point.record->fields.maybe("basis"))
            commitments::set_basis(act,
                                   told.stage.id<commitments::CommitmentId>("commitment", *key),
                                   meeting, point_id(told.stage, *point.record));
}

void tell_agenda(const Telling& telling, const std::shared_ptr<Told>& told, Instant when) {
    const auto id = told->stage.meeting(told->script.circle, told->script.number);
    const auto first = point_id(told->stage, *told->script.points.front().record);
    telling.add({when, secretary_of(told->stage), "meeting.agenda", "point",
                 std::string(first.text()), [told, id](ledger::Act& act) -> Result<void> {
                     meetings::add_agenda(act, id, agenda_of(act, *told));
                     set_bases(act, *told, id);
                     return {};
                 }});
}

void tell_consequences(const Telling& telling, const Told& told) {
    const Before before{told.script.circle, day_of(told.stage, told.script), recorded_at(told)};
    for (const ScriptPoint& point : told.script.points)
        for (const ScriptSection& section : point.sections)
            for (const Item& item : section.record->items) {
                std::string input;
                for (const Fact& fact : item.facts) {
                    if (fact.kind == "input")
                        input = key_of(fact);
                    tell_later(telling, fact, before, input);
                }
            }
}

} // namespace

Instant agenda_hour(Day before) {
    return hour_of(add_days(before, 6), "agenda");
}

void tell_meeting(const Telling& telling, const std::vector<Record>& records) {
    const auto told = told_of(telling.stage, records);
    const Circle circle = told->script.circle;
    const int number = told->script.number;
    const auto days = telling.stage.days(circle);
    const auto day = [&](int which) { return days.at(static_cast<std::size_t>(which - 1)); };
    const Day before = number == 1 ? add_days(day(1), -60) : day(number - 1);
    tell_planned(telling, circle, number, hour_of(before, "plan"));
    if (number == held_meetings + 1)
        tell_planned(telling, circle, number + 1, hour_of(before, "plan"));
    if (number > held_meetings) {
        tell_agenda(telling, told, agenda_hour(before));
        if (!telling.stage.is_repetition())
            tell_invitations(telling, circle, number, add_days(before, 7),
                             secretary_of(telling.stage));
        return;
    }
    tell_held(telling, told);
    tell_consequences(telling, *told);
}

} // namespace radslag::demonstration
