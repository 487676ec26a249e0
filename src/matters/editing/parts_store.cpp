// SQL of the forms of milestones, themes and found numbers; see store.hpp.
#include "matters/editing/store.hpp"
#include "platform/text/fold.hpp"

namespace radslag::matters::editing_store {

namespace {

using ledger::Write;

constexpr db::Statement select_milestone = {
    "milestone.editable",
    "SELECT s.matter, m.title, s.text, s.due_kind, s.due_from, s.due_to, s.due_words, "
    "s.due_meeting, s.done_on, s.version FROM milestone s JOIN matter m ON m.id = s.matter JOIN "
    "audience_reader r ON r.audience = m.audience AND r.reader = $2 WHERE s.id = $1"};
constexpr db::Statement select_milestones = {
    "milestone.of_matter",
    "SELECT id, text FROM milestone WHERE matter = $1 ORDER BY due_to NULLS LAST, id"};
constexpr Write insert_milestone = {
    "milestone",
    {"milestone.add", "INSERT INTO milestone (id, version, matter, text, due_kind, due_from, "
                      "due_to, due_words, done_on) VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8) "
                      "RETURNING *"}};
constexpr Write update_milestone = {
    "milestone",
    {"milestone.edit", "UPDATE milestone SET version = version + 1, text = $2, due_kind = $3, "
                       "due_from = $4, due_to = $5, due_words = $6, done_on = $7 WHERE id = $1 "
                       "RETURNING *"}};
constexpr Write delete_milestone = {
    "milestone", {"milestone.delete", "DELETE FROM milestone WHERE id = $1 RETURNING *"}};

constexpr db::Statement select_theme = {"theme.editable",
                                        "SELECT name, parent, version FROM theme WHERE id = $1"};
constexpr db::Statement select_themes = {
    "theme.all", "SELECT id, parent, name FROM theme ORDER BY sort_key, id"};
constexpr Write update_theme = {
    "theme",
    {"theme.edit", "UPDATE theme SET version = version + 1, name = $2, sort_key = $3, parent = $4 "
                   "WHERE id = $1 RETURNING *"}};
constexpr Write delete_theme_row = {
    "theme", {"theme.delete", "DELETE FROM theme WHERE id = $1 RETURNING *"}};

constexpr db::Statement select_number_text = {
    "registry_number.readable",
    "SELECT n.number FROM registry_number n WHERE n.id = $1 AND (EXISTS (SELECT 1 FROM reference f "
    "JOIN meeting m ON m.id = f.meeting JOIN audience_reader r ON r.audience = m.audience AND "
    "r.reader = $2 WHERE f.registry_number = n.id) OR EXISTS (SELECT 1 FROM matter_number l JOIN "
    "matter m ON m.id = l.matter JOIN audience_reader r ON r.audience = m.audience AND r.reader = "
    "$2 WHERE l.registry_number = n.id))"};
constexpr db::Statement select_matters_of = {
    "registry_number.matters",
    "SELECT m.id, m.title FROM matter_number l JOIN matter m ON m.id = l.matter JOIN "
    "audience_reader r ON r.audience = m.audience AND r.reader = $2 WHERE l.registry_number = $1 "
    "ORDER BY m.sort_key, m.id"};
constexpr db::Statement select_matters = {
    "matter.choices",
    "SELECT m.id, m.title FROM matter m JOIN audience_reader r ON r.audience = m.audience AND "
    "r.reader = $1 ORDER BY m.sort_key, m.id LIMIT 2000"};
constexpr Write insert_link = {
    "matter_number",
    {"matter_number.add", "INSERT INTO matter_number (id, matter, registry_number, extent) VALUES "
                          "($1, $2, $3, $4) RETURNING *"}};
constexpr Write update_references = {
    "reference",
    {"reference.link", "UPDATE reference SET matter = $2 WHERE registry_number = $1 AND matter IS "
                       "NULL RETURNING *"}};

std::vector<NamedId> named(db::Session& session, const db::Statement& statement,
                           std::initializer_list<db::Parameter> parameters) {
    std::vector<NamedId> found;
    session.query(statement, parameters, [&](const db::Row& row) {
        found.push_back({row.string(0), row.string(1)});
    });
    return found;
}

} // namespace

std::optional<EditableMilestone> milestone(db::Session& session, const auth::Reader& reader,
                                           MilestoneId id) {
    std::optional<EditableMilestone> found;
    session.query(select_milestone, {id, reader.key}, [&](const db::Row& row) {
        found.emplace(
            EditableMilestone{id, row.id<MatterId>(0), row.string(1), {}, row.integer(9)});
        MilestoneEdit& edit = found->edit;
        edit.text = row.string(2);
        edit.due = {commitments::due_kinds.require(row.text(3)), row.optional_day(4),
                    row.optional_day(5), row.string(6), row.optional_id<meetings::MeetingId>(7)};
        edit.done_on = row.optional_day(8);
    });
    return found;
}

std::vector<NamedId> milestones_of(db::Session& session, MatterId matter) {
    return named(session, select_milestones, {matter});
}

void insert(ledger::Act& act, MilestoneId id, MatterId matter, const MilestoneEdit& edit) {
    act.write(insert_milestone, {id, matter, edit.text, commitments::due_kinds.text(edit.due.kind),
                                 to_text(edit.due.from), to_text(edit.due.to), edit.due.words,
                                 to_text(edit.done_on)});
}

void update(ledger::Act& act, MilestoneId id, const MilestoneEdit& edit) {
    act.write(update_milestone,
              {id, edit.text, commitments::due_kinds.text(edit.due.kind), to_text(edit.due.from),
               to_text(edit.due.to), edit.due.words, to_text(edit.done_on)});
}

void erase(ledger::Act& act, MilestoneId id) {
    act.erase(delete_milestone, {id});
}

std::optional<EditableTheme> theme(db::Session& session, ThemeId id) {
    std::optional<EditableTheme> found;
    session.query(select_theme, {id}, [&](const db::Row& row) {
        found.emplace(
            EditableTheme{id, {row.string(0), row.optional_id<ThemeId>(1)}, row.integer(2)});
    });
    return found;
}

std::vector<TreeTheme> themes(db::Session& session) {
    std::vector<TreeTheme> found;
    session.query(select_themes, {}, [&](const db::Row& row) {
        found.push_back({row.id<ThemeId>(0), row.optional_id<ThemeId>(1), row.string(2)});
    });
    return found;
}

void update(ledger::Act& act, ThemeId id, const ThemeEdit& edit) {
    const auto key = text::sort_key(edit.name);
    act.write(update_theme, {id, edit.name, std::span(key), edit.parent});
}

void erase(ledger::Act& act, ThemeId id) {
    act.erase(delete_theme_row, {id});
}

std::optional<std::string> number_text(db::Session& session, const auth::Reader& reader,
                                       RegistryNumberId id) {
    return session.text(select_number_text, {id, reader.key});
}

std::vector<NamedId> matters_of(db::Session& session, const auth::Reader& reader,
                                RegistryNumberId id) {
    return named(session, select_matters_of, {id, reader.key});
}

std::vector<NamedId> matters(db::Session& session, const auth::Reader& reader) {
    return named(session, select_matters, {reader.key});
}

void link(ledger::Act& act, RegistryNumberId number, MatterId matter, Extent extent) {
    act.write(insert_link, {Id<struct LinkTag>::make(), matter, number, extents.text(extent)});
    act.write(update_references, {number, matter});
}

} // namespace radslag::matters::editing_store
