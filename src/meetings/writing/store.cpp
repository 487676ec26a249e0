// See store.hpp.
#include "meetings/writing/store.hpp"

#include "platform/db/joined.hpp"
#include "platform/text/fold.hpp"

namespace radslag::meetings::writing::store {

namespace {

using ledger::Write;

constexpr db::Statement select_headings = {
    "writing.points", "SELECT p.point, p.number, p.title FROM point_reader p WHERE p.meeting = $1 "
                      "AND p.reader = $2 ORDER BY p.position, p.point"};
constexpr db::Sql of_paragraphs =
    "SELECT t.turn, t.point, s.kind, coalesce(p.name, o.name, t.group_words), t.text, u.beside "
    "FROM turn_reader t JOIN turn u ON u.id = t.turn LEFT JOIN section s ON s.id = t.section LEFT "
    "JOIN person p ON p.id = t.person AND p.protected = 0 LEFT JOIN organisation o ON o.id = "
    "t.organisation";
constexpr db::Statement select_paragraphs = {
    "writing.turns",
    db::joined<of_paragraphs,
               " WHERE t.meeting = $1 AND t.reader = $2 ORDER BY t.position, t.turn">};
constexpr db::Statement select_paragraph = {
    "writing.turn", db::joined<of_paragraphs, " WHERE t.turn = $1 AND t.reader = $2">};
constexpr db::Statement select_is_there = {"writing.is_there", "SELECT 1 FROM turn WHERE id = $1"};
constexpr Write update_beside = {
    "turn",
    {"turn.beside", "UPDATE turn SET version = version + 1, beside = $2 WHERE id = $1 RETURNING "
                    "*"}};
constexpr db::Statement select_regions = {
    "writing.regions",
    "SELECT id, name, county_letter FROM organisation WHERE county_letter IS NOT "
    "NULL AND merged_into IS NULL ORDER BY county_letter"};

Paragraph paragraph_at(const db::Row& row) {
    Paragraph paragraph{row.id<TurnId>(0), row.optional_id<PointId>(1), {}, {},
                        row.string(4),     row.optional_id<TurnId>(5)};
    if (!row.is_null(2))
        paragraph.section = section_kinds.require(row.text(2));
    paragraph.who = row.optional_text(3).value_or("");
    return paragraph;
}

} // namespace

std::vector<Heading> headings(db::Session& session, const auth::Reader& reader, MeetingId meeting) {
    std::vector<Heading> found;
    session.query(select_headings, {meeting, reader.key}, [&](const db::Row& row) {
        const std::string number = row.is_null(1) ? "" : row.string(1) + ". ";
        found.push_back({row.id<PointId>(0), number + row.string(2)});
    });
    return found;
}

std::vector<Paragraph> paragraphs(db::Session& session, const auth::Reader& reader,
                                  MeetingId meeting) {
    std::vector<Paragraph> found;
    session.query(select_paragraphs, {meeting, reader.key},
                  [&](const db::Row& row) { found.push_back(paragraph_at(row)); });
    return found;
}

std::optional<Paragraph> paragraph(db::Session& session, const auth::Reader& reader, TurnId turn) {
    std::optional<Paragraph> found;
    session.query(select_paragraph, {turn, reader.key},
                  [&](const db::Row& row) { found = paragraph_at(row); });
    return found;
}

bool is_there(db::Session& session, TurnId turn) {
    return session.integer(select_is_there, {turn}).has_value();
}

void set_beside(ledger::Act& act, TurnId turn, const std::optional<TurnId>& other) {
    act.write(update_beside, {turn, other});
}

std::vector<Region> regions(db::Session& session) {
    std::vector<Region> found;
    session.query(select_regions, {}, [&](const db::Row& row) {
        found.push_back(
            {row.id<people::OrganisationId>(0), text::fold(row.text(1)), row.string(2)});
    });
    return found;
}

} // namespace radslag::meetings::writing::store
