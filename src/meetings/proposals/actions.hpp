// What is done with a proposed point, and what its pages and others' show of it. What the caller
// may not read is not_found, as what is not there. Each act gives its entry; of a proposal that has
// changed meanwhile it is a conflict.
#pragma once

#include "ledger/acting.hpp"
#include "meetings/proposals/proposals.hpp"
#include "platform/db/slice.hpp"

#include <functional>

namespace radslag::meetings::proposals {

/// The point that was made of a proposal, if the caller reads it.
struct MadePoint {
    PointId id;
    std::string title; ///< with its number
};

/// A proposal as the caller may know it.
struct Proposal {
    ProposalId id;
    std::int64_t version = 0;
    std::int64_t number = 0;
    NamedId body;
    bool demonstration = false;
    ProposalEdit edit;
    std::optional<NamedId> presenter; ///< without a name where the identity is protected
    std::optional<Target> meeting;    ///< that it is for, if the caller reads it
    std::optional<PartyId> party;
    std::optional<NamedId> organisation; ///< of the party
    NamedId proposed_by;                 ///< without a name where the identity is protected
    Instant proposed_at;
    State state = State::proposed;
    std::optional<MadePoint> point;
    std::optional<std::string> answer; ///< why it was declined
    NamedId decided_by;                ///< as proposed_by; empty while it is open
    std::optional<Instant> decided_at;
    bool may_change = false; ///< whoever proposed it and their party, while it is open
    bool may_decide = false; ///< those who prepare the meetings of the body
};
std::optional<Proposal> proposal_of(db::Session& session, const auth::Caller& caller,
                                    ProposalId id);

/// Where somebody proposes a point.
struct Ground {
    NamedId body;
    bool demonstration = false;
    std::vector<NamedId> parties; ///< for which the caller may propose: seats by organisation
    bool for_nobody = false;      ///< the caller has a role in the body itself
    std::vector<Target> meetings; ///< coming ones that the caller reads, the next first
};
/// Nothing for who may propose nothing in the body.
std::optional<Ground> ground_of(db::Session& session, const auth::Caller& caller, BodyId body);

/// Whether what is proposed for that party, or for none, can be for those alone who prepare the
/// meeting: whoever proposes it reads it too.
bool offers_preparing(const auth::Caller& caller, BodyId body, const std::optional<PartyId>& party);

/// The body of a coming meeting that the caller may propose points for.
std::optional<BodyId> proposes_for(db::Session& session, const auth::Caller& caller, MeetingId id);

/// The coming meetings of the body that the caller reads and that have not begun, the next first;
/// at most 200.
std::vector<Target> coming_meetings(db::Session& session, const auth::Caller& caller, BodyId body);

/// What is wrong with proposing something of the body for that meeting: it has begun, is cancelled
/// or none that the caller reads. Nothing: it is good, as no meeting is.
std::optional<Message> wrong_meeting(db::Session& session, const auth::Caller& caller, BodyId body,
                                     const std::optional<MeetingId>& meeting);

/// Errors: invalid, with the field "meeting", for one that has begun or that the caller does not
/// read; with "party" for one that the caller does not speak for; with "readers"
/// where whoever proposes could not read it.
Result<ledger::Added<ProposalId>> add(db::Database& database, const auth::Caller& caller,
                                      BodyId body, const std::optional<PartyId>& party,
                                      const ProposalEdit& edit);
/// Errors of this and all below: invalid when it is not open any more; of edit, take and keep also
/// as of add.
Result<std::int64_t> edit(db::Database& database, const auth::Caller& caller, ProposalId id,
                          std::int64_t version, const ProposalEdit& edit);
Result<std::int64_t> withdraw(db::Database& database, const auth::Caller& caller, ProposalId id,
                              std::int64_t version);

/// Makes the point in that meeting. Everybody who reads the meeting reads the point; who proposed
/// it stands there for those alone who read the proposal.
Result<std::int64_t> take(db::Database& database, const auth::Caller& caller, ProposalId id,
                          std::int64_t version, MeetingId meeting,
                          const std::optional<std::string>& number);
Result<std::int64_t> decline(db::Database& database, const auth::Caller& caller, ProposalId id,
                             std::int64_t version, std::string_view words);
/// It stays open, for another meeting, or the next one that suits.
Result<std::int64_t> keep(db::Database& database, const auth::Caller& caller, ProposalId id,
                          std::int64_t version, const std::optional<MeetingId>& meeting);
/// Opens one again that was taken or declined. The point that was made of it stays. Errors: invalid
/// when it is open, or withdrawn.
Result<std::int64_t> reopen(db::Database& database, const auth::Caller& caller, ProposalId id,
                            std::int64_t version);

/// A proposal as a list shows it.
struct Listed {
    ProposalId id;
    std::int64_t number = 0;
    std::string title;
    NamedId body;
    std::string proposer; ///< the organisation, or the person without one; "" where protected
    Instant proposed_at;
    std::optional<Target> meeting; ///< if the reader reads it
    State state = State::proposed;
    std::optional<std::string> answer;
    Kinds kinds;
    std::string expected_outcome;
    std::optional<int> planned_minutes;
};

/// What waits for a meeting that is prepared: what was proposed for it; for the next meeting of its
/// body also what suits any, and what was proposed for one that has begun meanwhile. At most 100;
/// nothing for who does not prepare it.
std::vector<Listed> waiting_for(db::Session& session, const auth::Caller& caller,
                                MeetingId meeting);

/// What is open in the bodies whose meetings the caller prepares; at most 50.
std::vector<Listed> open_of(db::Session& session, const auth::Caller& caller);

/// What became of what the caller and their parties have proposed, the latest first; at most 10.
std::vector<Listed> told_of(db::Session& session, const auth::Caller& caller);

/// The proposals of a body, for who proposes or prepares there, or reads one of them.
struct Register {
    NamedId body;
    bool demonstration = false;
    bool may_propose = false;
};
std::optional<Register> register_of(db::Session& session, const auth::Caller& caller, BodyId body);

enum class Order : std::uint8_t { number, meeting };
void list(db::Session& session, const auth::Reader& reader, BodyId body,
          const std::optional<State>& state, Order order, bool descending, const db::Slice& slice,
          const std::function<void(const Listed&)>& each);
/// How many; 201 stands for more than 200.
std::int64_t count(db::Session& session, const auth::Reader& reader, BodyId body,
                   const std::optional<State>& state);

/// The same acts inside an act that somebody else has begun, without asking for a right.
struct NewProposal {
    ProposalId id;
    BodyId body;
    std::optional<PartyId> party;
    ProposalEdit edit;
    people::PersonId by;
};
void record(ledger::Act& act, const NewProposal& proposal);
void record_taken(ledger::Act& act, ProposalId id, MeetingId meeting, PointId point,
                  people::PersonId by);
void record_declined(ledger::Act& act, ProposalId id, std::string_view words, people::PersonId by);

} // namespace radslag::meetings::proposals
