// See minute_store.hpp.
#include "meetings/minute_store.hpp"

#include "platform/text/zones.hpp"

namespace radslag::meetings::store {

namespace {

constexpr db::Statement select_minute = {
    "minute.of_meeting",
    "SELECT d.state, d.comments_until, d.closed_on, d.approved_on, f.drawn_up_at, EXISTS (SELECT 1 "
    "FROM audience_reader r WHERE r.audience = d.audience AND r.reader = $2) FROM minute d LEFT "
    "JOIN record_facts f ON f.id = d.id WHERE d.meeting = $1"};
constexpr db::Statement select_corrections = {
    "correction.of_meeting",
    "SELECT c.turn, c.text, c.noted_on FROM correction c WHERE c.meeting = $1 AND (c.turn IS NULL "
    "OR EXISTS (SELECT 1 FROM turn_reader r WHERE r.turn = c.turn AND r.reader = $2)) ORDER BY "
    "c.noted_on, c.id"};

} // namespace

void read_minute(db::Session& session, const bodies::Reader& reader, ShownMeeting& shown) {
    session.query(select_minute, {shown.id, reader.key}, [&](const db::Row& row) {
        ShownMinute minute;
        minute.state = minute_states.require(row.text(0));
        minute.comments_until = row.optional_day(1);
        minute.is_closed = !row.is_null(2);
        minute.approved_on = row.optional_day(3);
        if (!row.is_null(4))
            minute.drawn_up_on = text::local_day(row.instant(4), text::forum_zone);
        minute.reads_draft = row.integer(5) != 0;
        shown.minute = minute;
    });
    if (shown.minute && shown.minute->is_closed)
        session.query(select_corrections, {shown.id, reader.key}, [&](const db::Row& row) {
            shown.corrections.push_back(
                {row.optional_id<TurnId>(0), row.string(1), *row.optional_day(2)});
        });
}

} // namespace radslag::meetings::store
