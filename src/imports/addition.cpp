// See addition.hpp.
#include "imports/addition.hpp"

#include "commitments/actions.hpp"
#include "people/actions.hpp"

namespace radslag::imports {

commitments::Due due_of(const notes::SoftDue& found) {
    commitments::Due due;
    due.kind = static_cast<commitments::DueKind>(found.kind);
    due.from = found.from;
    due.to = found.to;
    if (due.kind != commitments::DueKind::day)
        due.words = found.words;
    return due;
}

commitments::Due due_on(Day day) {
    return {commitments::DueKind::day, day, day, "", std::nullopt};
}

void Addition::add(const notes::Commitment& found, const Whereabouts& where) {
    commitments::Commitment made{.body = frame_.body, .audience = frame_.audience};
    made.kind = static_cast<commitments::Kind>(found.kind);
    made.text = found.text;
    made.who = found.who;
    for (const notes::Index index : found.people)
        if (const auto id =
                meetings::named_in(act_.session(), meeting_, structure_.people.at(index).name))
            made.persons.push_back(*id);
    made.meeting = meeting_;
    made.point = where.spot.point;
    made.turn = where.spot.turn;
    made.said_on = frame_.day;
    if (found.due_day)
        made.due = due_on(*found.due_day);
    else if (found.due)
        made.due = due_of(*found.due);
    if (found.kind == notes::Commitment::Kind::homework)
        made.all_parties_of = frame_.body;
    made.place = where.place;
    made.confidence = found.confidence;
    commitments::record(act_, made);
}

void Addition::add(const notes::Decision& found, const Whereabouts& where) {
    meetings::Decision made{.point = where.spot.point, .turn = where.spot.turn, .text = found.text};
    made.place = where.place;
    made.confidence = found.confidence;
    meetings::add(act_, meeting_, made);
}

void Addition::add(const notes::Deadline& found, const Whereabouts& where) {
    commitments::Deadline made{.audience = frame_.audience};
    made.what = found.what;
    made.who = found.who;
    made.meeting = meeting_;
    made.point = where.spot.point;
    made.due = found.day ? due_on(*found.day) : due_of(found.due);
    made.place = where.place;
    made.confidence = found.confidence;
    commitments::record(act_, made);
}

void Addition::add(const notes::Person& found, const std::optional<documents::Place>& place) {
    meetings::Attendance attendance;
    attendance.person = person(found);
    if (found.organisation)
        attendance.organisation = people::find_or_add_organisation(act_, *found.organisation);
    attendance.title = found.role;
    attendance.presence = found.presence == notes::Presence::present ? meetings::Presence::present
                          : found.presence == notes::Presence::absent
                              ? meetings::Presence::absent
                              : meetings::Presence::mentioned;
    attendance.place = place;
    attendance.confidence = found.confidence;
    meetings::add(act_, meeting_, attendance);
}

people::PersonId Addition::person(const notes::Person& found) {
    if (const auto known = meetings::named_in(act_.session(), meeting_, found.name))
        return *known;
    people::Person added;
    added.name = found.name;
    added.title = found.role;
    added.demonstration = demonstration_;
    if (found.organisation)
        added.organisation = people::find_or_add_organisation(act_, *found.organisation);
    return people::find_or_add_person(act_, added).id;
}

} // namespace radslag::imports
