// SQL of the page of a document; see document_store.hpp.
#include "overview/document_store.hpp"

namespace radslag::overview::store {

namespace {

constexpr db::Statement select_person_marks = {
    "overview.marks_people",
    "SELECT a.place_begin, a.place_end, a.person FROM meeting m JOIN audience_reader r ON "
    "r.audience = m.audience AND r.reader = $2 JOIN attendance a ON a.meeting = m.id WHERE "
    "m.document = $1 AND a.place_begin IS NOT NULL AND a.person IS NOT NULL"};
constexpr db::Statement select_number_marks = {
    "overview.marks_numbers",
    "SELECT f.place_begin, f.place_end, f.registry_number FROM meeting m JOIN audience_reader r ON "
    "r.audience = m.audience AND r.reader = $2 JOIN reference f ON f.meeting = m.id WHERE "
    "m.document = $1 AND f.place_begin IS NOT NULL"};
constexpr db::Statement select_promise_marks = {
    "overview.marks_promises",
    "SELECT c.place_begin, c.place_end, c.id FROM meeting m JOIN commitment c ON c.meeting = m.id "
    "JOIN commitment_reader r ON r.commitment = c.id AND r.reader = $2 WHERE m.document = $1 AND "
    "c.place_begin IS NOT NULL"};
constexpr db::Statement select_date_marks = {
    "overview.marks_dates",
    "SELECT d.place_begin, d.place_end, d.id FROM meeting m JOIN deadline d ON d.meeting = m.id "
    "JOIN deadline_reader r ON r.deadline = d.id AND r.reader = $2 WHERE m.document = $1 AND "
    "d.place_begin IS NOT NULL"};
constexpr db::Statement select_decision_marks = {
    "overview.marks_decisions",
    "SELECT d.place_begin, d.place_end, d.id FROM meeting m JOIN decision d ON d.meeting = m.id "
    "JOIN decision_reader r ON r.decision = d.id AND r.reader = $2 WHERE m.document = $1 AND "
    "d.place_begin IS NOT NULL"};
constexpr db::Statement select_turn_places = {
    "overview.turn_places",
    "SELECT t.place_begin, t.id FROM meeting m JOIN turn t ON t.meeting = m.id JOIN turn_reader r "
    "ON r.turn = t.id AND r.reader = $2 WHERE m.document = $1 AND t.place_begin IS NOT NULL ORDER "
    "BY t.place_begin, t.position"};
constexpr db::Statement select_meeting_of = {
    "overview.meeting_of_document",
    "SELECT m.id, b.name, m.day, b.demonstration FROM meeting m JOIN audience_reader r ON "
    "r.audience = m.audience AND r.reader = $2 JOIN body b ON b.id = m.body WHERE m.document = $1"};

constexpr db::Statement select_attached_to = {
    "overview.attached_to",
    "SELECT m.id, b.name, m.day, b.demonstration, n.kind, n.legal_ground FROM attachment_reader a "
    "JOIN meeting m ON m.id = a.meeting JOIN body b ON b.id = m.body LEFT JOIN audience n ON n.id "
    "= a.audience WHERE a.document = $1 AND a.reader = $2 ORDER BY m.day, m.id LIMIT 1"};

std::size_t offset_at(const db::Row& row, int column) {
    return static_cast<std::size_t>(row.integer(column));
}

} // namespace

std::vector<Mark> marks(db::Session& session, const Reader& reader,
                        documents::DocumentId document) {
    std::vector<Mark> found;
    const auto read = [&](const db::Statement& statement, Mark::Kind kind) {
        session.query(statement, {document, reader.key}, [&](const db::Row& row) {
            found.push_back({kind, {offset_at(row, 0), offset_at(row, 1)}, row.string(2)});
        });
    };
    read(select_person_marks, Mark::Kind::person);
    read(select_number_marks, Mark::Kind::number);
    read(select_promise_marks, Mark::Kind::promise);
    read(select_date_marks, Mark::Kind::date);
    read(select_decision_marks, Mark::Kind::decision);
    return found;
}

std::vector<TurnPlace> turns(db::Session& session, const Reader& reader,
                             documents::DocumentId document) {
    std::vector<TurnPlace> found;
    session.query(select_turn_places, {document, reader.key}, [&](const db::Row& row) {
        found.push_back({offset_at(row, 0), row.string(1)});
    });
    return found;
}

std::optional<Noted> meeting_of(db::Session& session, const Reader& reader,
                                documents::DocumentId document) {
    std::optional<Noted> found;
    session.query(select_meeting_of, {document, reader.key}, [&](const db::Row& row) {
        found = Noted{{row.string(0), row.string(1), row.optional_day(2)}, row.integer(3) != 0};
    });
    return found;
}

std::optional<AttachedTo> attached_to(db::Session& session, const Reader& reader,
                                      documents::DocumentId document) {
    std::optional<AttachedTo> found;
    session.query(select_attached_to, {document, reader.key}, [&](const db::Row& row) {
        found.emplace(AttachedTo{
            {{row.string(0), row.string(1), row.optional_day(2)}, row.integer(3) != 0}, {}});
        if (!row.is_null(4))
            found->withheld = Withheld{row.string(4), row.optional_text(5)};
    });
    return found;
}

} // namespace radslag::overview::store
