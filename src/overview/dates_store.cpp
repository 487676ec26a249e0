// SQL of what somebody promised and what comes; see store.hpp and rows.hpp.
#include "overview/rows.hpp"

#include <algorithm>

namespace radslag::overview::store {

namespace {

// The columns of a commitment as promised() reads them; each statement is spelled out whole.
constexpr db::Statement select_by_person = {
    "overview.promised_by_person",
    "SELECT c.id, c.kind, c.text, c.who, p.id, p.name, o.id, o.name, c.state, c.due_to, "
    "c.due_words, m.id, b.name, m.day FROM commitment_person s JOIN commitment c ON c.id = "
    "s.commitment JOIN commitment_reader r ON r.commitment = c.id AND r.reader = $1 JOIN body b ON "
    "b.id = c.body LEFT JOIN meeting m ON m.id = c.meeting LEFT JOIN person p ON p.id = c.person "
    "LEFT JOIN organisation o ON o.id = c.organisation WHERE s.person = $2 ORDER BY m.day DESC "
    "NULLS LAST, c.place_begin NULLS LAST, c.id LIMIT 50"};
constexpr db::Statement select_by_organisation = {
    "overview.promised_by_organisation",
    "SELECT c.id, c.kind, c.text, c.who, p.id, p.name, o.id, o.name, c.state, c.due_to, "
    "c.due_words, m.id, b.name, m.day FROM commitment c JOIN commitment_reader r ON r.commitment = "
    "c.id AND r.reader = $1 JOIN body b ON b.id = c.body LEFT JOIN meeting m ON m.id = c.meeting "
    "LEFT JOIN person p ON p.id = c.person LEFT JOIN organisation o ON o.id = c.organisation WHERE "
    "c.organisation = $2 ORDER BY c.said_on DESC NULLS LAST, c.place_begin NULLS LAST, c.id LIMIT "
    "200"};
constexpr db::Statement select_late = {
    "overview.commitments_late",
    "SELECT c.id, c.kind, c.text, c.who, p.id, p.name, o.id, o.name, c.state, c.due_to, "
    "c.due_words, m.id, b.name, m.day FROM commitment c JOIN commitment_reader r ON r.commitment = "
    "c.id AND r.reader = $1 JOIN body b ON b.id = c.body LEFT JOIN meeting m ON m.id = c.meeting "
    "LEFT JOIN person p ON p.id = c.person LEFT JOIN organisation o ON o.id = c.organisation WHERE "
    "c.state = 'open' AND c.due_to < $2 ORDER BY c.due_to, c.said_on NULLS LAST, c.place_begin "
    "NULLS LAST, c.id LIMIT $3"};

constexpr db::Statement select_coming_meetings = {
    "overview.coming_meetings",
    "SELECT m.id, b.name, m.day FROM meeting m JOIN audience_reader r ON r.audience = m.audience "
    "AND r.reader = $1 JOIN body b ON b.id = m.body WHERE m.day >= $2 AND m.state <> 'cancelled' "
    "ORDER BY m.day, m.id LIMIT $3"};
constexpr db::Statement select_coming_commitments = {
    "overview.coming_commitments",
    "SELECT c.id, c.text, c.who, c.due_from, c.due_to, c.due_words, c.due_kind, m.id, b.name, "
    "m.day FROM commitment c JOIN commitment_reader r ON r.commitment = c.id AND r.reader = $1 "
    "JOIN body b ON b.id = c.body LEFT JOIN meeting m ON m.id = c.meeting WHERE c.state = 'open' "
    "AND c.due_to >= $2 ORDER BY c.due_to, c.said_on NULLS LAST, c.place_begin NULLS LAST, c.id "
    "LIMIT $3"};
constexpr db::Statement select_coming_deadlines = {
    "overview.coming_deadlines",
    "SELECT d.id, d.what, d.who, d.due_from, d.due_to, d.due_words, d.due_kind, m.id, b.name, "
    "m.day FROM deadline d JOIN deadline_reader r ON r.deadline = d.id AND r.reader = $1 LEFT JOIN "
    "meeting m ON m.id = d.meeting LEFT JOIN body b ON b.id = m.body WHERE d.due_to >= $2 ORDER BY "
    "d.due_to, m.day NULLS LAST, d.place_begin NULLS LAST, d.id LIMIT $3"};

} // namespace

std::optional<Link> link_at(const db::Row& row, int column) {
    if (row.is_null(column))
        return std::nullopt;
    return Link{row.string(column), row.string(column + 1)};
}

Promised promised_at(const db::Row& row) {
    return {row.string(0),   row.string(1),
            row.string(2),   row.optional_text(3),
            link_at(row, 4), link_at(row, 6),
            row.string(8),   row.optional_day(9),
            row.string(10),  {row.string(11), row.string(12), row.optional_day(13)}};
}

Said said_at(const db::Row& row) {
    return {row.string(0),
            row.string(1),
            row.string(2),
            {row.string(0), row.string(3), row.optional_day(4)}};
}

std::vector<Promised> promised_by_person(db::Session& session, const Reader& reader,
                                         std::string_view person) {
    std::vector<Promised> found;
    session.query(select_by_person, {reader.key, person},
                  [&](const db::Row& row) { found.push_back(promised_at(row)); });
    return found;
}

std::vector<Promised> promised_by_organisation(db::Session& session, const Reader& reader,
                                               std::string_view organisation) {
    std::vector<Promised> found;
    session.query(select_by_organisation, {reader.key, organisation},
                  [&](const db::Row& row) { found.push_back(promised_at(row)); });
    return found;
}

std::vector<Promised> late(db::Session& session, const Reader& reader, Day today,
                           std::int64_t most) {
    std::vector<Promised> found;
    session.query(select_late, {reader.key, to_text(today), most},
                  [&](const db::Row& row) { found.push_back(promised_at(row)); });
    return found;
}

std::vector<Coming> coming(db::Session& session, const Reader& reader, Day from,
                           std::int64_t most) {
    std::vector<Coming> found;
    const std::string day = to_text(from);
    session.query(select_coming_meetings, {reader.key, day, most}, [&](const db::Row& row) {
        Coming next{.kind = Coming::Kind::meeting};
        next.id = row.string(0);
        next.text = row.string(1);
        next.from = next.to = row.optional_day(2);
        next.due_kind = "day";
        found.push_back(std::move(next));
    });
    const auto keep = [&](Coming::Kind kind) {
        return [&found, kind](const db::Row& row) {
            Coming next{.kind = kind};
            next.id = row.string(0);
            next.text = row.string(1);
            next.who = row.optional_text(2);
            next.from = row.optional_day(3);
            next.to = row.optional_day(4);
            next.words = row.string(5);
            next.due_kind = row.string(6);
            next.occasion = {row.string(7), row.string(8), row.optional_day(9)};
            found.push_back(std::move(next));
        };
    };
    session.query(select_coming_commitments, {reader.key, day, most},
                  keep(Coming::Kind::commitment));
    session.query(select_coming_deadlines, {reader.key, day, most}, keep(Coming::Kind::deadline));
    std::ranges::stable_sort(found, {}, [](const Coming& each) { return *each.to; });
    if (found.size() > static_cast<std::size_t>(most))
        found.erase(found.begin() + most, found.end());
    return found;
}

} // namespace radslag::overview::store
