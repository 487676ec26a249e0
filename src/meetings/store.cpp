// SQL that writes meetings; reading.cpp holds the SQL that the pages read. See store.hpp.
#include "meetings/store.hpp"

#include "platform/text/fold.hpp"

namespace radslag::meetings::store {

namespace {

using ledger::Write;

constexpr Write insert_meeting = {
    "meeting",
    {"meeting.insert",
     "INSERT INTO meeting (id, version, body, title, day, state, chair, next_day, document, "
     "language, audience, start_time, end_time, zone, venue, series, slot) VALUES ($1, 1, $2, $3, "
     "$4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) RETURNING *"}};
constexpr Write update_meeting = {
    "meeting",
    {"meeting.held",
     "UPDATE meeting SET version = version + 1, title = $2, day = $3, state = $4, chair = $5, "
     "next_day = $6, document = $7, language = $8, audience = $9 WHERE id = $1 RETURNING *"}};
constexpr Write insert_attendance = {
    "attendance",
    {"attendance.insert",
     "INSERT INTO attendance (id, meeting, position, person, organisation, title, presence, "
     "substitute_for, place_begin, place_end, confidence) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, "
     "$9, $10, $11) RETURNING *"}};
constexpr Write insert_point = {
    "point",
    {"point.insert",
     "INSERT INTO point (id, version, meeting, position, number, title, information, dialogue, "
     "regional_example, decision, information_words, dialogue_words, slides_promised, "
     "place_begin, place_end, confidence, expected_outcome, planned_start, planned_minutes, "
     "actual_minutes, audience, questions_until) VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9, "
     "$10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21) RETURNING *"}};
constexpr Write insert_presenter = {
    "presenter",
    {"presenter.insert", "INSERT INTO presenter (id, point, position, person, organisation) VALUES "
                         "($1, $2, $3, $4, $5) RETURNING *"}};
constexpr Write insert_section = {
    "section",
    {"section.insert", "INSERT INTO section (id, point, position, kind, heading) VALUES ($1, $2, "
                       "$3, $4, $5) RETURNING *"}};
constexpr Write insert_turn = {
    "turn",
    {"turn.insert",
     "INSERT INTO turn (id, version, meeting, point, section, position, depth, text, person, "
     "organisation, group_words, side, side_set, place_begin, place_end, confidence, audience, "
     "raises) VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, "
     "$17) RETURNING *"}};
constexpr Write insert_turn_speaker = {"turn_speaker",
                                       {"turn_speaker.insert",
                                        "INSERT INTO turn_speaker (id, turn, position, person) "
                                        "VALUES ($1, $2, $3, $4) RETURNING *"}};
constexpr Write insert_decision = {
    "decision",
    {"decision.insert",
     "INSERT INTO decision (id, version, meeting, point, turn, position, text, place_begin, "
     "place_end, confidence) VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING *"}};
constexpr Write insert_footnote = {
    "footnote",
    {"footnote.insert",
     "INSERT INTO footnote (id, meeting, point, position, marker, text, mark_at, place_begin, "
     "place_end) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING *"}};
constexpr Write insert_attachment = {
    "attachment",
    {"attachment.insert",
     "INSERT INTO attachment (id, version, meeting, point, position, words, "
     "document, audience) VALUES ($1, 1, $2, $3, $4, $5, $6, $7) RETURNING *"}};
constexpr Write insert_series = {"series",
                                 {"series.insert",
                                  "INSERT INTO series (id, version, body, name, pattern, "
                                  "start_time, end_time, zone, venue, to_day) VALUES ($1, 1, $2, "
                                  "$3, $4, $5, $6, $7, $8, $9) RETURNING *"}};
constexpr Write insert_minute = {
    "minute",
    {"minute.insert", "INSERT INTO minute (id, version, meeting, state, document, approved_on, "
                      "approved_by) VALUES ($1, 1, $2, $3, $4, $5, $6) RETURNING *"}};

constexpr db::Statement select_meetings_on = {
    "meeting.on_day", "SELECT id, state, document FROM meeting WHERE body = $1 AND day = $2 AND "
                      "state <> 'cancelled' ORDER BY id"};

std::optional<std::size_t> begin_of(const std::optional<Place>& place) {
    return place ? std::optional(place->begin) : std::nullopt;
}

std::optional<std::size_t> end_of(const std::optional<Place>& place) {
    return place ? std::optional(place->end) : std::nullopt;
}

} // namespace

void insert(ledger::Act& act, const Meeting& meeting) {
    act.add(insert_meeting,
            {meeting.id, meeting.body, meeting.title, to_text(meeting.day),
             meeting_states.text(meeting.state), meeting.chair, to_text(meeting.next_day),
             meeting.document, meeting.language, meeting.audience, meeting.hours.start,
             meeting.hours.end, meeting.hours.zone, meeting.hours.venue, meeting.series,
             meeting.slot});
}

void update(ledger::Act& act, const Meeting& meeting) {
    act.write(update_meeting,
              {meeting.id, meeting.title, to_text(meeting.day), meeting_states.text(meeting.state),
               meeting.chair, to_text(meeting.next_day), meeting.document, meeting.language,
               meeting.audience});
}

void insert(ledger::Act& act, MeetingId meeting, int position, const Attendance& attendance) {
    act.add(insert_attendance,
            {AttendanceId::make(), meeting, position, attendance.person, attendance.organisation,
             attendance.title, presences.text(attendance.presence), attendance.substitute_for,
             begin_of(attendance.place), end_of(attendance.place), attendance.confidence});
}

void insert(ledger::Act& act, MeetingId meeting, int position, const Point& point) {
    act.add(insert_point, {point.id,
                           meeting,
                           position,
                           point.number,
                           point.title,
                           point.kinds.information,
                           point.kinds.dialogue,
                           point.kinds.regional_example,
                           point.kinds.decision,
                           point.information_words,
                           point.dialogue_words,
                           point.slides_promised,
                           begin_of(point.place),
                           end_of(point.place),
                           point.confidence,
                           point.expected_outcome,
                           point.planned_start,
                           point.planned_minutes,
                           point.actual_minutes,
                           point.audience,
                           to_text(point.questions_until)});
}

void insert_presenters(ledger::Act& act, const Point& point) {
    int order = 0;
    for (const Presenter& presenter : point.presenters)
        act.add(insert_presenter, {Id<struct PresenterTag>::make(), point.id, ++order,
                                   presenter.person, presenter.organisation});
}

void insert(ledger::Act& act, int position, const Section& section) {
    act.add(insert_section, {section.id, section.point, position, section_kinds.text(section.kind),
                             section.heading});
}

void insert(ledger::Act& act, MeetingId meeting, int position, const Turn& turn) {
    const auto first = turn.speakers.empty() ? std::nullopt : std::optional(turn.speakers.front());
    const auto side = turn.side ? std::optional(bodies::sides.text(*turn.side)) : std::nullopt;
    act.add(insert_turn,
            {turn.id, meeting, turn.point, turn.section, position, turn.depth, turn.text, first,
             turn.organisation, turn.group, side, turn.side_set, begin_of(turn.place),
             end_of(turn.place), turn.confidence, turn.audience, turn.raises});
    for (std::size_t i = 1; i < turn.speakers.size(); ++i)
        act.add(insert_turn_speaker,
                {Id<struct TurnSpeakerTag>::make(), turn.id, i, turn.speakers[i]});
}

void insert(ledger::Act& act, MeetingId meeting, int position, const Decision& decision) {
    act.add(insert_decision,
            {decision.id, meeting, decision.point, decision.turn, position, decision.text,
             begin_of(decision.place), end_of(decision.place), decision.confidence});
}

void insert(ledger::Act& act, MeetingId meeting, int position, const Footnote& footnote) {
    act.add(insert_footnote,
            {FootnoteId::make(), meeting, footnote.point, position, footnote.marker, footnote.text,
             footnote.mark_at, begin_of(footnote.place), end_of(footnote.place)});
}

void insert(ledger::Act& act, MeetingId meeting, int position, const Attachment& attachment) {
    act.add(insert_attachment, {AttachmentId::make(), meeting, attachment.point, position,
                                attachment.words, attachment.document, attachment.audience});
}

void insert(ledger::Act& act, const Series& series) {
    act.add(insert_series,
            {series.id, series.body, series.name, series.pattern, series.hours.start,
             series.hours.end, series.hours.zone, series.hours.venue, to_text(series.to)});
}

void insert(ledger::Act& act, const Minute& minute) {
    act.add(insert_minute, {minute.id, minute.meeting, minute_states.text(minute.state),
                            minute.document, to_text(minute.approved_on), minute.approved_by});
}

std::vector<KnownMeeting> meetings_on(db::Session& session, bodies::BodyId body, Day day) {
    std::vector<KnownMeeting> found;
    session.query(select_meetings_on, {body, to_text(day)}, [&](const db::Row& row) {
        found.push_back({row.id<MeetingId>(0), meeting_states.require(row.text(1)),
                         row.optional_id<documents::DocumentId>(2)});
    });
    return found;
}

} // namespace radslag::meetings::store
