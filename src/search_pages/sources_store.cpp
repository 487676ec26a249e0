// SQL that reads records for the index; see sources_store.hpp.
#include "search_pages/sources_store.hpp"

#include "platform/db/joined.hpp"
#include "platform/text/zones.hpp"

#include <array>

namespace radslag::search_pages::store {

namespace {

// What each statement gives: page, day or instant, body, organisation, person, theme, state,
// audience, title, text. The last pieces of a text are joined by line ends.
constexpr db::Statement select_meeting = {
    "search.meeting",
    "SELECT m.id, m.day, m.body, NULL, NULL, NULL, NULL, m.audience, coalesce(m.title, b.name), "
    "coalesce(m.venue, '') FROM meeting m JOIN body b ON b.id = m.body WHERE m.id = $1"};
constexpr db::Statement select_point = {
    "search.point",
    "SELECT m.id, m.day, m.body, NULL, NULL, NULL, NULL, m.audience, p.title, "
    "coalesce(p.expected_outcome, '') FROM point p JOIN meeting m ON m.id = p.meeting WHERE p.id = "
    "$1"};
constexpr db::Statement select_turn = {
    "search.turn",
    "SELECT m.id, m.day, m.body, t.organisation, t.person, NULL, NULL, m.audience, "
    "coalesce(p.title, ''), t.text FROM turn t JOIN meeting m ON m.id = t.meeting LEFT JOIN point "
    "p ON p.id = t.point WHERE t.id = $1"};
constexpr db::Statement select_decision = {
    "search.decision",
    "SELECT m.id, m.day, m.body, NULL, NULL, NULL, NULL, m.audience, coalesce(p.title, ''), d.text "
    "FROM decision d JOIN meeting m ON m.id = d.meeting LEFT JOIN point p ON p.id = d.point WHERE "
    "d.id = $1"};
constexpr db::Statement select_input = {
    "search.input",
    "SELECT i.id, i.received_at, i.body, i.organisation, i.person, i.theme, CASE i.state WHEN "
    "'closed' THEN 'closed' WHEN 'withdrawn' THEN 'withdrawn' ELSE 'open' END, i.audience, "
    "coalesce(i.title, ''), i.text || coalesce('\n' || e.place, '') || coalesce('\n' || e.done, "
    "'') || coalesce('\n' || e.result, '') || coalesce('\n' || e.reuse, '') FROM input i LEFT JOIN "
    "example e ON e.id = i.id WHERE i.id = $1 AND i.merged_into IS NULL"};
constexpr db::Statement select_answer = {
    "search.answer",
    "SELECT i.id, u.said_at, i.body, u.authority, u.said_by, i.theme, NULL, i.audience, "
    "coalesce(i.title, ''), u.text || coalesce('\n' || u.pointer_text, '') FROM input_use u JOIN "
    "input i ON i.id = u.input WHERE u.id = $1 AND i.merged_into IS NULL AND NOT EXISTS (SELECT 1 "
    "FROM input_use_withdrawal w WHERE w.input_use = u.id)"};
constexpr db::Statement select_commitment = {
    "search.commitment",
    "SELECT c.id, c.said_on, c.body, c.organisation, c.person, NULL, CASE c.state WHEN 'done' THEN "
    "'closed' ELSE c.state END, c.audience, '', c.text FROM commitment c WHERE c.id = $1"};
constexpr db::Statement select_matter = {
    "search.matter",
    "SELECT t.id, NULL, NULL, t.owner, t.officer, t.theme, CASE t.state WHEN 'open' THEN 'open' "
    "ELSE 'closed' END, t.audience, t.title, '' FROM matter t WHERE t.id = $1"};
constexpr db::Statement select_person = {
    "search.person", "SELECT p.id, NULL, NULL, p.organisation, p.id, NULL, NULL, NULL, p.name, "
                     "coalesce(p.title, '') "
                     "FROM person p WHERE p.id = $1 AND p.merged_into IS NULL AND p.protected = 0"};
constexpr db::Statement select_organisation = {
    "search.organisation", "SELECT o.id, NULL, NULL, o.id, NULL, NULL, NULL, NULL, o.name, '' FROM "
                           "organisation o WHERE o.id = $1 AND o.merged_into IS NULL"};
constexpr db::Statement select_document = {
    "search.document",
    "SELECT d.id, coalesce((SELECT min(m.day) FROM meeting m WHERE m.document = d.id), (SELECT "
    "min(m.day) FROM attachment a JOIN meeting m ON m.id = a.meeting WHERE a.document = d.id)), "
    "d.body, NULL, NULL, NULL, NULL, d.audience, d.name, coalesce(x.text, '') FROM document d LEFT "
    "JOIN document_text x ON x.document = d.id WHERE d.id = $1"};

// What is searched with a record and stands in rows of its own.
constexpr db::Statement select_speakers = {
    "search.speakers", "SELECT person FROM turn_speaker WHERE turn = $1 ORDER BY position"};
constexpr db::Statement select_numbers = {
    "search.numbers",
    "SELECT n.number FROM matter_number x JOIN registry_number n ON n.id = x.registry_number WHERE "
    "x.matter = $1 ORDER BY n.folded"};
constexpr db::Statement select_milestones = {
    "search.milestones",
    "SELECT text FROM milestone WHERE matter = $1 ORDER BY due_to NULLS LAST, id"};
constexpr db::Statement select_person_names = {
    "search.person_names",
    "SELECT n.name FROM person_name n JOIN person p ON p.id = n.person WHERE n.person = $1 AND "
    "n.name <> p.name ORDER BY n.folded"};
constexpr db::Statement select_organisation_names = {
    "search.organisation_names",
    "SELECT n.name FROM organisation_name n JOIN organisation o ON o.id = n.organisation WHERE "
    "n.organisation = $1 AND n.name <> o.name ORDER BY n.folded, n.id"};

constexpr db::Sql ids = "SELECT id FROM ";
constexpr db::Sql in_order = " WHERE id > $1 ORDER BY id LIMIT $2";
constexpr db::Sql counting = "SELECT count(*) FROM ";
constexpr db::Sql up_to = " WHERE id <= $1";

/// The statements that a kind has of its own.
struct Statements {
    db::Statement one, ids, count, count_up_to;
};
template <db::Sql table>
constexpr Statements statements(const db::Statement& one) {
    return {one,
            {"search.ids", db::joined<ids, table, in_order>},
            {"search.count", db::joined<counting, table>},
            {"search.count_up_to", db::joined<counting, table, up_to>}};
}

const Statements& statements_for(Kind kind) {
    static constexpr std::array all = {statements<"meeting">(select_meeting),
                                       statements<"point">(select_point),
                                       statements<"turn">(select_turn),
                                       statements<"decision">(select_decision),
                                       statements<"input">(select_input),
                                       statements<"input_use">(select_answer),
                                       statements<"commitment">(select_commitment),
                                       statements<"matter">(select_matter),
                                       statements<"person">(select_person),
                                       statements<"organisation">(select_organisation),
                                       statements<"document">(select_document)};
    return all.at(static_cast<std::size_t>(kind));
}

/// The day that a column holds, which may be an instant.
std::optional<Day> day_at(const db::Row& row, int column) {
    const std::string_view text = row.text(column);
    if (text.empty())
        return std::nullopt;
    return text.size() == 10
               ? parse_day(text)
               : std::optional(text::local_day(row.instant(column), text::forum_zone));
}

Source source_at(const db::Row& row, const Record& record) {
    Source source{.record = record, .page = row.string(0)};
    source.day = day_at(row, 1);
    source.body = row.optional_text(2);
    source.organisation = row.optional_text(3);
    if (auto person = row.optional_text(4))
        source.persons.push_back(std::move(*person));
    source.theme = row.optional_text(5);
    source.state = row.optional_text(6);
    source.audience = row.optional_text(7);
    source.title = row.string(8);
    source.text = row.string(9);
    source.is_title_searched =
        record.kind != Kind::turn && record.kind != Kind::decision && record.kind != Kind::answer;
    return source;
}

void add_lines(db::Session& session, const db::Statement& statement, Source& source) {
    session.query(statement, {source.record.id}, [&](const db::Row& row) {
        source.text.append(source.text.empty() ? "" : "\n").append(row.text(0));
    });
}

void add_rows_of_its_own(db::Session& session, Source& source) {
    switch (source.record.kind) {
    case Kind::turn:
        session.query(select_speakers, {source.record.id},
                      [&](const db::Row& row) { source.persons.push_back(row.string(0)); });
        break;
    case Kind::matter:
        add_lines(session, select_numbers, source);
        add_lines(session, select_milestones, source);
        break;
    case Kind::person:
        add_lines(session, select_person_names, source);
        break;
    case Kind::organisation:
        add_lines(session, select_organisation_names, source);
        break;
    default:
        break;
    }
}

constexpr db::Statement select_of_meeting = {
    "search.of_meeting",
    "SELECT 'point', id FROM point WHERE meeting = $1 UNION ALL SELECT 'turn', id FROM turn WHERE "
    "meeting = $1 UNION ALL SELECT 'decision', id FROM decision WHERE meeting = $1 UNION ALL "
    "SELECT 'document', document FROM meeting WHERE id = $1 AND document IS NOT NULL UNION ALL "
    "SELECT 'document', document FROM attachment WHERE meeting = $1 AND document IS NOT NULL"};
constexpr db::Statement select_of_point = {"search.of_point",
                                           "SELECT 'turn', id FROM turn WHERE point = $1 UNION ALL "
                                           "SELECT 'decision', id FROM decision WHERE point = $1"};
constexpr db::Statement select_of_input = {"search.of_input",
                                           "SELECT 'answer', id FROM input_use WHERE input = $1"};

std::vector<Record> records_by(db::Session& session, const db::Statement& statement,
                               std::string_view id) {
    std::vector<Record> found;
    session.query(statement, {id}, [&](const db::Row& row) {
        found.push_back({kinds.require(row.text(0)), row.string(1)});
    });
    return found;
}

} // namespace

std::optional<Source> source_of(db::Session& session, const Record& record) {
    std::optional<Source> found;
    session.query(statements_for(record.kind).one, {record.id},
                  [&](const db::Row& row) { found = source_at(row, record); });
    if (found)
        add_rows_of_its_own(session, *found);
    return found;
}

std::vector<std::string> ids_after(db::Session& session, Kind kind, std::string_view after,
                                   std::int64_t most) {
    std::vector<std::string> found;
    session.query(statements_for(kind).ids, {after, most},
                  [&](const db::Row& row) { found.push_back(row.string(0)); });
    return found;
}

std::int64_t count(db::Session& session, Kind kind) {
    return session.integer(statements_for(kind).count).value_or(0);
}

std::int64_t count_up_to(db::Session& session, Kind kind, std::string_view id) {
    return session.integer(statements_for(kind).count_up_to, {id}).value_or(0);
}

std::vector<Record> records_of_meeting(db::Session& session, std::string_view meeting) {
    return records_by(session, select_of_meeting, meeting);
}

std::vector<Record> records_of_point(db::Session& session, std::string_view point) {
    return records_by(session, select_of_point, point);
}

std::vector<Record> answers_of_input(db::Session& session, std::string_view input) {
    return records_by(session, select_of_input, input);
}

} // namespace radslag::search_pages::store
