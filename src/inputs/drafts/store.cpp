// See store.hpp.
#include "inputs/drafts/store.hpp"

#include "inputs/attachments/store.hpp"
#include "platform/db/joined.hpp"

#include <boost/json.hpp>

namespace radslag::inputs::drafts::store {

namespace {

constexpr db::Sql columns =
    "SELECT d.id, d.version, o.id, o.name, coalesce(p.name, ''), d.written_at, d.fields, "
    "d.sent_as, d.begun_by FROM input_draft d LEFT JOIN party y ON y.id = d.party LEFT JOIN "
    "organisation o ON o.id = y.organisation LEFT JOIN person p ON p.id = d.written_by WHERE";
constexpr db::Sql by_id = " d.id = $1 AND d.waits_for IS NULL";
constexpr db::Sql by_organisation = " d.party IN (SELECT q.id FROM party q WHERE q.organisation = "
                                    "$1) AND d.sent_as IS NULL";
constexpr db::Sql by_person = " d.begun_by = $1 AND d.party IS NULL AND d.sent_as IS NULL";
constexpr db::Sql latest = " ORDER BY d.written_at DESC, d.id LIMIT $2";

constexpr db::Statement select_draft = {"input_draft.get", db::joined<columns, by_id>};
constexpr db::Statement select_of_organisation = {"input_draft.of_organisation",
                                                  db::joined<columns, by_organisation, latest>};
constexpr db::Statement select_of_person = {"input_draft.of_person",
                                            db::joined<columns, by_person, latest>};
constexpr db::Statement select_sharing = {
    "input_draft.sharing", "SELECT p.id, o.id, o.name FROM party p JOIN organisation o ON o.id = "
                           "p.organisation WHERE p.id = $1"};
constexpr db::Statement insert_draft = {
    "input_draft.insert",
    "INSERT INTO input_draft (id, version, party, begun_by, begun_at, written_by, written_at, "
    "fields) VALUES ($1, 1, $2, $3, $4, $3, $4, $5)"};
constexpr db::Statement update_draft = {
    "input_draft.update",
    "UPDATE input_draft SET version = version + 1, written_by = $3, written_at = $4, fields = $5 "
    "WHERE id = $1 AND version = $2 AND sent_as IS NULL"};
constexpr db::Statement update_sent = {
    "input_draft.sent", "UPDATE input_draft SET sent_as = $2 WHERE id = $1 AND sent_as IS NULL"};
constexpr db::Statement delete_draft = {
    "input_draft.delete",
    "DELETE FROM input_draft WHERE id = $1 AND version = $2 AND sent_as IS NULL"};
constexpr db::Statement delete_sent = {
    "input_draft.delete_sent",
    "DELETE FROM input_draft WHERE sent_as IS NOT NULL AND written_at < $1"};

constexpr db::Statement select_files = {
    "input_draft_file.of_draft", "SELECT id, name, kind, bytes, sha256 FROM input_draft_file WHERE "
                                 "draft = $1 ORDER BY position"};
constexpr db::Statement select_file = {
    "input_draft_file.get",
    "SELECT id, name, kind, bytes, sha256, draft FROM input_draft_file WHERE id = $1"};
constexpr db::Statement insert_file_row = {
    "input_draft_file.insert",
    "INSERT INTO input_draft_file (id, draft, position, name, kind, bytes, sha256) VALUES ($1, $2, "
    "1 + (SELECT coalesce(max(position), 0) FROM input_draft_file WHERE draft = $2), $3, $4, $5, "
    "$6)"};
constexpr db::Statement delete_file = {"input_draft_file.delete",
                                       "DELETE FROM input_draft_file WHERE draft = $1 AND id = $2"};
constexpr db::Statement delete_files = {"input_draft_file.delete_all",
                                        "DELETE FROM input_draft_file WHERE draft = $1"};
constexpr db::Statement update_files = {"input_draft_file.move",
                                        "UPDATE input_draft_file SET draft = $2 WHERE draft = $1"};
constexpr db::Statement select_waiting = {"input_draft.waiting",
                                          "SELECT id FROM input_draft WHERE waits_for = $1"};
constexpr db::Statement insert_waiting_row = {
    "input_draft.insert_waiting",
    "INSERT INTO input_draft (id, version, begun_by, begun_at, written_by, written_at, fields, "
    "waits_for) VALUES ($1, 1, '', $2, '', $2, '{}', $3)"};
constexpr db::Statement delete_waiting = {
    "input_draft.delete_waiting",
    "DELETE FROM input_draft WHERE id = $1 AND waits_for IS NOT NULL"};
constexpr db::Statement select_waiting_since = {
    "input_draft.waiting_since",
    "SELECT id FROM input_draft WHERE waits_for IS NOT NULL AND begun_at < $1 ORDER BY id"};

std::string to_json(const Fields& fields) {
    boost::json::object object;
    for (const Field& field : fields)
        object[field.name] = field.words;
    return boost::json::serialize(object);
}

Fields fields_in(std::string_view json) {
    Fields fields;
    const auto object = boost::json::parse(json);
    for (const auto& entry : object.as_object())
        fields.push_back({std::string(entry.key()), std::string(entry.value().as_string())});
    return fields;
}

Kept kept_at(const db::Row& row) {
    Kept kept{{.id = row.id<DraftId>(0)}, row.string(8)};
    kept.draft.version = row.integer(1);
    if (!row.is_null(2))
        kept.draft.of = NamedId{row.string(2), row.string(3)};
    kept.draft.written_by = row.string(4);
    kept.draft.written_at = row.instant(5);
    kept.draft.fields = fields_in(row.text(6));
    kept.draft.sent_as = row.optional_id<InputId>(7);
    return kept;
}

std::vector<Draft> all_of(db::Session& session, const db::Statement& statement,
                          std::string_view whose) {
    std::vector<Draft> found;
    session.query(statement, {whose, most_drafts},
                  [&](const db::Row& row) { found.push_back(kept_at(row).draft); });
    return found;
}

} // namespace

std::optional<Sharing> sharing(db::Session& session, std::string_view party) {
    std::optional<Sharing> found;
    session.query(select_sharing, {party}, [&](const db::Row& row) {
        found = Sharing{row.id<bodies::PartyId>(0), {row.string(1), row.string(2)}};
    });
    return found;
}

std::optional<Kept> draft(db::Session& session, DraftId id) {
    std::optional<Kept> found;
    session.query(select_draft, {id}, [&](const db::Row& row) { found = kept_at(row); });
    return found;
}

std::vector<Draft> of_organisation(db::Session& session, std::string_view organisation) {
    return all_of(session, select_of_organisation, organisation);
}

std::vector<Draft> of_person(db::Session& session, std::string_view person) {
    return all_of(session, select_of_person, person);
}

void insert(db::Session& session, DraftId id, const std::optional<bodies::PartyId>& party,
            std::string_view person, const Fields& fields) {
    session.execute(insert_draft, {id, party, person, to_text(session.now()), to_json(fields)});
}

bool update(db::Session& session, DraftId id, std::int64_t version, std::string_view person,
            const Fields& fields) {
    return session.execute(update_draft,
                           {id, version, person, to_text(session.now()), to_json(fields)}) == 1;
}

bool set_sent(db::Session& session, DraftId id, InputId input) {
    return session.execute(update_sent, {id, input}) == 1;
}

bool erase(db::Session& session, DraftId id, std::int64_t version) {
    return session.execute(delete_draft, {id, version}) == 1;
}

void erase_sent_before(db::Session& session, Instant before) {
    session.execute(delete_sent, {to_text(before)});
}

std::vector<attachments::File> files_of(db::Session& session, DraftId id) {
    std::vector<attachments::File> found;
    session.query(select_files, {id},
                  [&](const db::Row& row) { found.push_back(attachments::store::file_at(row)); });
    return found;
}

std::optional<FileOf> file(db::Session& session, attachments::AttachmentId id) {
    std::optional<FileOf> found;
    session.query(select_file, {id}, [&](const db::Row& row) {
        found.emplace(FileOf{attachments::store::file_at(row), row.id<DraftId>(5)});
    });
    return found;
}

void insert_file(db::Session& session, DraftId id, const attachments::File& file) {
    session.execute(insert_file_row, {file.id, id, file.name, attachments::kinds.text(file.kind),
                                      static_cast<std::int64_t>(file.bytes), file.sha256});
}

void erase_file(db::Session& session, DraftId id, attachments::AttachmentId file) {
    session.execute(delete_file, {id, file});
}

void erase_files(db::Session& session, DraftId id) {
    session.execute(delete_files, {id});
}

void move_files(db::Session& session, DraftId from, DraftId to) {
    session.execute(update_files, {from, to});
}

std::optional<DraftId> waiting(db::Session& session, std::string_view digest) {
    std::optional<DraftId> found;
    session.query(select_waiting, {digest},
                  [&](const db::Row& row) { found = row.id<DraftId>(0); });
    return found;
}

void insert_waiting(db::Session& session, DraftId id, std::string_view digest) {
    session.execute(insert_waiting_row, {id, to_text(session.now()), digest});
}

void erase_waiting(db::Session& session, DraftId id) {
    session.execute(delete_waiting, {id});
}

std::vector<DraftId> waiting_since(db::Session& session, Instant before) {
    std::vector<DraftId> found;
    session.query(select_waiting_since, {to_text(before)},
                  [&](const db::Row& row) { found.push_back(row.id<DraftId>(0)); });
    return found;
}

} // namespace radslag::inputs::drafts::store
