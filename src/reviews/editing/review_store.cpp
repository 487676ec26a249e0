// SQL of the form of a review; see store.hpp.
#include "platform/text/fold.hpp"
#include "reviews/editing/store.hpp"

namespace radslag::reviews::editing_store {

namespace {

using ledger::Write;

constexpr db::Statement select_review = {
    "review.editable",
    "SELECT v.version, v.body, v.audience, b.demonstration, v.kind, v.title, v.organisation, "
    "o.name, v.year, v.source, v.document, v.text, v.matter, a.kind FROM review v JOIN "
    "audience_reader r ON r.audience = v.audience AND r.reader = $2 JOIN body b ON b.id = v.body "
    "JOIN audience a ON a.id = v.audience LEFT JOIN organisation o ON o.id = v.organisation WHERE "
    "v.id = $1"};
constexpr db::Statement select_number = {
    "review.number_of_matter",
    "SELECT n.number FROM matter x JOIN audience_reader r ON r.audience = x.audience AND r.reader "
    "= $2 JOIN matter_number s ON s.matter = x.id JOIN registry_number n ON n.id = "
    "s.registry_number WHERE x.id = $1 ORDER BY n.folded LIMIT 1"};
constexpr db::Statement select_title = {
    "review.title_of_matter", "SELECT x.title FROM matter x JOIN audience_reader r ON r.audience = "
                              "x.audience AND r.reader = $2 WHERE x.id = $1"};
constexpr db::Statement select_documents = {
    "review.documents",
    "SELECT d.id, d.name FROM document d JOIN document_reader r ON r.document = d.id AND r.reader "
    "= $2 WHERE d.body = $1 ORDER BY d.name, d.id LIMIT 300"};
constexpr db::Statement select_reviews = {
    "review.of_body",
    "SELECT v.id, v.title FROM review v JOIN audience_reader r ON r.audience = v.audience AND "
    "r.reader = $2 WHERE v.body = $1 ORDER BY v.sort_key, v.id LIMIT 300"};
constexpr Write update_review = {
    "review",
    {"review.edit",
     "UPDATE review SET version = version + 1, kind = $2, title = $3, sort_key = $4, organisation "
     "= $5, year = $6, source = $7, document = $8, text = $9, matter = $10, audience = $11 WHERE "
     "id = $1 RETURNING *"}};
constexpr Write move_audience = {
    "input",
    {"review.move_inputs", "UPDATE input SET version = version + 1, audience = $3 WHERE review = "
                           "$1 AND audience = $2 RETURNING *"}};
constexpr Write delete_review = {"review",
                                 {"review.delete", "DELETE FROM review WHERE id = $1 RETURNING *"}};

std::vector<NamedId> named(db::Session& session, const db::Statement& statement,
                           bodies::BodyId body, const auth::Reader& reader) {
    std::vector<NamedId> found;
    session.query(statement, {body, reader.key}, [&](const db::Row& row) {
        found.push_back({row.string(0), row.string(1)});
    });
    return found;
}

} // namespace

std::optional<EditableReview> review(db::Session& session, const auth::Reader& reader,
                                     ReviewId id) {
    std::optional<EditableReview> found;
    session.query(select_review, {id, reader.key}, [&](const db::Row& row) {
        found.emplace(EditableReview{id, row.id<bodies::BodyId>(1), row.id<bodies::AudienceId>(2)});
        found->version = row.integer(0);
        found->demonstration = row.integer(3) != 0;
        ReviewEdit& edit = found->edit;
        edit.kind = kinds.require(row.text(4));
        edit.title = row.string(5);
        edit.organisation = row.optional_id<people::OrganisationId>(6);
        if (edit.organisation)
            found->names.push_back({row.string(6), row.string(7)});
        if (!row.is_null(8))
            edit.year = static_cast<int>(row.integer(8));
        edit.source = row.optional_text(9);
        edit.document = row.optional_id<documents::DocumentId>(10);
        edit.text = row.optional_text(11);
        edit.matter = row.optional_id<matters::MatterId>(12);
        edit.readers =
            bodies::visibilities.parse(row.text(13)).value_or(bodies::Visibility::secretariat);
    });
    if (found && found->edit.matter)
        found->matter_words = words_of(session, reader, *found->edit.matter);
    return found;
}

std::string words_of(db::Session& session, const auth::Reader& reader, matters::MatterId matter) {
    if (const auto number = session.text(select_number, {matter, reader.key}))
        return *number;
    return session.text(select_title, {matter, reader.key}).value_or("");
}

std::vector<NamedId> documents(db::Session& session, const auth::Reader& reader,
                               bodies::BodyId body) {
    return named(session, select_documents, body, reader);
}

std::vector<NamedId> reviews(db::Session& session, const auth::Reader& reader,
                             bodies::BodyId body) {
    return named(session, select_reviews, body, reader);
}

void update(ledger::Act& act, ReviewId id, const ReviewEdit& edit, bodies::AudienceId audience) {
    const auto key = text::sort_key(edit.title);
    act.write(update_review,
              {id, kinds.text(edit.kind), edit.title, std::span(key), edit.organisation, edit.year,
               edit.source, edit.document, edit.text, edit.matter, audience});
}

void move_inputs(ledger::Act& act, ReviewId id, bodies::AudienceId before,
                 bodies::AudienceId after) {
    act.write(move_audience, {id, before, after});
}

void erase(ledger::Act& act, ReviewId id) {
    act.erase(delete_review, {id});
}

} // namespace radslag::reviews::editing_store
