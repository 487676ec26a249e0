// Meetings in the database: writes through an act, reads as the pages show them.
#pragma once

#include "ledger/ledger.hpp"
#include "meetings/meetings.hpp"

namespace radslag::meetings::store {

void insert(ledger::Act& act, const Meeting& meeting);
/// Makes a planned meeting the held one that its notes describe.
void update(ledger::Act& act, const Meeting& meeting);
void insert(ledger::Act& act, MeetingId meeting, int position, const Attendance& attendance);
/// Without its presenters: rows of one table after each other go to PostgreSQL several at once.
void insert(ledger::Act& act, MeetingId meeting, int position, const Point& point);
void insert_presenters(ledger::Act& act, const Point& point);
void insert(ledger::Act& act, int position, const Section& section);
void insert(ledger::Act& act, MeetingId meeting, int position, const Turn& turn);
void insert(ledger::Act& act, MeetingId meeting, int position, const Decision& decision);
void insert(ledger::Act& act, MeetingId meeting, int position, const Footnote& footnote);
void insert(ledger::Act& act, MeetingId meeting, int position, const Attachment& attachment);

void insert(ledger::Act& act, const Series& series);
void insert(ledger::Act& act, const Minute& minute);

struct KnownMeeting {
    MeetingId id;
    MeetingState state;
    std::optional<documents::DocumentId> document;
};
/// The meetings of a body on a day that are not cancelled.
std::vector<KnownMeeting> meetings_on(db::Session& session, bodies::BodyId body, Day day);

} // namespace radslag::meetings::store
