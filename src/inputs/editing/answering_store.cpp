// SQL of sorting, answering and withdrawing; see store.hpp.
#include "inputs/editing/store.hpp"

namespace radslag::inputs::editing_store {

namespace {

using ledger::Write;

constexpr db::Statement select_sortable = {
    "input.sortable",
    "SELECT i.number, i.version, i.body, b.demonstration, i.text, i.kind, i.title, i.matter, "
    "i.theme, i.owner, w.name, i.answer_by, i.state, EXISTS (SELECT 1 FROM audience a WHERE a.id = "
    "i.audience AND a.kind = 'public') FROM input i JOIN input_reader r ON r.input = i.id AND "
    "r.reader = $2 JOIN body b ON b.id = i.body LEFT JOIN person w ON w.id = i.owner WHERE i.id = "
    "$1"};
constexpr db::Statement select_asked_names = {
    "input.asked_names",
    "SELECT o.id, o.name FROM input_authority a JOIN organisation o ON o.id = a.organisation WHERE "
    "a.input = $1 ORDER BY a.asked_at, a.id"};
constexpr db::Statement select_audience = {"input.audience",
                                           "SELECT audience FROM input WHERE id = $1"};
constexpr db::Statement select_sender = {"input.sender",
                                         "SELECT organisation FROM input WHERE id = $1"};
// Of the latest meetings, so that it does not grow with their number.
constexpr db::Statement select_decisions = {
    "input.decisions_of_body",
    "SELECT d.id, d.text FROM (SELECT id, day FROM meeting WHERE body = $1 AND day IS NOT NULL "
    "ORDER "
    "BY day DESC LIMIT 12) AS latest JOIN decision d ON d.meeting = latest.id JOIN decision_reader "
    "r "
    "ON r.decision = d.id AND r.reader = $2 ORDER BY latest.day DESC, d.position LIMIT 30"};
constexpr db::Statement select_documents = {
    "input.documents_of_body",
    "SELECT d.id, d.name FROM (SELECT m.day AS day, m.document AS document FROM meeting m WHERE "
    "m.body = $1 AND m.document IS NOT NULL UNION SELECT m.day, a.document FROM meeting m JOIN "
    "attachment a ON a.meeting = m.id WHERE m.body = $1 AND a.document IS NOT NULL) AS x JOIN "
    "document d ON d.id = x.document JOIN document_reader r ON r.document = d.id AND r.reader = $2 "
    "ORDER BY x.day DESC NULLS LAST, d.name, d.id LIMIT 30"};
constexpr Write update_sorted = {
    "input",
    {"input.sort", "UPDATE input SET version = version + 1, kind = $2, title = $3, matter "
                   "= $4, theme = $5, owner = $6, answer_by = $7, audience = $8 WHERE id "
                   "= $1 RETURNING *"}};
constexpr Write update_withdrawn = {
    "input",
    {"input.withdraw", "UPDATE input SET version = version + 1, withdrawn_at = $2, withdrawn_words "
                       "= $3 WHERE id = $1 RETURNING *"}};
constexpr db::Statement select_answerable = {
    "input.answerable",
    "SELECT i.number, i.body, b.demonstration, coalesce(i.title, i.text), i.text, o.name, "
    "i.answer_by FROM input i JOIN input_reader r ON r.input = i.id AND r.reader = $2 JOIN body b "
    "ON b.id = i.body LEFT JOIN organisation o ON o.id = i.organisation WHERE i.id = $1 AND "
    "i.withdrawn_at IS NULL AND i.merged_into IS NULL AND i.split_at IS NULL"};
constexpr db::Statement select_use = {
    "input_use.standing",
    "SELECT u.input, coalesce(i.title, i.text), u.text, b.demonstration, i.body, u.authority, "
    "EXISTS (SELECT 1 FROM input_use_withdrawal w WHERE w.input_use = u.id), (u.pointer_text IS "
    "NOT NULL OR u.pointer_document IS NOT NULL) AND NOT EXISTS (SELECT 1 FROM input_telling t "
    "WHERE t.input_use = u.id AND t.what = 'text') FROM input_use u JOIN "
    "input i ON i.id = u.input JOIN input_reader r ON r.input = i.id AND r.reader = $2 JOIN body b "
    "ON b.id = i.body WHERE u.id = $1"};
std::vector<NamedId> asked(db::Session& session, InputId id) {
    std::vector<NamedId> found;
    session.query(select_asked_names, {id}, [&](const db::Row& row) {
        found.push_back({row.string(0), row.string(1)});
    });
    return found;
}

SortableInput sortable_in(const db::Row& row, InputId id) {
    SortableInput found{.id = id, .body = row.id<bodies::BodyId>(2)};
    found.number = row.integer(0);
    found.version = row.integer(1);
    found.demonstration = row.integer(3) != 0;
    found.text = row.string(4);
    found.edit.kind = kinds.require(row.text(5));
    found.edit.title = row.optional_text(6);
    found.edit.matter = row.optional_id<matters::MatterId>(7);
    found.edit.theme = row.optional_id<matters::ThemeId>(8);
    found.edit.owner = row.optional_id<people::PersonId>(9);
    if (found.edit.owner)
        found.names.push_back({row.string(9), row.string(10)});
    found.edit.answer_by = row.optional_day(11);
    found.state = states.parse(row.text(12)).value_or(State::unanswered);
    found.edit.is_public = row.integer(13) != 0;
    return found;
}

} // namespace

std::optional<SortableInput> sortable(db::Session& session, const auth::Reader& reader,
                                      InputId id) {
    std::optional<SortableInput> found;
    session.query(select_sortable, {id, reader.key},
                  [&](const db::Row& row) { found.emplace(sortable_in(row, id)); });
    if (!found)
        return found;
    if (found->edit.matter)
        found->matter_number = words_of(session, *found->edit.matter);
    for (NamedId& each : asked(session, id)) {
        found->edit.authorities.push_back(*people::OrganisationId::parse(each.id));
        found->names.push_back(std::move(each));
    }
    return found;
}

void update(ledger::Act& act, InputId id, const SortEdit& edit, bodies::AudienceId audience) {
    act.write(update_sorted, {id, kinds.text(edit.kind), edit.title, edit.matter, edit.theme,
                              edit.owner, to_text(edit.answer_by), audience});
}

bodies::AudienceId audience_of(db::Session& session, InputId id) {
    std::optional<bodies::AudienceId> found;
    session.query(select_audience, {id},
                  [&](const db::Row& row) { found = row.id<bodies::AudienceId>(0); });
    return found.value();
}

std::optional<std::string> sender_of(db::Session& session, InputId id) {
    return session.text(select_sender, {id});
}

void withdraw(ledger::Act& act, InputId id, std::string_view words) {
    act.write(update_withdrawn, {id, to_text(act.session().now()), words});
}

std::optional<AnswerableInput> answerable(db::Session& session, const auth::Reader& reader,
                                          InputId id) {
    std::optional<AnswerableInput> found;
    session.query(select_answerable, {id, reader.key}, [&](const db::Row& row) {
        found.emplace(AnswerableInput{.id = id, .body = row.id<bodies::BodyId>(1)});
        found->number = row.integer(0);
        found->demonstration = row.integer(2) != 0;
        found->title = row.string(3);
        found->text = row.string(4);
        found->from = row.string(5);
        found->answer_by = row.optional_day(6);
    });
    if (found)
        found->authorities = asked(session, id);
    return found;
}

std::vector<NamedId> decisions_of(db::Session& session, const auth::Reader& reader,
                                  bodies::BodyId body) {
    std::vector<NamedId> found;
    session.query(select_decisions, {body, reader.key}, [&](const db::Row& row) {
        found.push_back({row.string(0), row.string(1)});
    });
    return found;
}

std::vector<NamedId> documents_of(db::Session& session, const auth::Reader& reader,
                                  bodies::BodyId body) {
    std::vector<NamedId> found;
    session.query(select_documents, {body, reader.key}, [&](const db::Row& row) {
        found.push_back({row.string(0), row.string(1)});
    });
    return found;
}

std::optional<StandingUse> use(db::Session& session, const auth::Reader& reader, UseId id) {
    std::optional<StandingUse> found;
    session.query(select_use, {id, reader.key}, [&](const db::Row& row) {
        found.emplace(
            StandingUse{{id, row.id<InputId>(0), row.string(1), row.string(2), row.integer(3) != 0},
                        row.id<bodies::BodyId>(4),
                        row.id<people::OrganisationId>(5),
                        row.integer(6) != 0,
                        row.integer(7) != 0});
    });
    return found;
}

} // namespace radslag::inputs::editing_store
