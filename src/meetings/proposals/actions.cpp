// See actions.hpp.
#include "meetings/proposals/actions.hpp"

#include "bodies/actions.hpp"
#include "meetings/editing/changes.hpp"
#include "meetings/proposals/store.hpp"
#include "platform/text/zones.hpp"

#include <algorithm>

namespace radslag::meetings::proposals {

namespace {

using auth::Right;
using ledger::not_yours;

Day today_of(db::Session& session) {
    return text::local_day(session.now(), text::forum_zone);
}

/// The person who is signed in. Throws std::bad_optional_access for nobody: rights come first.
people::PersonId person_of(const auth::Caller& caller) {
    return people::PersonId::parse(caller.person).value();
}

/// Whether the caller proposes for the party in that seat: by a role for the party itself.
bool speaks_for(const auth::Caller& caller, const std::optional<PartyId>& seat) {
    return seat && std::ranges::any_of(caller.grants, [&](const auth::Grant& grant) {
               return grant.party == seat->text() &&
                      auth::carries(grant.role, Right::propose_points);
           });
}

/// Whether the caller proposes by a role in the body itself.
bool speaks_in(const auth::Caller& caller, std::string_view body) {
    return std::ranges::any_of(caller.grants, [&](const auth::Grant& grant) {
        return grant.party.empty() && grant.body == body &&
               auth::carries(grant.role, Right::propose_points);
    });
}

bool may_change(const auth::Caller& caller, const Proposal& proposal) {
    if (proposal.party)
        return speaks_for(caller, proposal.party);
    return proposal.proposed_by.id == caller.person && speaks_in(caller, proposal.body.id);
}

tl::unexpected<Error> decided_meanwhile() {
    return failure(ErrorCode::invalid, "This proposal is not open any more: it has been taken into "
                                       "an agenda, declined or withdrawn meanwhile.");
}

bodies::AudienceId chosen_audience(db::Session& session, BodyId body, bodies::AudienceId own,
                                   Readers readers) {
    return readers == Readers::preparing
               ? own
               : bodies::audience(session, bodies::Visibility::members, body);
}

/// Whoever proposes for no party is in no audience of those who prepare the meeting, unless they
/// do that themselves.
Result<void> check_readers(const auth::Caller& caller, BodyId body,
                           const std::optional<PartyId>& party, Readers readers) {
    if (readers == Readers::members || offers_preparing(caller, body, party))
        return {};
    return wrong_field("readers", Message{"You propose for no party, and could not read it "
                                          "yourself. Choose everybody with a role in the body.",
                                          {}});
}

BodyId body_of(const Proposal& proposal) {
    return BodyId::parse(proposal.body.id).value();
}

/// Changes an open proposal by `change(act, proposal)`, for whom `may(proposal)` lets.
template <class May, class Change>
Result<std::int64_t> change_open(db::Database& database, const auth::Caller& caller,
                                 std::string_view verb, ProposalId id, std::int64_t version,
                                 May&& may, Change&& change) {
    return database.writing([&](db::Session& session) -> Result<std::int64_t> {
        const auto before = proposal_of(session, caller, id);
        if (!before || !may(*before))
            return not_yours();
        if (before->state != State::proposed)
            return decided_meanwhile();
        if (before->version != version)
            return ledger::saved_by_another();
        ledger::Act act(session, caller.person, verb, id.text());
        if (const Result<void> done = change(act, *before); !done)
            return tl::unexpected<Error>(done.error());
        return act.append();
    });
}

bool proposer_may(const Proposal& proposal) {
    return proposal.may_change;
}

bool preparer_may(const Proposal& proposal) {
    return proposal.may_decide;
}

Result<void> check_meeting(db::Session& session, const auth::Caller& caller, BodyId body,
                           const std::optional<MeetingId>& meeting) {
    if (auto wrong = wrong_meeting(session, caller, body, meeting))
        return wrong_field("meeting", *std::move(wrong));
    return {};
}

PointEdit point_of(const Proposal& proposal, const std::optional<std::string>& number) {
    PointEdit point;
    point.number = number;
    point.title = proposal.edit.title;
    point.kinds = proposal.edit.kinds;
    point.expected_outcome = proposal.edit.expected_outcome;
    point.planned_minutes = proposal.edit.planned_minutes;
    if (proposal.edit.presenter)
        point.presenters.push_back(
            {proposal.edit.presenter, proposal.organisation
                                          ? people::OrganisationId::parse(proposal.organisation->id)
                                          : std::nullopt});
    return point;
}

} // namespace

std::optional<Proposal> proposal_of(db::Session& session, const auth::Caller& caller,
                                    ProposalId id) {
    auto found = store::proposal(session, caller.reader(), id);
    if (!found)
        return found;
    found->may_change = may_change(caller, *found);
    found->may_decide = auth::may_in(caller, Right::edit_meetings, found->body.id);
    return found;
}

bool offers_preparing(const auth::Caller& caller, BodyId body,
                      const std::optional<PartyId>& party) {
    return party || auth::may_in(caller, Right::edit_meetings, body.text());
}

std::optional<Ground> ground_of(db::Session& session, const auth::Caller& caller, BodyId body) {
    if (!auth::may_in(caller, Right::propose_points, body.text()))
        return std::nullopt;
    const auto found = store::body(session, body);
    if (!found)
        return std::nullopt;
    Ground ground{found->body, found->demonstration};
    for (const auth::Grant& grant : caller.grants) {
        const auto is_known = [&] {
            return std::ranges::find(ground.parties, grant.party, &NamedId::id) !=
                   ground.parties.end();
        };
        if (grant.body != body.text() || !auth::carries(grant.role, Right::propose_points))
            continue;
        if (grant.party.empty())
            ground.for_nobody = true;
        else if (!is_known())
            if (auto party = store::party(session, grant.party))
                ground.parties.push_back(*std::move(party));
    }
    ground.meetings = coming_meetings(session, caller, body);
    return ground;
}

std::optional<BodyId> proposes_for(db::Session& session, const auth::Caller& caller, MeetingId id) {
    if (!auth::may(caller, Right::propose_points))
        return std::nullopt;
    const auto found = store::target(session, caller.reader(), id);
    if (!found || has_begun(found->target, session.now()) ||
        !auth::may_in(caller, Right::propose_points, found->body.text()))
        return std::nullopt;
    return found->body;
}

std::vector<Target> coming_meetings(db::Session& session, const auth::Caller& caller, BodyId body) {
    // A meeting far to the west has its day a day later.
    auto found = store::targets(session, caller.reader(), body, add_days(today_of(session), -1));
    std::erase_if(found, [&](const Target& meeting) { return has_begun(meeting, session.now()); });
    return found;
}

std::optional<Message> wrong_meeting(db::Session& session, const auth::Caller& caller, BodyId body,
                                     const std::optional<MeetingId>& meeting) {
    if (!meeting)
        return std::nullopt;
    const auto found = store::target(session, caller.reader(), *meeting);
    if (!found || found->body != body)
        return Message{"Choose one of the list.", {}};
    if (found->target.state == MeetingState::cancelled)
        return Message{"{0} is cancelled. Choose a coming meeting.", {found->target.title}};
    if (has_begun(found->target, session.now()))
        return Message{"{0} has begun already. Choose a coming meeting.", {found->target.title}};
    return std::nullopt;
}

Result<ledger::Added<ProposalId>> add(db::Database& database, const auth::Caller& caller,
                                      BodyId body, const std::optional<PartyId>& party,
                                      const ProposalEdit& edit) {
    return ledger::add_record<ProposalId>(
        database, caller, "proposal.add", [&](ledger::Act& act, ProposalId id) -> Result<void> {
            const auto ground = ground_of(act.session(), caller, body);
            if (!ground)
                return not_yours();
            if (party ? std::ranges::find(ground->parties, party->text(), &NamedId::id) ==
                            ground->parties.end()
                      : !ground->for_nobody)
                return wrong_field("party", Message{"Choose one of the list.", {}});
            if (auto good = check_readers(caller, body, party, edit.readers); !good)
                return good;
            if (auto good = check_meeting(act.session(), caller, body, edit.meeting); !good)
                return good;
            record(act, {id, body, party, edit, person_of(caller)});
            return {};
        });
}

Result<std::int64_t> edit(db::Database& database, const auth::Caller& caller, ProposalId id,
                          std::int64_t version, const ProposalEdit& edit) {
    return change_open(
        database, caller, "proposal.edit", id, version, proposer_may,
        [&](ledger::Act& act, const Proposal& before) -> Result<void> {
            const BodyId body = body_of(before);
            if (auto good = check_readers(caller, body, before.party, edit.readers); !good)
                return good;
            if (auto good = check_meeting(act.session(), caller, body, edit.meeting); !good)
                return good;
            store::update(act, id, edit,
                          chosen_audience(act.session(), body,
                                          store::own_audience(act.session(), id), edit.readers));
            return {};
        });
}

Result<std::int64_t> withdraw(db::Database& database, const auth::Caller& caller, ProposalId id,
                              std::int64_t version) {
    return change_open(database, caller, "proposal.withdraw", id, version, proposer_may,
                       [&](ledger::Act& act, const Proposal&) -> Result<void> {
                           store::withdraw(act, id, person_of(caller));
                           return {};
                       });
}

Result<std::int64_t> take(db::Database& database, const auth::Caller& caller, ProposalId id,
                          std::int64_t version, MeetingId meeting,
                          const std::optional<std::string>& number) {
    return change_open(
        database, caller, "proposal.take", id, version, preparer_may,
        [&](ledger::Act& act, const Proposal& before) -> Result<void> {
            if (auto good = check_meeting(act.session(), caller, body_of(before), meeting); !good)
                return good;
            const auto under = editable_meeting(act.session(), caller, meeting);
            if (!under)
                return not_yours();
            const auto point = PointId::make();
            if (auto good = insert_point(act, caller, *under, point, point_of(before, number),
                                         today_of(act.session()));
                !good)
                return good;
            record_taken(act, id, meeting, point, person_of(caller));
            return {};
        });
}

Result<std::int64_t> decline(db::Database& database, const auth::Caller& caller, ProposalId id,
                             std::int64_t version, std::string_view words) {
    return change_open(database, caller, "proposal.decline", id, version, preparer_may,
                       [&](ledger::Act& act, const Proposal&) -> Result<void> {
                           record_declined(act, id, words, person_of(caller));
                           return {};
                       });
}

Result<std::int64_t> keep(db::Database& database, const auth::Caller& caller, ProposalId id,
                          std::int64_t version, const std::optional<MeetingId>& meeting) {
    return change_open(
        database, caller, "proposal.keep", id, version, preparer_may,
        [&](ledger::Act& act, const Proposal& before) -> Result<void> {
            if (auto good = check_meeting(act.session(), caller, body_of(before), meeting); !good)
                return good;
            store::update_meeting(act, id, meeting);
            return {};
        });
}

Result<std::int64_t> reopen(db::Database& database, const auth::Caller& caller, ProposalId id,
                            std::int64_t version) {
    return ledger::change_record(
        database, caller, "proposal.open", version,
        [&](db::Session& session) {
            auto found = proposal_of(session, caller, id);
            if (found && !found->may_decide)
                found.reset();
            return found;
        },
        [&](ledger::Act& act, const Proposal& before) -> Result<void> {
            if (before.state != State::taken && before.state != State::declined)
                return failure(ErrorCode::invalid, "Only what was taken into an agenda or declined "
                                                   "can be opened again.");
            store::reopen(act, id);
            return {};
        });
}

std::vector<Listed> waiting_for(db::Session& session, const auth::Caller& caller,
                                MeetingId meeting) {
    const auto under = editable_meeting(session, caller, meeting);
    if (!under)
        return {};
    const auto coming = coming_meetings(session, caller, under->body);
    if (std::ranges::find(coming, meeting, &Target::id) == coming.end())
        return {};
    const bool is_next = coming.front().id == meeting;
    auto found = store::open_in(session, caller.reader(), under->body);
    std::erase_if(found, [&](const Listed& each) {
        if (!each.meeting || has_begun(*each.meeting, session.now()))
            return !is_next;
        return each.meeting->id != meeting;
    });
    return found;
}

std::vector<Listed> open_of(db::Session& session, const auth::Caller& caller) {
    constexpr std::size_t most = 50;
    std::vector<Listed> found;
    for (const bodies::NamedBody& body :
         bodies::bodies_where(session, caller, Right::edit_meetings))
        for (Listed& each : store::open_in(session, caller.reader(), body.id))
            if (found.size() < most)
                found.push_back(std::move(each));
    return found;
}

std::vector<Listed> told_of(db::Session& session, const auth::Caller& caller) {
    if (!auth::may(caller, Right::propose_points))
        return {};
    return store::decided_for(session, caller.reader(), caller.person, today_of(session));
}

std::optional<Register> register_of(db::Session& session, const auth::Caller& caller, BodyId body) {
    auto found = store::body(session, body);
    if (!found)
        return found;
    found->may_propose = auth::may_in(caller, Right::propose_points, body.text());
    if (!found->may_propose && !auth::may_in(caller, Right::edit_meetings, body.text()) &&
        !store::reads_one_of(session, caller.reader(), body))
        return std::nullopt;
    return found;
}

void record(ledger::Act& act, const NewProposal& proposal) {
    const auto known = store::own_audience(act.session(), proposal.body, proposal.party);
    const auto own = known ? *known
                           : bodies::begin_proposing(act, proposal.body, proposal.party,
                                                     today_of(act.session()));
    store::insert(act, proposal,
                  {own, chosen_audience(act.session(), proposal.body, own, proposal.edit.readers)});
    store::insert_facts(act, proposal);
}

void record_taken(ledger::Act& act, ProposalId id, MeetingId meeting, PointId point,
                  people::PersonId by) {
    store::take(act, id, meeting, point, by);
}

void record_declined(ledger::Act& act, ProposalId id, std::string_view words, people::PersonId by) {
    store::decline(act, id, words, by);
}

} // namespace radslag::meetings::proposals
