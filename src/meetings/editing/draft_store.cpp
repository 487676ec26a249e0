// SQL of how the notes of a meeting stand; see store.hpp.
#include "meetings/editing/store.hpp"

namespace radslag::meetings::editing_store {

namespace {

constexpr db::Statement select_draft = {
    "minute.draft",
    "SELECT CASE WHEN state <> 'published' THEN audience END, closed_on FROM minute "
    "WHERE meeting = $1"};

} // namespace

Draft draft_of(db::Session& session, MeetingId meeting) {
    Draft draft;
    session.query(select_draft, {meeting}, [&](const db::Row& row) {
        draft = {row.optional_id<bodies::AudienceId>(0), !row.is_null(1)};
    });
    return draft;
}

} // namespace radslag::meetings::editing_store
