// SQL of the start page; see start_store.hpp.
#include "overview/start_store.hpp"

#include "dialogue/figures.hpp"

#include <algorithm>

namespace radslag::overview::store {

namespace {

/// As many as the statements take that measure them.
constexpr int most_measured = 4;

// Each goes along an index that ends in the id, so that of a day on which much is due only the
// first are read.
constexpr db::Statement select_next = {
    "start.next_meeting",
    "SELECT m.id, b.name, m.day FROM meeting m JOIN audience_reader r ON r.audience = m.audience "
    "AND r.reader = $1 JOIN body b ON b.id = m.body WHERE m.day >= $2 AND m.state IN ('planned', "
    "'called') ORDER BY m.day, m.id LIMIT 1"};
constexpr db::Statement select_returning = {
    "start.returning",
    "SELECT c.commitment, c.text FROM commitment_reader c WHERE c.reader = $1 AND c.state = 'open' "
    "AND c.due_to = $2 AND c.due_kind = 'next_meeting' ORDER BY c.commitment LIMIT 3"};
constexpr db::Statement select_last = {
    "start.last_meetings",
    "SELECT m.id, b.name, m.day FROM meeting m JOIN audience_reader r ON r.audience = m.audience "
    "AND r.reader = $1 JOIN body b ON b.id = m.body WHERE m.day <= $2 AND m.state = 'held' ORDER "
    "BY m.day DESC, m.id DESC LIMIT $3"};
constexpr db::Statement select_commitments = {
    "start.commitments",
    "SELECT c.meeting, count(*), count(*) FILTER (WHERE c.state = 'done'), count(*) FILTER (WHERE "
    "c.state = 'open' AND c.due_to < $6) FROM commitment_reader c WHERE c.reader = $1 AND "
    "c.meeting IN ($2, $3, $4, $5) AND c.state <> 'withdrawn' GROUP BY c.meeting"};
constexpr db::Statement select_late = {
    "start.late",
    "SELECT c.commitment, c.text, c.due_to, p.id, p.name, c.who, m.id, b.name, m.day FROM "
    "commitment_reader c JOIN body b ON b.id = c.body LEFT JOIN meeting m ON m.id = c.meeting LEFT "
    "JOIN person p ON p.id = c.person WHERE c.reader = $1 AND c.state = 'open' AND c.due_to < $2 "
    "ORDER BY c.due_to, c.commitment LIMIT $3"};
constexpr db::Statement select_coming_meetings = {
    "start.coming_meetings",
    "SELECT m.id, b.name, m.day, '' FROM meeting m JOIN audience_reader r ON r.audience = "
    "m.audience AND r.reader = $1 JOIN body b ON b.id = m.body WHERE m.day >= $2 AND m.state IN "
    "('planned', 'called') ORDER BY m.day, m.id LIMIT $3"};
constexpr db::Statement select_coming_commitments = {
    "start.coming_commitments",
    "SELECT c.commitment, c.text, c.due_to, c.due_words FROM commitment_reader c WHERE c.reader = "
    "$1 AND c.state = 'open' AND c.due_to >= $2 ORDER BY c.due_to, c.commitment LIMIT $3"};
constexpr db::Statement select_coming_deadlines = {
    "start.coming_deadlines",
    "SELECT d.deadline, d.what, d.due_to, d.due_words FROM deadline_reader d WHERE d.reader = $1 "
    "AND d.due_to >= $2 ORDER BY d.due_to, d.deadline LIMIT $3"};
// Said so that SQLite goes along the days and not through all that is done.
constexpr db::Statement select_done = {
    "start.last_done", "SELECT c.commitment, c.text, c.done_on, c.who FROM commitment_reader c "
                       "WHERE c.reader = $1 AND c.done_on IS NOT NULL AND c.state NOT IN ('open', "
                       "'withdrawn') ORDER BY c.done_on DESC, c.commitment DESC LIMIT $2"};

Occasion occasion_of(const db::Row& row) {
    return {row.string(0), row.string(1), row.optional_day(2)};
}

} // namespace

std::optional<NextMeeting> next_meeting(db::Session& session, const Reader& reader, Day today) {
    std::optional<NextMeeting> next;
    session.query(select_next, {reader.key, to_text(today)}, [&](const db::Row& row) {
        next = NextMeeting{occasion_of(row), {}};
    });
    if (next)
        session.query(select_returning, {reader.key, to_text(*next->occasion.day)},
                      [&](const db::Row& row) {
                          next->returning.push_back({row.string(0), row.string(1)});
                      });
    return next;
}

std::vector<MeasuredMeeting> last_meetings(db::Session& session, const Reader& reader,
                                           const bodies::AsSeen& seen) {
    std::vector<MeasuredMeeting> found;
    const std::string day = to_text(seen.today);
    session.query(select_last, {reader.key, day, most_measured},
                  [&](const db::Row& row) { found.push_back({.occasion = occasion_of(row)}); });
    if (found.empty())
        return found;
    for (MeasuredMeeting& meeting : found)
        meeting.words = dialogue::words_of_meeting(session, meeting.occasion.meeting)
                            .value_or(dialogue::Words());
    const auto id = [&](std::size_t i) {
        return i < found.size() ? db::Parameter(found[i].occasion.meeting) : nullptr;
    };
    session.query(select_commitments,
                  {reader.key, id(0), id(1), id(2), id(3), to_text(seen.late_before())},
                  [&](const db::Row& row) {
                      MeasuredMeeting& meeting =
                          *std::ranges::find(found, row.text(0), [](const MeasuredMeeting& one) {
                              return std::string_view(one.occasion.meeting);
                          });
                      meeting.promised = row.integer(1);
                      meeting.done = row.integer(2);
                      meeting.late = row.integer(3);
                  });
    return found;
}

std::vector<Late> late(db::Session& session, const Reader& reader, Day late_before,
                       std::int64_t most) {
    std::vector<Late> found;
    session.query(select_late, {reader.key, to_text(late_before), most}, [&](const db::Row& row) {
        Late one{.commitment = {row.string(0), row.string(1)}, .due = row.day(2)};
        if (!row.is_null(3))
            one.person = Link{row.string(3), row.string(4)};
        one.who = row.optional_text(5);
        one.occasion = {row.string(6), row.string(7), row.optional_day(8)};
        found.push_back(std::move(one));
    });
    return found;
}

std::vector<Ahead> ahead(db::Session& session, const Reader& reader, Day today, std::int64_t most) {
    std::vector<Ahead> found;
    const std::string day = to_text(today);
    const auto read = [&](const db::Statement& statement, Ahead::Kind kind) {
        session.query(statement, {reader.key, day, most}, [&](const db::Row& row) {
            found.push_back({kind, {row.string(0), row.string(1)}, row.day(2), row.string(3)});
        });
    };
    read(select_coming_meetings, Ahead::Kind::meeting);
    read(select_coming_commitments, Ahead::Kind::commitment);
    read(select_coming_deadlines, Ahead::Kind::deadline);
    std::ranges::stable_sort(found, {}, &Ahead::day);
    if (found.size() > static_cast<std::size_t>(most))
        found.erase(found.begin() + most, found.end());
    return found;
}

std::vector<Done> last_done(db::Session& session, const Reader& reader, std::int64_t most) {
    std::vector<Done> found;
    session.query(select_done, {reader.key, most}, [&](const db::Row& row) {
        found.push_back({{row.string(0), row.string(1)}, row.day(2), row.optional_text(3)});
    });
    return found;
}

} // namespace radslag::overview::store
