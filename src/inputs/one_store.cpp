// SQL of one input with its whole way; see reading_store.hpp.
#include "inputs/likeness_store.hpp"
#include "inputs/rows.hpp"
#include "platform/db/joined.hpp"
#include "platform/text/zones.hpp"

#include <algorithm>

namespace radslag::inputs::store {

namespace {

constexpr db::Statement select_input = {
    "input_page.get",
    "SELECT i.number, i.kind, i.title, i.text, o.id, o.name, o.county_letter, p.id, "
    "p.name, i.sender, b.id, b.name, b.demonstration, x.id, x.title, h.id, h.name, i.origin, w.id, "
    "w.name, i.received_at, i.answer_by, i.state, i.withdrawn_at, i.withdrawn_words, g.id, "
    "coalesce(g.title, g.text), i.split_at, CASE WHEN i.merged_into IS NULL THEN 0 ELSE 1 END FROM "
    "input i JOIN input_reader r ON r.input = i.id AND r.reader = "
    "$2 LEFT JOIN organisation o ON o.id = i.organisation LEFT JOIN person p ON p.id = i.person "
    "AND p.protected = 0 LEFT JOIN body b ON b.id = i.body LEFT JOIN matter x ON x.id = i.matter "
    "AND EXISTS (SELECT 1 FROM audience_reader m WHERE m.audience = x.audience AND m.reader = $2) "
    "LEFT JOIN theme h ON h.id = i.theme LEFT JOIN person w ON w.id = i.owner AND w.protected = 0 "
    "LEFT JOIN input g ON g.id = i.follows AND EXISTS (SELECT 1 FROM input_reader f WHERE f.input "
    "= g.id AND f.reader = $2) WHERE i.id = $1"};
constexpr db::Statement select_place = {
    "input_page.place",
    "SELECT m.id, m.title, m.day, q.id, q.title, t.id, t.text, (SELECT d.document FROM "
    "document_reader d WHERE d.document = m.document AND d.reader = $2), coalesce(i.place_begin, "
    "t.place_begin) FROM input i LEFT JOIN turn t ON t.id = i.turn LEFT JOIN point q ON q.id = "
    "coalesce(i.point, t.point) JOIN meeting m ON m.id = coalesce(i.meeting, q.meeting) JOIN "
    "audience_reader r ON r.audience = m.audience AND r.reader = $2 WHERE i.id = $1"};
constexpr db::Statement select_example = {
    "input_page.example",
    "SELECT e.who, e.place, e.done, e.result, e.cost, e.contact, e.reuse, e.links, i.rank FROM "
    "example e JOIN input i ON i.id = e.id WHERE e.id = $1"};
constexpr db::Statement select_authorities = {
    "input_page.authorities",
    "SELECT o.id, o.name, a.state, a.asked_at FROM input_authority a JOIN organisation o ON o.id = "
    "a.organisation WHERE a.input = $1 ORDER BY a.asked_at, a.id"};
constexpr db::Statement select_uses = {
    "input_page.uses",
    "SELECT u.id, a.id, a.name, u.kind, u.text, u.missing, u.pointer_text, u.pointer_place, d.id, "
    "d.name, x.id, x.title, m.id, m.title, (SELECT s.text FROM decision s JOIN decision_reader y "
    "ON y.decision = s.id AND y.reader = $2 WHERE s.id = u.pointer_decision), t.id, t.name, "
    "coalesce(v.due_to, u.due_to), u.due_words, u.said_at, p.id, p.name, u.told_at, "
    "w.withdrawn_at, w.words, z.id, z.title, q.text FROM "
    "input_use u JOIN organisation a ON a.id = u.authority LEFT JOIN document d ON d.id = "
    "u.pointer_document AND EXISTS (SELECT 1 FROM document_reader r WHERE r.document = d.id AND "
    "r.reader = $2) LEFT JOIN matter x ON x.id = u.pointer_matter AND EXISTS (SELECT 1 FROM "
    "audience_reader r WHERE r.audience = x.audience AND r.reader = $2) LEFT JOIN meeting m ON "
    "m.id = u.pointer_meeting AND EXISTS (SELECT 1 FROM audience_reader r WHERE r.audience = "
    "m.audience AND r.reader = $2) LEFT JOIN organisation t ON t.id = u.passed_to LEFT JOIN person "
    "p ON p.id = u.said_by AND p.protected = 0 LEFT JOIN input_use_withdrawal w ON w.input_use = "
    "u.id LEFT JOIN input_wait v ON v.input_use = u.id LEFT JOIN milestone q ON q.id = v.milestone "
    "LEFT JOIN matter z ON z.id = q.matter AND EXISTS (SELECT 1 FROM audience_reader r WHERE "
    "r.audience = z.audience AND r.reader = $2) WHERE u.input = $1 ORDER BY coalesce(u.step, 0), "
    "u.said_at, u.id"};
constexpr db::Statement select_tellings = {"input_page.tellings",
                                           "SELECT input_use, what, told_at, words FROM "
                                           "input_telling WHERE input = $1 ORDER BY told_at, id"};
constexpr db::Statement select_takers = {
    "input_page.takers",
    "SELECT c.id, coalesce(p.name, o.name, c.who, ''), c.said_on, c.due_to, c.due_words, c.state "
    "FROM commitment_input s JOIN commitment c ON c.id = s.commitment JOIN commitment_reader r ON "
    "r.commitment = c.id AND r.reader = $2 LEFT JOIN person p ON p.id = c.person LEFT JOIN "
    "organisation o ON o.id = c.organisation WHERE s.input = $1 ORDER BY c.said_on, c.id"};
constexpr db::Statement select_followed_by = {
    "input_page.followed_by",
    "SELECT i.id, coalesce(i.title, i.text) FROM input i JOIN input_reader r ON r.input = i.id AND "
    "r.reader = $2 WHERE i.follows = $1 ORDER BY i.number"};

constexpr db::Sql near_columns =
    "SELECT s.id, s.number, coalesce(s.title, s.text), coalesce(o.name, ''), s.state, (SELECT "
    "u.kind "
    "FROM input_use u WHERE u.input = coalesce(s.merged_into, s.id) AND NOT EXISTS (SELECT 1 FROM "
    "input_use_withdrawal w WHERE w.input_use = u.id) ORDER BY u.said_at DESC, u.step DESC LIMIT "
    "1) "
    "FROM";
constexpr db::Sql near_joins = " JOIN input_reader r ON r.input = s.id AND r.reader = $2 LEFT JOIN "
                               "organisation o ON o.id = s.organisation";
constexpr db::Statement select_merged_into = {
    "input_page.merged_into",
    db::joined<near_columns, " input i JOIN input s ON s.id = i.merged_into", near_joins,
               " WHERE i.id = $1">};
constexpr db::Statement select_part_of = {
    "input_page.part_of", db::joined<near_columns, " input i JOIN input s ON s.id = i.part_of",
                                     near_joins, " WHERE i.id = $1">};
constexpr db::Statement select_parts = {
    "input_page.parts",
    db::joined<near_columns, " input s", near_joins, " WHERE s.part_of = $1 ORDER BY s.number">};
constexpr db::Statement select_merged = {"input_page.merged",
                                         db::joined<near_columns, " input s", near_joins,
                                                    " WHERE s.merged_into = $1 ORDER BY s.number">};
constexpr db::Statement select_joinings = {
    "input_page.joinings",
    "SELECT g.merged_into, k.number, g.words, g.done_at, p.id, p.name FROM input_merge g LEFT JOIN "
    "input k ON k.id = g.merged_into AND EXISTS (SELECT 1 FROM input_reader r WHERE r.input = k.id "
    "AND r.reader = $2) LEFT JOIN person p ON p.id = g.done_by AND p.protected = 0 WHERE g.input = "
    "$1 ORDER BY g.done_at, g.id"};

std::optional<ShownInput> head(db::Session& session, const Reader& reader, InputId id) {
    std::optional<ShownInput> shown;
    session.query(select_input, {id, reader.key}, [&](const db::Row& row) {
        shown.emplace(ShownInput{.id = id});
        shown->number = row.integer(0);
        shown->kind = kinds.require(row.text(1));
        shown->title = row.optional_text(2);
        shown->text = row.string(3);
        shown->organisation = link_at(row, 4);
        shown->county_letter = row.optional_text(6);
        shown->person = link_at(row, 7);
        shown->sender = row.optional_text(9);
        shown->body = link_at(row, 10).value_or(Link{});
        shown->demonstration = row.integer(12) != 0;
        shown->matter = link_at(row, 13);
        shown->theme = link_at(row, 15);
        shown->origin = origins.require(row.text(17));
        shown->owner = link_at(row, 18);
        shown->received_at = row.instant(20);
        shown->answer_by = row.optional_day(21);
        shown->owed_by = shown->answer_by;
        shown->state = states.parse(row.text(22)).value_or(State::unanswered);
        shown->withdrawn_at = instant_at(row, 23);
        shown->withdrawn_words = row.string(24);
        shown->follows = link_at(row, 25);
        shown->split_at = instant_at(row, 27);
        shown->is_joined = row.integer(28) != 0;
    });
    return shown;
}

void read_place(db::Session& session, const Reader& reader, ShownInput& shown) {
    session.query(select_place, {shown.id, reader.key}, [&](const db::Row& row) {
        shown.place = Place{row.string(0),        row.string(1),        row.optional_day(2),
                            row.optional_text(3), row.string(4),        row.optional_text(5),
                            row.string(6),        row.optional_text(7), row.integer(8)};
    });
}

void read_shape(db::Session& session, ShownInput& shown) {
    session.query(select_example, {shown.id}, [&](const db::Row& row) {
        shown.example = Example{row.optional_text(0), row.optional_text(1), row.optional_text(2),
                                row.optional_text(3), row.optional_text(4), row.optional_text(5),
                                row.optional_text(6), row.optional_text(7), std::nullopt};
        if (!row.is_null(8))
            shown.example->rank = static_cast<int>(row.integer(8));
    });
}

ShownUse use_at(const db::Row& row) {
    ShownUse use{.id = row.id<UseId>(0)};
    use.authority = *link_at(row, 1);
    use.kind = use_kinds.require(row.text(3));
    use.text = row.string(4);
    use.missing = row.optional_text(5);
    use.pointer_text = row.optional_text(6);
    use.pointer_place = row.optional_text(7);
    use.document = link_at(row, 8);
    use.matter = link_at(row, 10);
    use.meeting = link_at(row, 12);
    use.decision = row.optional_text(14);
    use.passed_to = link_at(row, 15);
    use.due = row.optional_day(17);
    use.due_words = row.string(18);
    use.said_at = row.instant(19);
    use.said_by = link_at(row, 20);
    use.told_at = instant_at(row, 22);
    use.withdrawn_at = instant_at(row, 23);
    use.withdrawn_words = row.string(24);
    use.waits_in = link_at(row, 25);
    if (use.waits_in)
        use.waits_for = row.string(27);
    return use;
}

std::vector<ShownNear> near(db::Session& session, const Reader& reader,
                            const db::Statement& statement, InputId id) {
    std::vector<ShownNear> found;
    session.query(statement, {id, reader.key}, [&](const db::Row& row) {
        ShownNear each{row.id<InputId>(0), row.integer(1), row.string(2), row.string(3)};
        each.state = states.parse(row.text(4)).value_or(State::unanswered);
        if (!row.is_null(5))
            each.last = use_kinds.require(row.text(5));
        found.push_back(std::move(each));
    });
    return found;
}

std::optional<ShownNear> nearest(db::Session& session, const Reader& reader,
                                 const db::Statement& statement, InputId id) {
    auto found = near(session, reader, statement, id);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

void read_joining(db::Session& session, const Reader& reader, ShownInput& shown) {
    session.query(select_joinings, {shown.id, reader.key}, [&](const db::Row& row) {
        ShownJoining joining{row.optional_integer(1), {},
                             row.is_null(0),          row.string(2),
                             row.instant(3),          link_at(row, 4)};
        if (joining.number)
            joining.into = row.string(0);
        shown.joinings.push_back(std::move(joining));
    });
    shown.part_of = nearest(session, reader, select_part_of, shown.id);
    shown.merged = near(session, reader, select_merged, shown.id);
    if (shown.is_joined)
        shown.merged_into = nearest(session, reader, select_merged_into, shown.id);
    if (shown.split_at)
        shown.parts = near(session, reader, select_parts, shown.id);
}

/// What was said of the input, and of the one that it is put together with: both are told so.
void read_uses(db::Session& session, const Reader& reader, ShownInput& shown) {
    const auto read = [&](InputId of) {
        session.query(select_uses, {of, reader.key},
                      [&](const db::Row& row) { shown.uses.push_back(use_at(row)); });
    };
    read(shown.id);
    if (shown.merged_into)
        read(shown.merged_into->id);
    std::ranges::stable_sort(shown.uses, {}, &ShownUse::said_at);
    const auto tell = [&](InputId of) {
        session.query(select_tellings, {of}, [&](const db::Row& row) {
            const auto use = std::ranges::find(shown.uses, row.id<UseId>(0), &ShownUse::id);
            if (use != shown.uses.end())
                use->told_again.push_back(
                    {moved_words.require(row.text(1)), row.instant(2), row.string(3)});
        });
    };
    if (!shown.uses.empty())
        tell(shown.merged_into ? shown.merged_into->id : shown.id);
}

} // namespace

std::optional<ShownInput> input(db::Session& session, const Reader& reader, InputId id) {
    auto shown = head(session, reader, id);
    if (!shown)
        return shown;
    read_place(session, reader, *shown);
    read_shape(session, *shown);
    read_levels(session, reader, *shown);
    session.query(select_authorities, {id}, [&](const db::Row& row) {
        const auto standing = standings.parse(row.text(2)).value_or(Standing::owes);
        shown->authorities.push_back({*link_at(row, 0), standing});
        // Who was asked first comes first.
        if (!shown->owed_by && (standing == Standing::owes || standing == Standing::waiting))
            shown->owed_by = owed_by(text::local_day(row.instant(3), text::forum_zone), {});
    });
    read_joining(session, reader, *shown);
    shown->files = attachments::files_of(session, id);
    read_uses(session, reader, *shown);
    session.query(select_takers, {id, reader.key}, [&](const db::Row& row) {
        shown->takers.push_back({row.string(0), row.string(1), row.optional_day(2),
                                 row.optional_day(3), row.string(4), row.string(5)});
    });
    session.query(select_followed_by, {id, reader.key},
                  [&](const db::Row& row) { shown->followed_by.push_back(*link_at(row, 0)); });
    if (!shown->is_joined && !shown->split_at)
        shown->alike = alike(session, reader, id);
    return shown;
}

} // namespace radslag::inputs::store
