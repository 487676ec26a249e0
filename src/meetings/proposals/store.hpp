// Proposed points in the database: written through an act in store.cpp, read as the pages show them
// in reading_store.cpp and list_store.cpp.
#pragma once

#include "meetings/proposals/actions.hpp"

namespace radslag::meetings::proposals::store {

/// Who reads a proposal: `own` those who prepare the meeting with the party, `chosen` whoever the
/// form says.
struct Audiences {
    bodies::AudienceId own;
    bodies::AudienceId chosen;
};
void insert(ledger::Act& act, const NewProposal& proposal, const Audiences& audiences);
/// What has come in is kept: when, from whom and by which body.
void insert_facts(ledger::Act& act, const NewProposal& proposal);
void update(ledger::Act& act, ProposalId id, const ProposalEdit& edit, bodies::AudienceId audience);
void update_meeting(ledger::Act& act, ProposalId id, const std::optional<MeetingId>& meeting);
void withdraw(ledger::Act& act, ProposalId id, people::PersonId by);
void take(ledger::Act& act, ProposalId id, MeetingId meeting, PointId point, people::PersonId by);
void decline(ledger::Act& act, ProposalId id, std::string_view words, people::PersonId by);
void reopen(ledger::Act& act, ProposalId id);

/// The audience of what the party has proposed in the body before.
std::optional<bodies::AudienceId> own_audience(db::Session& session, BodyId body,
                                               const std::optional<PartyId>& party);
bodies::AudienceId own_audience(db::Session& session, ProposalId id);

/// Without what the caller may do.
std::optional<Proposal> proposal(db::Session& session, const auth::Reader& reader, ProposalId id);

/// A meeting with the body that it is of.
struct FoundTarget {
    Target target;
    BodyId body;
};
std::optional<FoundTarget> target(db::Session& session, const auth::Reader& reader, MeetingId id);
/// Planned and called meetings of the body whose day is unknown, or `from` or later.
std::vector<Target> targets(db::Session& session, const auth::Reader& reader, BodyId body,
                            Day from);

std::optional<Register> body(db::Session& session, BodyId id);
/// The organisation that has the seat; its id is that of the seat.
std::optional<NamedId> party(db::Session& session, std::string_view seat);
bool reads_one_of(db::Session& session, const auth::Reader& reader, BodyId body);

std::vector<Listed> open_in(db::Session& session, const auth::Reader& reader, BodyId body);
/// What was decided of what the person, or a party that they have a role for, has proposed.
std::vector<Listed> decided_for(db::Session& session, const auth::Reader& reader,
                                std::string_view person, Day today);

} // namespace radslag::meetings::proposals::store
