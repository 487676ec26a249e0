// SQL of the form of a body; see store.hpp.
#include "bodies/editing/store.hpp"
#include "platform/text/fold.hpp"

namespace radslag::bodies::editing_store {

namespace {

using ledger::Write;

constexpr db::Statement select_body = {
    "body.editable",
    "SELECT b.name, b.kind, b.custodian, o.name, b.prepares_for, b.from_day, b.to_day, b.version, "
    "b.demonstration, b.minutes_shape FROM body b LEFT JOIN organisation o ON o.id = b.custodian "
    "WHERE b.id = $1"};
constexpr db::Statement select_bodies = {
    "body.choices", "SELECT id, name FROM body WHERE demonstration = $1 ORDER BY sort_key, id"};
constexpr Write update_body = {
    "body",
    {"body.edit", "UPDATE body SET version = version + 1, name = $2, folded = $3, sort_key = $4, "
                  "kind = $5, custodian = $6, prepares_for = $7, from_day = $8, to_day = $9, "
                  "minutes_shape = $10 WHERE id = $1 RETURNING *"}};
constexpr Write end_body = {
    "body",
    {"body.end", "UPDATE body SET version = version + 1, to_day = $2 WHERE id = $1 AND (to_day IS "
                 "NULL OR to_day > $2) RETURNING *"}};

} // namespace

std::optional<EditableBody> body(db::Session& session, BodyId id) {
    std::optional<EditableBody> found;
    session.query(select_body, {id}, [&](const db::Row& row) {
        found.emplace(EditableBody{id,
                                   {row.string(0), body_kinds.require(row.text(1)),
                                    row.optional_id<people::OrganisationId>(2),
                                    row.optional_id<BodyId>(4), minutes_shapes.require(row.text(9)),
                                    row.optional_day(5), row.optional_day(6)},
                                   row.string(3),
                                   row.integer(7),
                                   row.integer(8) != 0});
    });
    return found;
}

std::vector<NamedId> bodies(db::Session& session, bool demonstration) {
    std::vector<NamedId> found;
    session.query(select_bodies, {demonstration}, [&](const db::Row& row) {
        found.push_back({row.string(0), row.string(1)});
    });
    return found;
}

void update(ledger::Act& act, BodyId id, const BodyEdit& edit) {
    const auto key = text::sort_key(edit.name);
    act.write(update_body,
              {id, edit.name, text::fold(edit.name), std::span(key), body_kinds.text(edit.kind),
               edit.custodian, edit.prepares_for, to_text(edit.from), to_text(edit.to),
               minutes_shapes.text(edit.minutes_shape)});
}

std::int64_t end(ledger::Act& act, BodyId id, Day last) {
    return act.write(end_body, {id, to_text(last)});
}

} // namespace radslag::bodies::editing_store
