// SQL that the pages of meetings read; see reading_store.hpp.
#include "meetings/reading_store.hpp"

namespace radslag::meetings::store {

namespace {

constexpr db::Statement select_meetings = {
    "meeting.list",
    "SELECT m.id, m.title, m.day, m.state, b.id, b.name, (SELECT count(*) FROM point_reader p "
    "WHERE p.meeting = m.id AND p.reader = $1), (SELECT count(*) FROM commitment_reader c WHERE "
    "c.meeting = m.id AND c.reader = $1) FROM meeting m JOIN audience_reader r ON r.reader = $1 "
    "AND r.audience = m.audience JOIN body b ON b.id = m.body WHERE m.day >= $2 AND m.day <= $3 "
    "ORDER BY m.day DESC, m.id LIMIT $4 OFFSET $5"};
constexpr db::Statement select_meetings_of_body = {
    "meeting.list_of_body",
    "SELECT m.id, m.title, m.day, m.state, b.id, b.name, (SELECT count(*) FROM point_reader p "
    "WHERE p.meeting = m.id AND p.reader = $1), (SELECT count(*) FROM commitment_reader c WHERE "
    "c.meeting = m.id AND c.reader = $1) FROM meeting m JOIN audience_reader r ON r.reader = $1 "
    "AND r.audience = m.audience JOIN body b ON b.id = m.body WHERE m.body = $6 AND m.day >= $2 "
    "AND m.day <= $3 ORDER BY m.day DESC, m.id LIMIT $4 OFFSET $5"};
constexpr db::Statement select_undated = {
    "meeting.list_undated",
    "SELECT m.id, m.title, m.day, m.state, b.id, b.name, (SELECT count(*) FROM point_reader p "
    "WHERE p.meeting = m.id AND p.reader = $1), (SELECT count(*) FROM commitment_reader c WHERE "
    "c.meeting = m.id AND c.reader = $1) FROM meeting m JOIN audience_reader r ON r.reader = $1 "
    "AND r.audience = m.audience JOIN body b ON b.id = m.body WHERE m.day IS NULL ORDER BY m.id "
    "LIMIT $2"};
constexpr db::Statement select_first_day = {
    "meeting.first_day", "SELECT m.day FROM meeting m JOIN audience_reader r ON r.reader = $1 AND "
                         "r.audience = m.audience WHERE m.day IS NOT NULL ORDER BY m.day LIMIT 1"};
constexpr db::Statement select_last_day = {
    "meeting.last_day",
    "SELECT m.day FROM meeting m JOIN audience_reader r ON r.reader = $1 AND r.audience = "
    "m.audience WHERE m.day IS NOT NULL ORDER BY m.day DESC LIMIT 1"};

constexpr db::Statement select_body = {"meeting.body",
                                       "SELECT name, demonstration FROM body WHERE id = $1"};
constexpr db::Statement select_parties = {
    "meeting.parties", "SELECT o.id, o.name FROM party p JOIN organisation o ON o.id = "
                       "p.organisation WHERE p.body = $1 ORDER BY o.sort_key, o.id"};

ListedMeeting listed(const db::Row& row) {
    return {row.id<MeetingId>(0),
            row.string(1),
            row.optional_day(2),
            meeting_states.require(row.text(3)),
            row.id<bodies::BodyId>(4),
            row.string(5),
            row.integer(6),
            row.integer(7)};
}

} // namespace

std::vector<ListedMeeting> meetings(db::Session& session, const bodies::Reader& reader,
                                    const MeetingFilter& filter) {
    const std::string from = filter.year ? std::to_string(*filter.year) + "-01-01" : "0000-01-01";
    const std::string to = filter.year ? std::to_string(*filter.year) + "-12-31" : "9999-12-31";
    std::vector<ListedMeeting> found;
    const auto keep = [&](const db::Row& row) { found.push_back(listed(row)); };
    if (filter.body)
        session.query(select_meetings_of_body,
                      {reader.key, from, to, filter.most, filter.skip, *filter.body}, keep);
    else
        session.query(select_meetings, {reader.key, from, to, filter.most, filter.skip}, keep);
    // Meetings whose notes print no day come last, on the page where the dated ones end.
    const auto room = filter.most - static_cast<std::int64_t>(found.size());
    if (!filter.year && !filter.body && room > 0)
        session.query(select_undated, {reader.key, room}, keep);
    return found;
}

std::vector<int> years(db::Session& session, const bodies::Reader& reader) {
    const auto first = session.text(select_first_day, {reader.key});
    const auto last = session.text(select_last_day, {reader.key});
    std::vector<int> years;
    if (first && last)
        for (int year = std::stoi(last->substr(0, 4)); year >= std::stoi(first->substr(0, 4));
             --year)
            years.push_back(year);
    return years;
}

std::optional<ShownBody> body(db::Session& session, bodies::BodyId id) {
    std::optional<ShownBody> shown;
    session.query(select_body, {id}, [&](const db::Row& row) {
        shown = ShownBody{id, row.string(0), row.integer(1) != 0, {}};
    });
    if (shown)
        session.query(select_parties, {id}, [&](const db::Row& row) {
            shown->parties.push_back({row.id<people::OrganisationId>(0), row.string(1)});
        });
    return shown;
}

} // namespace radslag::meetings::store
