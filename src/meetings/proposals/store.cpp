// The writing half of store.hpp, and what acts ask before they write.
#include "meetings/proposals/store.hpp"

#include <stdexcept>

namespace radslag::meetings::proposals::store {

namespace {

using ledger::Write;

constexpr Write insert_proposal = {
    "point_proposal",
    {"point_proposal.insert",
     "INSERT INTO point_proposal (id, version, number, body, title, information, dialogue, "
     "regional_example, decision, expected_outcome, planned_minutes, presented_by, meeting, party, "
     "proposed_by, proposed_at, own_audience, audience, state) VALUES ($1, 1, (SELECT "
     "coalesce(max(number), 0) + 1 FROM point_proposal WHERE body = $2), $2, $3, $4, $5, $6, $7, "
     "$8, $9, $10, $11, $12, $13, $14, $15, $16, 'proposed') RETURNING *"}};
constexpr Write insert_record = {
    "record_facts",
    {"record_facts.point_proposal",
     "INSERT INTO record_facts (id, direction, received_at, counterpart, custodian_body, "
     "legal_hold) VALUES ($1, 'in', $2, (SELECT organisation FROM party WHERE id = $3), $4, 0) "
     "RETURNING *"}};
constexpr Write update_proposal = {
    "point_proposal",
    {"point_proposal.edit",
     "UPDATE point_proposal SET version = version + 1, title = $2, information = $3, dialogue = "
     "$4, regional_example = $5, decision = $6, expected_outcome = $7, planned_minutes = $8, "
     "presented_by = $9, meeting = $10, audience = $11 WHERE id = $1 RETURNING *"}};
constexpr Write update_kept = {"point_proposal",
                               {"point_proposal.keep",
                                "UPDATE point_proposal SET version = version + 1, meeting = $2 "
                                "WHERE id = $1 RETURNING *"}};
constexpr Write update_withdrawn = {"point_proposal",
                                    {"point_proposal.withdraw",
                                     "UPDATE point_proposal SET version = version + 1, state = "
                                     "'withdrawn', decided_by = $2, decided_at = $3 WHERE id = $1 "
                                     "RETURNING *"}};
constexpr Write update_taken = {
    "point_proposal",
    {"point_proposal.take",
     "UPDATE point_proposal SET version = version + 1, state = 'taken', meeting = $2, point = $3, "
     "decided_by = $4, decided_at = $5 WHERE id = $1 RETURNING *"}};
constexpr Write update_declined = {
    "point_proposal",
    {"point_proposal.decline", "UPDATE point_proposal SET version = version + 1, state = "
                               "'declined', answer = $2, decided_by = $3, decided_at = $4 WHERE "
                               "id = $1 RETURNING *"}};
constexpr Write update_open = {
    "point_proposal",
    {"point_proposal.open", "UPDATE point_proposal SET version = version + 1, state = 'proposed', "
                            "point = NULL, answer = NULL, decided_by = NULL, decided_at = NULL "
                            "WHERE id = $1 RETURNING *"}};

constexpr db::Statement select_audience_of_party = {
    "point_proposal.audience_of_party", "SELECT own_audience FROM point_proposal WHERE body = $1 "
                                        "AND party IS NOT DISTINCT FROM $2 LIMIT 1"};
constexpr db::Statement select_audience = {"point_proposal.audience",
                                           "SELECT own_audience FROM point_proposal WHERE id = $1"};

} // namespace

void insert(ledger::Act& act, const NewProposal& proposal, const Audiences& audiences) {
    const ProposalEdit& edit = proposal.edit;
    act.write(insert_proposal,
              {proposal.id, proposal.body, edit.title, edit.kinds.information, edit.kinds.dialogue,
               edit.kinds.regional_example, edit.kinds.decision, edit.expected_outcome,
               edit.planned_minutes, edit.presenter, edit.meeting, proposal.party, proposal.by,
               to_text(act.session().now()), audiences.own, audiences.chosen});
}

void insert_facts(ledger::Act& act, const NewProposal& proposal) {
    act.write(insert_record,
              {proposal.id, to_text(act.session().now()), proposal.party, proposal.body});
}

void update(ledger::Act& act, ProposalId id, const ProposalEdit& edit,
            bodies::AudienceId audience) {
    act.write(update_proposal,
              {id, edit.title, edit.kinds.information, edit.kinds.dialogue,
               edit.kinds.regional_example, edit.kinds.decision, edit.expected_outcome,
               edit.planned_minutes, edit.presenter, edit.meeting, audience});
}

void update_meeting(ledger::Act& act, ProposalId id, const std::optional<MeetingId>& meeting) {
    act.write(update_kept, {id, meeting});
}

void withdraw(ledger::Act& act, ProposalId id, people::PersonId by) {
    act.write(update_withdrawn, {id, by, to_text(act.session().now())});
}

void take(ledger::Act& act, ProposalId id, MeetingId meeting, PointId point, people::PersonId by) {
    act.write(update_taken, {id, meeting, point, by, to_text(act.session().now())});
}

void decline(ledger::Act& act, ProposalId id, std::string_view words, people::PersonId by) {
    act.write(update_declined, {id, words, by, to_text(act.session().now())});
}

void reopen(ledger::Act& act, ProposalId id) {
    act.write(update_open, {id});
}

std::optional<bodies::AudienceId> own_audience(db::Session& session, BodyId body,
                                               const std::optional<PartyId>& party) {
    const auto text = session.text(select_audience_of_party, {body, party});
    return text ? bodies::AudienceId::parse(*text) : std::nullopt;
}

bodies::AudienceId own_audience(db::Session& session, ProposalId id) {
    const auto text = session.text(select_audience, {id});
    if (!text)
        throw std::runtime_error("a proposal that is not there");
    return bodies::AudienceId::parse(*text).value();
}

} // namespace radslag::meetings::proposals::store
