// SQL of the pages of one matter, number or theme; list_store.cpp has the lists. See
// reading_store.hpp.
#include "matters/rows.hpp"
#include "platform/db/joined.hpp"
#include "platform/text/fold.hpp"

#include <algorithm>

namespace radslag::matters::store {

namespace {

constexpr db::Statement select_matter_of_number = {
    "matters.of_number",
    "SELECT x.id FROM registry_number n JOIN matter_number s ON s.registry_number = n.id JOIN "
    "matter x ON x.id = s.matter JOIN audience_reader r ON r.audience = x.audience AND r.reader = "
    "$1 WHERE n.folded = $2 ORDER BY s.extent DESC, x.sort_key, x.id LIMIT 1"};
constexpr db::Statement select_readable_number = {
    "numbers.readable",
    "SELECT n.id FROM registry_number n WHERE n.folded = $2 AND EXISTS (SELECT 1 FROM reference f "
    "JOIN reference_reader r ON r.reference = f.id AND r.reader = $1 WHERE f.registry_number = "
    "n.id)"};

constexpr db::Statement select_number = {
    "number_page.get",
    "SELECT n.id, n.number, n.kind, o.id, o.name FROM registry_number n LEFT JOIN organisation o "
    "ON o.id = n.authority WHERE n.id = $1"};
constexpr db::Statement select_matters_of_number = {
    "number_page.matters",
    "SELECT x.id, x.title FROM matter_number s JOIN matter x ON x.id = s.matter JOIN "
    "audience_reader r ON r.audience = x.audience AND r.reader = $1 WHERE s.registry_number = $2 "
    "ORDER BY x.sort_key, x.id"};
// What touched a number, or a matter, the latest meeting first; $1 reader, $2 of what, $3 most. The
// names are joined to the chosen ones only, once they are in order.
constexpr db::Sql touch_columns =
    "SELECT m.id, b.name, m.day, f.point, p.title, n.number, (SELECT d.document FROM "
    "document_reader d WHERE d.document = m.document AND d.reader = $1), f.place_begin FROM "
    "(SELECT f.id AS id FROM";
constexpr db::Sql touch_readers =
    " JOIN reference_reader r ON r.reference = f.id AND r.reader = $1 JOIN meeting m ON m.id = "
    "f.meeting";
constexpr db::Sql touch_chosen =
    " ORDER BY m.day DESC NULLS LAST, m.id DESC, f.position LIMIT $3) AS chosen JOIN reference "
    "f ON f.id = chosen.id JOIN registry_number n ON n.id = f.registry_number JOIN meeting m ON "
    "m.id = f.meeting JOIN body b ON b.id = m.body LEFT JOIN point p ON p.id = f.point ORDER BY "
    "m.day DESC NULLS LAST, m.id DESC, f.position";
constexpr db::Sql of_number = " (SELECT * FROM reference WHERE registry_number = $2) AS f";
// References to the matter itself, and to its numbers: a union of two so that each goes along its
// own index.
constexpr db::Sql of_matter =
    " (SELECT id AS reference FROM reference WHERE matter = $2 UNION SELECT k.id FROM "
    "matter_number s JOIN reference k ON k.registry_number = s.registry_number WHERE s.matter = "
    "$2) AS touching JOIN reference f ON f.id = touching.reference";
constexpr db::Statement select_touches_of_number = {
    "number_page.touches", db::joined<touch_columns, of_number, touch_readers, touch_chosen>};
// A matter's few touches are all sorted; of many, the meetings are walked from the latest on until
// there is enough. CROSS keeps SQLite from turning that walk round.
constexpr std::int64_t few_touches = 60;
constexpr db::Sql walked =
    " meeting m CROSS JOIN reference f JOIN reference_reader r ON r.reference = f.id AND r.reader "
    "= $1 WHERE f.meeting = m.id AND (f.matter = $2 OR f.registry_number IN (SELECT "
    "s.registry_number FROM matter_number s WHERE s.matter = $2))";
constexpr db::Statement select_touched_often = {
    "matter_page.touched_often",
    "SELECT count(*) FROM (SELECT 1 FROM reference WHERE matter = $1 UNION ALL SELECT 1 FROM "
    "matter_number s JOIN reference k ON k.registry_number = s.registry_number WHERE s.matter = "
    "$1 LIMIT 61) AS found"};
constexpr db::Statement select_touches_of_matter = {
    "matter_page.touches", db::joined<touch_columns, of_matter, touch_readers, touch_chosen>};
constexpr db::Statement select_touches_walked = {"matter_page.touches_walked",
                                                 db::joined<touch_columns, walked, touch_chosen>};

constexpr db::Statement select_matter = {
    "matter_page.get",
    "SELECT x.id, x.title, x.kind, x.state, o.id, o.name, p.id, p.name, t.id, t.name FROM matter x "
    "JOIN audience_reader r ON r.audience = x.audience AND r.reader = $1 LEFT JOIN organisation o "
    "ON o.id = x.owner LEFT JOIN person p ON p.id = x.officer LEFT JOIN theme t ON t.id = x.theme "
    "WHERE x.id = $2"};
constexpr db::Statement select_numbers_of_matter = {
    "matter_page.numbers",
    "SELECT n.id, n.number, o.id, o.name, s.extent FROM matter_number s JOIN registry_number n ON "
    "n.id = s.registry_number LEFT JOIN organisation o ON o.id = n.authority WHERE s.matter = $1 "
    "ORDER BY n.folded"};
constexpr db::Statement select_partners = {
    "matter_page.partners",
    "SELECT o.id, o.name, s.role FROM matter_partner s JOIN organisation o ON o.id = "
    "s.organisation WHERE s.matter = $1 ORDER BY o.sort_key, s.id"};
constexpr db::Statement select_milestones = {
    "matter_page.milestones",
    "SELECT text, due_to, due_words, due_kind, done_on FROM milestone WHERE "
    "matter = $1 ORDER BY due_to NULLS LAST, id"};
constexpr db::Statement select_waiting = {
    "matter_page.waiting",
    "SELECT c.id, c.text, s.text, c.due_to, c.due_words, c.state FROM milestone s JOIN commitment "
    "c "
    "ON c.due_milestone = s.id JOIN commitment_reader r ON r.commitment = c.id AND r.reader = $1 "
    "WHERE s.matter = $2 ORDER BY c.due_to NULLS LAST, c.id LIMIT 200"};
constexpr db::Statement select_inputs_of_matter = {
    "matter_page.inputs",
    "SELECT i.id, i.number, coalesce(i.title, i.text), o.id, o.name, u.kind, u.text, "
    "u.pointer_text, a.id, a.name, u.said_at FROM input i JOIN input_reader r ON r.input = i.id "
    "AND "
    "r.reader = $1 LEFT JOIN organisation o ON o.id = i.organisation LEFT JOIN input_use u ON u.id "
    "= (SELECT l.id FROM input_use l WHERE l.input = coalesce(i.merged_into, i.id) AND NOT EXISTS "
    "(SELECT 1 FROM "
    "input_use_withdrawal w WHERE w.input_use = l.id) ORDER BY l.said_at DESC, l.step DESC LIMIT "
    "1) "
    "LEFT JOIN organisation a ON a.id = u.authority WHERE i.matter = $2 AND i.split_at IS NULL "
    "ORDER BY i.number DESC LIMIT $3"};
constexpr db::Statement select_announced = {
    "matter_page.announced",
    "SELECT d.what, d.due_to, d.due_words FROM deadline d JOIN deadline_reader r ON r.deadline = "
    "d.id AND r.reader = $1 WHERE d.matter = $2 ORDER BY d.due_to NULLS LAST, d.id LIMIT 100"};

/// Whether there were more than `most`, which stay.
template <class T>
bool cut(std::vector<T>& rows, int most) {
    const bool has_more = rows.size() > static_cast<std::size_t>(most);
    if (has_more)
        rows.erase(rows.begin() + most, rows.end());
    return has_more;
}

/// One more than `most` where there are more.
std::vector<Touch> touches(db::Session& session, const db::Statement& statement,
                           const Reader& reader, std::string_view of, int most) {
    std::vector<Touch> found;
    session.query(statement, {reader.key, of, most + 1}, [&](const db::Row& row) {
        found.push_back({row.string(0), row.string(1), row.optional_day(2), row.optional_text(3),
                         row.optional_text(4), row.string(5), row.optional_text(6),
                         row.optional_integer(7).value_or(-1)});
    });
    return found;
}

std::vector<Input> inputs_of(db::Session& session, const Reader& reader, MatterId matter,
                             int most) {
    std::vector<Input> found;
    session.query(select_inputs_of_matter, {reader.key, matter, most + 1}, [&](const db::Row& row) {
        Input& input = found.emplace_back();
        input.id = row.string(0);
        input.number = row.integer(1);
        input.title = row.string(2);
        input.organisation = link_at(row, 3);
        input.last_use = row.optional_text(5);
        input.said = row.string(6);
        input.pointer = row.optional_text(7);
        input.authority = link_at(row, 8);
        if (!row.is_null(10))
            input.said_at = row.instant(10);
    });
    return found;
}

void read_parts(db::Session& session, const Reader& reader, MatterId id, ShownMatter& shown) {
    session.query(select_numbers_of_matter, {id}, [&](const db::Row& row) {
        shown.numbers.push_back(
            {{row.string(0), row.string(1)}, link_at(row, 2), row.text(4) == "partial"});
    });
    session.query(select_partners, {id}, [&](const db::Row& row) {
        shown.partners.push_back({{row.string(0), row.string(1)}, row.text(2) == "consult"});
    });
    session.query(select_milestones, {id}, [&](const db::Row& row) {
        shown.milestones.push_back({row.string(0), row.optional_day(1), row.string(2),
                                    row.string(3), row.optional_day(4)});
    });
    if (!shown.milestones.empty())
        session.query(select_waiting, {reader.key, id}, [&](const db::Row& row) {
            shown.waiting.push_back({{row.string(0), row.string(1)},
                                     row.string(2),
                                     row.optional_day(3),
                                     row.string(4),
                                     row.text(5) == "open"});
        });
    session.query(select_announced, {reader.key, id}, [&](const db::Row& row) {
        shown.announced.push_back({row.string(0), row.optional_day(1), row.string(2)});
    });
}

} // namespace

Found find(db::Session& session, const Reader& reader, std::string_view number) {
    const std::string folded = text::fold_number(number);
    Found found;
    found.matter = session.text(select_matter_of_number, {reader.key, folded});
    if (!found.matter)
        found.number = session.text(select_readable_number, {reader.key, folded});
    return found;
}

std::optional<ShownNumber> number(db::Session& session, const Reader& reader, RegistryNumberId id) {
    std::optional<ShownNumber> shown;
    session.query(select_number, {id}, [&](const db::Row& row) {
        shown.emplace();
        shown->number = {row.string(0), row.string(1)};
        shown->kind = row.string(2);
        shown->authority = link_at(row, 3);
    });
    if (!shown)
        return shown;
    session.query(select_matters_of_number, {reader.key, id}, [&](const db::Row& row) {
        shown->matters.push_back({row.string(0), row.string(1)});
    });
    shown->touches = touches(session, select_touches_of_number, reader, id.text(), most_in_whole);
    cut(shown->touches, most_in_whole);
    // Nobody may learn from its page that a number exists.
    if (shown->touches.empty() && shown->matters.empty())
        return std::nullopt;
    return shown;
}

std::optional<ShownMatter> matter(db::Session& session, const Reader& reader, MatterId id,
                                  int most) {
    std::optional<ShownMatter> shown;
    session.query(select_matter, {reader.key, id}, [&](const db::Row& row) {
        shown.emplace();
        shown->matter = {row.string(0), row.string(1)};
        shown->kind = row.string(2);
        shown->state = row.string(3);
        shown->owner = link_at(row, 4);
        shown->officer = link_at(row, 6);
        shown->theme = link_at(row, 8);
    });
    if (!shown)
        return shown;
    read_parts(session, reader, id, *shown);
    const bool walk =
        most < few_touches && session.integer(select_touched_often, {id}).value_or(0) > few_touches;
    shown->touches = touches(session, walk ? select_touches_walked : select_touches_of_matter,
                             reader, id.text(), most);
    shown->inputs = inputs_of(session, reader, id, most);
    const bool more_touches = cut(shown->touches, most);
    shown->has_more = cut(shown->inputs, most) || more_touches;
    read_effects(session, reader, id, most + 1, *shown);
    shown->has_more = cut(shown->effects, most) || shown->has_more;
    return shown;
}

} // namespace radslag::matters::store
