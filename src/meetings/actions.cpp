// Recording notes as one act; see actions.hpp.
#include "meetings/actions.hpp"

#include "meetings/store.hpp"

namespace radslag::meetings {

namespace {

template <class Things>
void insert_all(ledger::Act& act, MeetingId meeting, const Things& things) {
    int position = 0;
    for (const auto& thing : things)
        store::insert(act, meeting, ++position, thing);
}

void insert_points(ledger::Act& act, MeetingId meeting, const std::vector<Point>& points) {
    insert_all(act, meeting, points);
    for (const Point& point : points)
        store::insert_presenters(act, point);
}

} // namespace

std::optional<Known> known_meeting(db::Session& session, bodies::BodyId body, Day day) {
    const auto known = store::meetings_on(session, body, day);
    for (const auto& meeting : known)
        if (meeting.document)
            return Known{meeting.id, true};
    if (known.empty())
        return std::nullopt;
    return Known{known.front().id, false};
}

Result<void> record_notes(ledger::Act& act, Notes& notes) {
    Meeting& meeting = notes.meeting;
    std::optional<Known> known;
    if (meeting.day)
        known = known_meeting(act.session(), meeting.body, *meeting.day);
    if (known && known->has_notes)
        return failure(ErrorCode::conflict, "The meeting of {0} has notes already.",
                       {to_text(*meeting.day)});
    if (known) {
        meeting.id = known->id;
        store::update(act, meeting);
    } else {
        store::insert(act, meeting);
    }
    insert_all(act, meeting.id, notes.attendance);
    insert_points(act, meeting.id, notes.points);
    int position = 0;
    for (const Section& section : notes.sections)
        store::insert(act, ++position, section);
    insert_all(act, meeting.id, notes.turns);
    insert_all(act, meeting.id, notes.decisions);
    insert_all(act, meeting.id, notes.footnotes);
    insert_all(act, meeting.id, notes.attachments);
    return {};
}

void plan(ledger::Act& act, const Meeting& meeting) {
    store::insert(act, meeting);
}

void add_agenda(ledger::Act& act, MeetingId meeting, const std::vector<Point>& points) {
    insert_points(act, meeting, points);
}

void add_series(ledger::Act& act, const Series& series) {
    store::insert(act, series);
}

void add_minute(ledger::Act& act, const Minute& minute) {
    store::insert(act, minute);
}

MeetingId plan_meeting(ledger::Act& act, bodies::BodyId body, Day day, std::string_view title,
                       bodies::AudienceId audience, std::string_view language) {
    if (const auto known = known_meeting(act.session(), body, day))
        return known->id;
    Meeting meeting{.body = body, .title = std::string(title), .audience = audience};
    meeting.day = day;
    meeting.state = MeetingState::planned;
    meeting.language = language;
    store::insert(act, meeting);
    return meeting.id;
}

} // namespace radslag::meetings
