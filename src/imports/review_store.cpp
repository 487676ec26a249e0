// SQL of proposals under review; see review_store.hpp.
#include "imports/review_store.hpp"

#include "documents/stored_blocks.hpp"
#include "platform/text/fold.hpp"

#include <boost/json.hpp>

namespace radslag::imports::store {

namespace {

#define RADSLAG_PROPOSAL                                                                           \
    "SELECT i.id, i.document_name, i.sha256, i.format, i.bytes, i.state, i.visibility, "           \
    "i.proposed_body, b.id, i.revision, i.imported_at, i.uploaded_by, i.document, i.meeting, "     \
    "(SELECT count(*) FROM import_doubt d WHERE d.import = i.id AND d.state = 'open') FROM "       \
    "import i LEFT JOIN body b ON b.folded = i.proposed_folded AND b.demonstration = $1 "

constexpr db::Statement select_proposal = {"import.proposal", RADSLAG_PROPOSAL "WHERE i.id = $2"};
constexpr db::Statement select_open = {
    "import.open", RADSLAG_PROPOSAL
    "WHERE i.state IN ('proposed', 'differs') OR (i.state = 'accepted' AND EXISTS (SELECT 1 FROM "
    "import_doubt d WHERE d.import = i.id AND d.state = 'open')) ORDER BY i.imported_at DESC, "
    "i.id"};
constexpr db::Statement select_done = {
    "import.done", RADSLAG_PROPOSAL
    "WHERE i.state = 'rejected' OR (i.state = 'accepted' AND NOT EXISTS (SELECT 1 FROM "
    "import_doubt d WHERE d.import = i.id AND d.state = 'open')) ORDER BY i.imported_at DESC, "
    "i.id"};
#undef RADSLAG_PROPOSAL
constexpr db::Statement select_text = {"import.text",
                                       "SELECT text, blocks FROM import WHERE id = $1"};
constexpr db::Statement select_decisions = {
    "import_decision.list",
    "SELECT d.fact, d.version, d.verdict, d.corrections, p.name, d.decided_at FROM "
    "import_decision d LEFT JOIN person p ON p.id = d.decided_by WHERE d.import = $1"};
constexpr db::Statement select_kept_doubts = {
    "import_doubt.kept",
    "SELECT id, kind, words, reason, reason_arguments, place_begin, place_end, confidence, state, "
    "fact FROM import_doubt WHERE import = $1 ORDER BY position"};
constexpr db::Statement update_settled = {
    "import_doubt.settle", "UPDATE import_doubt SET state = 'settled' WHERE id = $1"};
constexpr db::Statement insert_decision = {
    "import_decision.insert",
    "INSERT INTO import_decision (id, import, fact, version, verdict, corrections, decided_by, "
    "decided_at) VALUES ($1, $2, $3, 1, $4, $5, $6, $7) ON CONFLICT (import, fact) DO NOTHING"};
constexpr db::Statement update_decision = {
    "import_decision.update",
    "UPDATE import_decision SET version = version + 1, verdict = $3, corrections = $4, decided_by "
    "= $5, decided_at = $6 WHERE import = $1 AND fact = $2 AND version = $7"};
constexpr db::Statement update_revision = {
    "import.count_revision",
    "UPDATE import SET revision = revision + 1 WHERE id = $1 RETURNING revision"};
constexpr db::Statement update_destination = {
    "import.set_destination", "UPDATE import SET body_name = $2, proposed_body = $2, "
                              "proposed_folded = $3, visibility = $4 WHERE id = $1"};
constexpr db::Statement delete_all_decisions = {"import_decision.delete",
                                                "DELETE FROM import_decision WHERE import = $1"};
constexpr db::Statement select_original_needed = {
    "import.original_needed",
    "SELECT 1 WHERE EXISTS (SELECT 1 FROM import WHERE sha256 = $1 AND state <> 'rejected') OR "
    "EXISTS (SELECT 1 FROM document WHERE sha256 = $1) OR EXISTS (SELECT 1 FROM input_attachment "
    "WHERE sha256 = $1) OR EXISTS (SELECT 1 FROM input_draft_file WHERE sha256 = $1) OR EXISTS "
    "(SELECT 1 FROM note_template WHERE sha256 = $1)"};

std::string to_json(const Corrections& corrections) {
    boost::json::object object;
    for (const auto& [field, words] : corrections)
        object[field] = words;
    return boost::json::serialize(object);
}

Corrections corrections_of(std::string_view json) {
    Corrections corrections;
    const auto object = boost::json::parse(json);
    for (const auto& entry : object.as_object())
        corrections.emplace(entry.key(), entry.value().as_string());
    return corrections;
}

Proposal proposal_at(const db::Row& row) {
    const auto format = documents::format_named(row.text(3));
    return {row.id<ImportId>(0),
            row.string(1),
            row.string(2),
            format.value_or(documents::Format::text),
            static_cast<std::size_t>(row.integer(4)),
            states.require(row.text(5)),
            bodies::visibilities.require(row.text(6)),
            row.string(7),
            row.optional_id<bodies::BodyId>(8),
            static_cast<int>(row.integer(9)),
            row.string(10),
            row.string(11),
            row.optional_id<documents::DocumentId>(12),
            row.optional_id<meetings::MeetingId>(13),
            row.integer(14)};
}

Doubt doubt_at(const db::Row& row) {
    Doubt doubt;
    doubt.kind = doubt_kinds.require(row.text(1));
    doubt.words = row.string(2);
    doubt.reason.text = row.string(3);
    const auto arguments = boost::json::parse(row.text(4));
    for (const auto& word : arguments.as_array())
        doubt.reason.arguments.emplace_back(word.as_string());
    if (!row.is_null(5))
        doubt.place = documents::Place{static_cast<std::size_t>(row.integer(5)),
                                       static_cast<std::size_t>(row.integer(6))};
    doubt.confidence = static_cast<int>(row.integer(7));
    doubt.fact = row.string(9);
    return doubt;
}

} // namespace

std::optional<Proposal> proposal(db::Session& session, ImportId id, bool demonstration) {
    std::optional<Proposal> found;
    session.query(select_proposal, {demonstration, id},
                  [&](const db::Row& row) { found = proposal_at(row); });
    return found;
}

void for_each_proposal(db::Session& session, bool open, bool demonstration,
                       const std::function<void(Proposal)>& each) {
    session.query(open ? select_open : select_done, {demonstration},
                  [&](const db::Row& row) { each(proposal_at(row)); });
}

documents::Text text_of(db::Session& session, ImportId id) {
    documents::Text found;
    session.query(select_text, {id}, [&](const db::Row& row) {
        found = documents::decode_blocks(row.string(0), row.bytes(1));
    });
    return found;
}

Decisions decisions(db::Session& session, ImportId id) {
    Decisions found;
    session.query(select_decisions, {id}, [&](const db::Row& row) {
        found[row.string(0)] = {verdicts.require(row.text(2)), corrections_of(row.text(3)),
                                static_cast<int>(row.integer(1)), row.string(4), row.string(5)};
    });
    return found;
}

std::vector<KeptDoubt> kept_doubts(db::Session& session, ImportId id) {
    std::vector<KeptDoubt> found;
    session.query(select_kept_doubts, {id}, [&](const db::Row& row) {
        found.push_back({row.id<DoubtId>(0), doubt_at(row), row.text(8) == "open"});
    });
    return found;
}

void settle(db::Session& session, DoubtId id) {
    session.execute(update_settled, {id});
}

bool keep_decision(db::Session& session, ImportId id, std::string_view fact,
                   const Decision& decision, int seen) {
    const std::string corrections = to_json(decision.corrections);
    const std::string now = to_text(session.now());
    const auto verdict = verdicts.text(decision.verdict);
    if (seen == 0)
        return session.execute(insert_decision, {Id<struct DecisionRowTag>::make(), id, fact,
                                                 verdict, corrections, decision.decided_by, now}) ==
               1;
    return session.execute(update_decision,
                           {id, fact, verdict, corrections, decision.decided_by, now, seen}) == 1;
}

int count_revision(db::Session& session, ImportId id) {
    return static_cast<int>(session.integer(update_revision, {id}).value_or(0));
}

void set_destination(db::Session& session, ImportId id, std::string_view body,
                     bodies::Visibility visibility) {
    session.execute(update_destination,
                    {id, body, text::fold(body), bodies::visibilities.text(visibility)});
}

void delete_decisions(db::Session& session, ImportId id) {
    session.execute(delete_all_decisions, {id});
}

bool is_original_needed(db::Session& session, std::string_view sha256) {
    return session.integer(select_original_needed, {sha256}).has_value();
}

} // namespace radslag::imports::store
