// Tells of the points that regions propose for the officials' circle: one is taken into the agenda,
// one is declined, one is open. See event.hpp.
#include "demonstration/calendar.hpp"
#include "demonstration/event.hpp"
#include "demonstration/recording.hpp"
#include "meetings/proposals/actions.hpp"

#include <algorithm>

namespace radslag::demonstration {

namespace {

using meetings::proposals::ProposalEdit;
using meetings::proposals::ProposalId;

constexpr Circle proposed_to = Circle::officials;

Day last_meeting(const Stage& stage) {
    return stage.days(proposed_to).at(held_meetings - 1);
}

/// The hour of a field's day, which is counted from the circle's last meeting.
Instant hour_in(const Stage& stage, const Record& record, std::string_view field) {
    const int days = days_of(record.fields.get(field), record.origin);
    return hour_of(add_days(last_meeting(stage), days), record.fields.get("key"));
}

meetings::PointId point_with_title(const Stage& stage, const std::vector<Record>& agenda,
                                   const Record& record) {
    const auto title = record.fields.get("point");
    const auto found = std::ranges::find_if(
        agenda, [&](const Record& each) { return each.kind == "point" && each.title == title; });
    if (found == agenda.end())
        misprint(record.origin, "no point of the coming meeting has this title");
    return point_id(stage, *found);
}

ProposalEdit edit_of(const Stage& stage, const Record& record) {
    ProposalEdit edit;
    edit.title = record.title;
    edit.kinds = kinds_of(record);
    edit.expected_outcome = record.text;
    edit.planned_minutes = days_of(record.fields.get("minutes"), record.origin);
    if (record.fields.has("meeting"))
        edit.meeting =
            stage.meeting(proposed_to, days_of(record.fields.get("meeting"), record.origin));
    return edit;
}

/// One proposal, and what becomes of it.
class ProposalCourse {
  public:
    ProposalCourse(const Telling& telling, const Record& record)
        : telling_(telling), stage_(telling.stage), record_(record),
          id_(stage_.id<ProposalId>("proposal", record.fields.get("key"))),
          proposed_(hour_in(stage_, record, "day")) {}

    void propose() {
        const std::string letter(record_.fields.get("party"));
        const Day day =
            add_days(last_meeting(stage_), days_of(record_.fields.get("day"), record_.origin));
        const Actor* director = stage_.cast().holder(
            group_named(stage_, letter, record_.origin).name, Part::director, day);
        if (director == nullptr)
            misprint(record_.origin, "nobody leads the party on that day");
        const auto by = stage_.person(director->name, record_.origin);
        add(proposed_, by, "proposal.add",
            [stage = stage_, id = id_, by, letter, edit = edit_of(stage_, record_),
             origin = record_.origin](ledger::Act& act) -> Result<void> {
                const auto seat = party(act.session(), stage, proposed_to,
                                        organisation(act, stage, letter, origin));
                if (!seat)
                    misprint(origin, "has no seat in the circle");
                meetings::proposals::record(act, {id, stage.body(proposed_to), *seat, edit, by});
                return {};
            });
    }

    void take(meetings::PointId point) {
        const auto by = secretary();
        add(decided("taken"), by, "proposal.take",
            [id = id_, by, point, meeting = stage_.meeting(proposed_to, held_meetings + 1)](
                ledger::Act& act) -> Result<void> {
                meetings::proposals::record_taken(act, id, meeting, point, by);
                return {};
            });
    }

    void decline() {
        const auto by = secretary();
        add(decided("declined"), by, "proposal.decline",
            [id = id_, by,
             answer = std::string(record_.fields.get("answer"))](ledger::Act& act) -> Result<void> {
                meetings::proposals::record_declined(act, id, answer, by);
                return {};
            });
    }

  private:
    void add(Instant when, people::PersonId who, std::string_view verb,
             std::function<Result<void>(ledger::Act&)> act) const {
        telling_.add({when, std::string(who.text()), std::string(verb), "point_proposal",
                      std::string(id_.text()), std::move(act)});
    }

    [[nodiscard]] people::PersonId secretary() const {
        return stage_.person("Karin Lövnäset", record_.origin);
    }

    /// After the agenda is set and after it was proposed, also where holidays put off.
    [[nodiscard]] Instant decided(std::string_view field) const {
        return std::max({hour_in(stage_, record_, field), proposed_ + std::chrono::minutes(1),
                         agenda_hour(last_meeting(stage_)) + std::chrono::hours(1)});
    }

    const Telling& telling_;
    const Stage& stage_;
    const Record& record_;
    ProposalId id_;
    Instant proposed_;
};

} // namespace

void tell_proposals(const Telling& telling, const std::vector<Record>& records,
                    const std::vector<Record>& agenda) {
    for (const Record& record : records) {
        ProposalCourse course(telling, record);
        course.propose();
        if (record.fields.has("taken"))
            course.take(point_with_title(telling.stage, agenda, record));
        if (record.fields.has("declined"))
            course.decline();
    }
}

} // namespace radslag::demonstration
