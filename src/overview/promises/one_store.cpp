// SQL of the page of one promise; see store.hpp.
#include "overview/promises/store.hpp"
#include "overview/rows.hpp"

namespace radslag::overview::promises {

namespace {

constexpr db::Statement select_promise = {
    "promise_page.get",
    "SELECT c.id, c.kind, c.text, c.who, p.id, p.name, o.id, o.name, c.state, c.due_to, "
    "c.due_words, m.id, b.name, m.day, c.point, t.title, c.said_on, c.due_kind, c.due_from, "
    "c.done_on, a.id, a.name, b.demonstration, c.place_begin FROM commitment c JOIN "
    "commitment_reader r ON r.commitment = c.id AND r.reader = $1 JOIN body b ON b.id = c.body "
    "LEFT JOIN meeting m ON m.id = c.meeting LEFT JOIN person p ON p.id = c.person LEFT JOIN "
    "organisation o ON o.id = c.organisation LEFT JOIN point t ON t.id = c.point LEFT JOIN body a "
    "ON a.id = c.all_parties_of WHERE c.id = $2"};
constexpr db::Statement select_persons = {
    "promise_page.persons",
    "SELECT p.id, p.name FROM commitment_person s JOIN person p ON p.id = s.person WHERE "
    "s.commitment = $1 ORDER BY p.sort_key, p.id"};
constexpr db::Statement select_document = {
    "promise_page.document",
    "SELECT m.document FROM commitment c JOIN meeting m ON m.id = c.meeting JOIN document_reader d "
    "ON d.document = m.document AND d.reader = $1 WHERE c.id = $2 AND c.place_begin IS NOT NULL"};
constexpr db::Statement select_due_meeting = {
    "promise_page.due_meeting",
    "SELECT m.id, m.title FROM commitment c JOIN meeting m ON m.id = c.due_meeting JOIN "
    "audience_reader r ON r.audience = m.audience AND r.reader = $1 WHERE c.id = $2"};
constexpr db::Statement select_milestone = {
    "promise_page.milestone",
    "SELECT m.id, m.title, s.text FROM commitment c JOIN milestone s ON s.id = c.due_milestone "
    "JOIN "
    "matter m ON m.id = s.matter JOIN audience_reader r ON r.audience = m.audience AND r.reader = "
    "$1 WHERE c.id = $2"};
constexpr db::Statement select_ticks = {
    "promise_page.ticks",
    "SELECT o.id, o.name, k.done_on, k.text FROM homework_party y JOIN organisation o ON o.id = "
    "y.organisation LEFT JOIN commitment_tick k ON k.commitment = y.commitment AND k.party = "
    "y.party WHERE y.commitment = $1 ORDER BY o.sort_key, y.party LIMIT 500"};
constexpr db::Statement select_basis = {
    "promise_page.basis",
    "SELECT m.id, m.day, h.point, h.is_chosen FROM homework_basis h JOIN meeting m ON m.id = "
    "h.meeting JOIN audience_reader r ON r.audience = m.audience AND r.reader = $1 WHERE "
    "h.commitment = $2 ORDER BY m.day, m.id LIMIT 1"};
// Asked apart: joined from the left, every point that the reader may see would be read.
constexpr db::Statement select_basis_point = {
    "promise_page.basis_point",
    "SELECT p.title FROM point_reader p WHERE p.point = $2 AND p.reader = $1"};
constexpr db::Statement select_inputs = {
    "promise_page.inputs",
    "SELECT i.id, coalesce(i.title, i.text) FROM commitment_input s JOIN input i ON i.id = s.input "
    "JOIN input_reader r ON r.input = i.id AND r.reader = $1 WHERE s.commitment = $2 ORDER BY "
    "i.number"};

ShownPromise promise_at(const db::Row& row) {
    ShownPromise shown;
    shown.promised = store::promised_at(row);
    shown.point = row.optional_text(14);
    shown.point_title = row.optional_text(15);
    shown.said_on = row.optional_day(16);
    shown.due_kind = row.string(17);
    shown.due_from = row.optional_day(18);
    shown.done_on = row.optional_day(19);
    shown.all_parties_of = store::link_at(row, 20);
    shown.demonstration = row.integer(22) != 0;
    shown.place = row.integer(23);
    return shown;
}

/// The point only where this reader may see it.
std::optional<Basis> basis_of(db::Session& session, const Reader& reader,
                              commitments::CommitmentId id) {
    std::optional<Basis> basis;
    session.query(select_basis, {reader.key, id}, [&](const db::Row& row) {
        basis = Basis{
            row.string(0), row.optional_day(1), row.optional_text(2), {}, row.integer(3) != 0};
    });
    if (!basis || !basis->point)
        return basis;
    const auto title = session.text(select_basis_point, {reader.key, *basis->point});
    if (title)
        basis->point_title = *title;
    else
        basis->point.reset();
    return basis;
}

} // namespace

std::optional<ShownPromise> promise(db::Session& session, const Reader& reader,
                                    commitments::CommitmentId id) {
    std::optional<ShownPromise> shown;
    session.query(select_promise, {reader.key, id},
                  [&](const db::Row& row) { shown = promise_at(row); });
    if (!shown)
        return shown;
    session.query(select_persons, {id}, [&](const db::Row& row) {
        shown->persons.push_back({row.string(0), row.string(1)});
    });
    shown->document = session.text(select_document, {reader.key, id});
    if (shown->due_kind == "next_meeting")
        session.query(select_due_meeting, {reader.key, id}, [&](const db::Row& row) {
            shown->due_meeting = Link{row.string(0), row.string(1)};
        });
    if (shown->due_kind == "event")
        session.query(select_milestone, {reader.key, id}, [&](const db::Row& row) {
            shown->waits_in = Link{row.string(0), row.string(1)};
            shown->waits_for = row.string(2);
        });
    if (shown->all_parties_of)
        shown->basis = basis_of(session, reader, id);
    if (shown->all_parties_of)
        session.query(select_ticks, {id}, [&](const db::Row& row) {
            shown->ticks.push_back(
                {{row.string(0), row.string(1)}, row.optional_day(2), row.optional_text(3)});
        });
    session.query(select_inputs, {reader.key, id}, [&](const db::Row& row) {
        shown->inputs.push_back({row.string(0), row.string(1)});
    });
    return shown;
}

} // namespace radslag::overview::promises
