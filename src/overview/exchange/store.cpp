// SQL of what is exchanged between regions and authorities; see store.hpp.
#include "overview/exchange/store.hpp"

#include "overview/rows.hpp"
#include "platform/text/zones.hpp"

#include <algorithm>
#include <functional>

namespace radslag::overview::exchange {

namespace {

constexpr db::Statement select_sent = {
    "exchange.sent",
    "SELECT i.input, i.number, coalesce(i.title, i.text), i.state, i.received_at, i.answer_by, "
    "u.kind, u.text, u.pointer_text, a.id, a.name, u.said_at, (SELECT min(e.asked_at) FROM "
    "input_authority e WHERE e.input = coalesce(i.merged_into, i.input) AND e.state IN ('owes', "
    "'waiting')) FROM input_reader i LEFT JOIN input_use u ON u.id = (SELECT l.id FROM input_use l "
    "WHERE l.input = coalesce(i.merged_into, i.input) AND NOT EXISTS "
    "(SELECT 1 FROM input_use_withdrawal w WHERE w.input_use = l.id) ORDER BY l.said_at DESC, "
    "l.step DESC LIMIT 1) LEFT JOIN organisation a ON a.id = u.authority WHERE i.organisation = $2 "
    "AND i.reader = $1 ORDER BY i.number DESC LIMIT $3"};
constexpr db::Statement select_owed = {
    "exchange.owed",
    "SELECT i.id, i.number, coalesce(i.title, i.text), o.id, o.name, i.received_at, i.answer_by, "
    "y.state, y.asked_at FROM input_authority y JOIN input i ON i.id = y.input JOIN input_reader r "
    "ON r.input "
    "= i.id AND r.reader = $1 LEFT JOIN organisation o ON o.id = i.organisation WHERE "
    "y.organisation = $2 AND y.state IN ('owes', 'waiting') AND i.merged_into IS NULL AND "
    "i.split_at IS NULL ORDER BY "
    "i.answer_by NULLS LAST, i.number LIMIT $3"};
constexpr db::Statement select_owned = {
    "exchange.owned",
    "SELECT i.id, i.number, coalesce(i.title, i.text), o.id, o.name, i.received_at, i.answer_by, "
    "'owes', (SELECT min(e.asked_at) FROM input_authority e WHERE e.input = i.id AND e.state IN "
    "('owes', 'waiting')) FROM input i JOIN input_reader r ON r.input = i.id AND r.reader = $1 "
    "LEFT JOIN organisation o ON o.id = i.organisation WHERE i.owner = $2 AND i.state IN "
    "('unanswered', 'in_progress') AND i.merged_into IS NULL AND i.split_at IS NULL ORDER BY "
    "i.answer_by NULLS LAST, i.number LIMIT $3"};
constexpr db::Statement select_ownerless = {
    "exchange.ownerless",
    "SELECT i.id, i.number, coalesce(i.title, i.text), o.id, o.name, i.received_at, i.answer_by, "
    "'owes', NULL FROM input i JOIN input_reader r ON r.input = i.id AND r.reader = $1 LEFT JOIN "
    "organisation o ON o.id = i.organisation WHERE i.owner IS NULL AND i.state = 'unanswered' AND "
    "i.body = $2 AND i.merged_into IS NULL AND i.split_at IS NULL ORDER BY i.number LIMIT $3"};
constexpr db::Statement select_told = {
    "exchange.told",
    "SELECT i.input, i.number, coalesce(i.title, i.text), u.kind, u.text, u.pointer_text, a.id, "
    "a.name, u.said_at, (SELECT w.words FROM input_use_withdrawal w WHERE w.input_use = u.id), "
    "(SELECT max(t.told_at) FROM input_telling t WHERE t.input_use = u.id AND t.what <> 'dated'), "
    "(SELECT t.words FROM input_telling t WHERE t.input_use = u.id AND t.what = 'text'), CASE WHEN "
    "EXISTS (SELECT 1 FROM input_telling t WHERE t.input_use = u.id AND t.what = 'dated') THEN "
    "(SELECT v.due_to FROM input_wait v WHERE v.input_use = u.id) END FROM input_use u JOIN "
    "input_reader i ON i.input = u.input AND i.reader = $1 JOIN organisation a ON a.id = "
    "u.authority WHERE u.told_to = $2 ORDER BY "
    "u.said_at DESC, u.id DESC LIMIT $3"};
// What was said of inputs that some of the organisation's are put together with.
constexpr db::Statement select_told_there = {
    "exchange.told_there",
    "SELECT i.id, i.number, coalesce(i.title, i.text), u.kind, u.text, u.pointer_text, a.id, "
    "a.name, u.said_at, (SELECT w.words FROM input_use_withdrawal w WHERE w.input_use = u.id), "
    "(SELECT max(t.told_at) FROM input_telling t WHERE t.input_use = u.id AND t.what <> 'dated'), "
    "(SELECT t.words FROM input_telling t WHERE t.input_use = u.id AND t.what = 'text'), CASE WHEN "
    "EXISTS (SELECT 1 FROM input_telling t WHERE t.input_use = u.id AND t.what = 'dated') THEN "
    "(SELECT v.due_to FROM input_wait v WHERE v.input_use = u.id) END FROM input i JOIN input_use "
    "u ON u.input = i.merged_into JOIN input_reader r ON r.input = i.id AND r.reader = $1 JOIN "
    "input_reader s ON s.input = i.merged_into AND s.reader = $1 JOIN organisation a ON a.id = "
    "u.authority WHERE i.organisation = $2 AND i.merged_into IS NOT NULL ORDER BY u.said_at DESC, "
    "u.id DESC LIMIT $3"};
// What is kept beside the ticks comes first and in order; a seat that was left is found out here.
constexpr db::Statement select_homework = {
    "exchange.homework",
    "SELECT c.commitment, c.text, c.due_to, c.due_words, b.name FROM homework_unticked u CROSS "
    "JOIN commitment_reader c JOIN body b ON b.id = u.body WHERE u.organisation = $2 AND "
    "c.commitment = u.commitment AND c.reader = $1 AND c.state = 'open' AND EXISTS (SELECT 1 FROM "
    "party y WHERE y.body = u.body AND y.organisation = u.organisation AND y.to_day IS NULL) ORDER "
    "BY u.due, u.commitment LIMIT $3"};

Outcome outcome_at(const db::Row& row, int column) {
    Outcome outcome;
    outcome.kind = inputs::use_kinds.require(row.text(column));
    outcome.text = row.string(column + 1);
    outcome.pointer = row.optional_text(column + 2);
    outcome.authority = store::link_at(row, column + 3).value_or(Link{});
    outcome.said_at = row.instant(column + 5);
    return outcome;
}

/// By when the answer is owed: the promised day in one column, when it was asked for in another.
std::optional<Day> owed_at(const db::Row& row, int promised, int asked) {
    if (!row.is_null(promised))
        return row.day(promised);
    if (row.is_null(asked))
        return std::nullopt;
    return inputs::owed_by(text::local_day(row.instant(asked), text::forum_zone), std::nullopt);
}

std::vector<OwedInput> owed_by(db::Session& session, const db::Statement& statement,
                               const Reader& reader, std::string_view whom, int most) {
    std::vector<OwedInput> found;
    session.query(statement, {reader.key, whom, most}, [&](const db::Row& row) {
        found.push_back({row.string(0), row.integer(1), row.string(2), store::link_at(row, 3),
                         row.instant(5), row.optional_day(6), owed_at(row, 6, 8),
                         inputs::standings.require(row.text(7))});
    });
    return found;
}

} // namespace

std::vector<SentInput> sent(db::Session& session, const Reader& reader,
                            std::string_view organisation, int most) {
    std::vector<SentInput> found;
    session.query(select_sent, {reader.key, organisation, most}, [&](const db::Row& row) {
        SentInput& input = found.emplace_back();
        input.id = row.string(0);
        input.number = row.integer(1);
        input.title = row.string(2);
        input.state = inputs::states.parse(row.text(3)).value_or(inputs::State::unanswered);
        input.received_at = row.instant(4);
        input.owed_by = owed_at(row, 5, 12);
        if (!row.is_null(6))
            input.outcome = outcome_at(row, 6);
    });
    return found;
}

std::vector<OwedInput> owed(db::Session& session, const Reader& reader,
                            std::string_view organisation, int most) {
    return owed_by(session, select_owed, reader, organisation, most);
}

std::vector<OwedInput> owned(db::Session& session, const Reader& reader, std::string_view person,
                             int most) {
    return owed_by(session, select_owned, reader, person, most);
}

std::vector<OwedInput> ownerless(db::Session& session, const Reader& reader, std::string_view body,
                                 int most) {
    return owed_by(session, select_ownerless, reader, body, most);
}

std::vector<Told> told(db::Session& session, const Reader& reader, std::string_view organisation,
                       int most) {
    std::vector<Told> found;
    for (const db::Statement* statement : {&select_told, &select_told_there})
        session.query(*statement, {reader.key, organisation, most}, [&](const db::Row& row) {
            found.push_back({row.string(0), row.integer(1), row.string(2), outcome_at(row, 3),
                             row.optional_text(9),
                             row.is_null(10) ? std::nullopt : std::optional(row.instant(10)),
                             row.string(11), row.optional_day(12)});
        });
    std::ranges::stable_sort(found, std::ranges::greater(),
                             [](const Told& told) { return told.outcome.said_at; });
    found.resize(std::min(found.size(), static_cast<std::size_t>(most)));
    return found;
}

std::vector<Homework> homework(db::Session& session, const Reader& reader,
                               std::string_view organisation, int most) {
    std::vector<Homework> found;
    session.query(select_homework, {reader.key, organisation, most}, [&](const db::Row& row) {
        found.push_back(
            {{row.string(0), row.string(1)}, row.optional_day(2), row.string(3), row.string(4)});
    });
    return found;
}

} // namespace radslag::overview::exchange
