// Deciding about a proposal; see review.hpp.
#include "imports/review.hpp"

#include "bodies/actions.hpp"
#include "documents/actions.hpp"
#include "imports/review_store.hpp"
#include "imports/store.hpp"
#include "matters/actions.hpp"
#include "meetings/actions.hpp"
#include "platform/text/fold.hpp"

namespace radslag::imports {

namespace {

using auth::Right;

tl::unexpected<Error> not_here() {
    return failure(ErrorCode::not_found, "This proposal is not here, or you may not see it. Look "
                                         "in the list of imports.");
}

tl::unexpected<Error> decided_already() {
    return failure(ErrorCode::conflict,
                   "This proposal is no longer open: somebody has accepted or rejected it. Look "
                   "at it again.");
}

/// In a demonstration everything is invented, and is kept apart from what is real.
bool is_demonstration(db::Session& session) {
    const auto forum = bodies::forum(session);
    return forum && forum->kind == bodies::ForumKind::demonstration;
}

/// The proposal, if the caller may review it and it is still to be decided.
Result<Proposal> open_proposal(db::Session& session, const auth::Caller& caller, ImportId id) {
    const auto found = store::proposal(session, id, is_demonstration(session));
    if (!found || !may_review(caller, *found))
        return not_here();
    if (found->state != State::proposed && found->state != State::differs)
        return decided_already();
    return *found;
}

void add_what_is_known(db::Session& session, Review& review) {
    for (const notes::Person& person : review.read->structure.people)
        review.candidates.push_back(people::candidates(session, person.name, review.demonstration));
    for (const notes::Organisation& organisation : review.read->structure.organisations)
        review.known_organisations.push_back(
            people::is_known_organisation(session, organisation.name));
    for (const notes::Reference& reference : review.read->structure.references)
        review.known_references.push_back(matters::is_known(session, reference.text));
    const Proposal& proposal = review.proposal;
    if (proposal.known_body)
        review.readers = bodies::count_readers(
            session, bodies::audience(session, proposal.visibility, *proposal.known_body));
}

/// The meeting of that day, as decided so far: one with notes shows in what they differ, a planned
/// one will be joined.
void add_meeting(db::Session& session, Review& review) {
    const Confirmed confirmed = confirm(review.read->structure, review.decisions);
    const auto& day = confirmed.structure.meeting.day;
    if (review.proposal.known_body && day) {
        const auto known = meetings::known_meeting(session, *review.proposal.known_body, *day);
        review.is_planned = known && !known->has_notes;
    }
    review.known_meeting = meeting_with_notes(session, review.proposal.body, confirmed.structure,
                                              review.demonstration);
    if (review.known_meeting)
        review.differences =
            compare(store::standing_of(session, *review.known_meeting), confirmed.structure)
                .differences;
}

} // namespace

bool may_review(const auth::Caller& caller, const Proposal& proposal) {
    if (proposal.known_body)
        return auth::may_in(caller, Right::import_notes, proposal.known_body->text());
    return auth::may(caller, Right::found_bodies) ||
           (caller.is_known() && caller.person == proposal.uploaded_by);
}

bool may_review(db::Session& session, const auth::Caller& caller, ImportId id) {
    const auto found = store::proposal(session, id, is_demonstration(session));
    return found && found->state != State::rejected && may_review(caller, *found);
}

std::vector<Proposal> proposals(db::Session& session, const auth::Caller& caller, bool open,
                                std::size_t most) {
    std::vector<Proposal> found;
    store::for_each_proposal(session, open, is_demonstration(session), [&](Proposal proposal) {
        if (found.size() < most && may_review(caller, proposal))
            found.push_back(std::move(proposal));
    });
    return found;
}

Result<Review> open_review(db::Session& session, const auth::Caller& caller, Readings& readings,
                           ImportId id) {
    const bool demonstration = is_demonstration(session);
    const auto found = store::proposal(session, id, demonstration);
    if (!found || !may_review(caller, *found) || found->state == State::rejected)
        return not_here();
    Review review{.proposal = *found, .demonstration = demonstration};
    // A document that is in force can lose words by law, and what was kept of it would still show
    // them; a proposal only goes as a whole.
    review.read = found->state == State::accepted && found->document
                      ? understand(documents::text_of(session, *found->document))
                      : readings.of(id.text(), [&] { return store::text_of(session, id); });
    review.decisions = store::decisions(session, id);
    review.doubts = store::kept_doubts(session, id);
    add_what_is_known(session, review);
    if (found->state != State::accepted)
        add_meeting(session, review);
    return review;
}

void renew_decisions(db::Session& session, Review& review) {
    const auto known = store::proposal(session, review.proposal.id, review.demonstration);
    review.proposal.revision = known ? known->revision : review.proposal.revision;
    review.decisions = store::decisions(session, review.proposal.id);
}

Result<int> decide(db::Database& database, const auth::Caller& caller, const Review& review,
                   const Fact& fact, const Step& step) {
    if (step.verdict == Verdict::corrected)
        if (const auto good = check_corrections(fact.kind, step.corrections); !good)
            return tl::unexpected<Error>(good.error());
    const ImportId id = review.proposal.id;
    return database.writing([&](db::Session& session) -> Result<int> {
        const auto open = open_proposal(session, caller, id);
        if (!open)
            return tl::unexpected<Error>(open.error());
        Decision decision;
        decision.verdict = step.verdict;
        decision.corrections = step.corrections;
        decision.decided_by = caller.person;
        if (!store::keep_decision(session, id, fact.key, decision, step.seen))
            return failure(ErrorCode::conflict,
                           "Somebody else has decided about this meanwhile. Look at what they "
                           "decided, and decide anew if it is wrong.");
        return store::count_revision(session, id);
    });
}

Result<int> accept_certain(db::Database& database, const auth::Caller& caller, const Review& review,
                           int least) {
    const ImportId id = review.proposal.id;
    return database.writing([&](db::Session& session) -> Result<int> {
        const auto open = open_proposal(session, caller, id);
        if (!open)
            return tl::unexpected<Error>(open.error());
        const Decisions made = store::decisions(session, id);
        int accepted = 0;
        for (const Fact& fact : review.read->facts) {
            const auto known = made.find(fact.key);
            if (fact.confidence < least ||
                (known != made.end() && known->second.verdict != Verdict::undecided))
                continue;
            Decision decision;
            decision.verdict = Verdict::accepted;
            decision.decided_by = caller.person;
            const int seen = known == made.end() ? 0 : known->second.version;
            accepted += store::keep_decision(session, id, fact.key, decision, seen) ? 1 : 0;
        }
        if (accepted > 0)
            (void)store::count_revision(session, id);
        return accepted;
    });
}

Result<void> redirect(db::Database& database, const auth::Caller& caller, ImportId id,
                      std::string_view body, bodies::Visibility visibility) {
    constexpr std::size_t longest = 200;
    if (text::fold(body).empty() || body.size() > longest)
        return tl::unexpected<Error>(
            Error{ErrorCode::invalid,
                  Message{"Something has to be mended first.", {}},
                  {{"body",
                    Message{"Write the name of the body that met, at most 200 characters.", {}}}}});
    return database.write([&](db::Session& session) -> Result<void> {
        const auto open = open_proposal(session, caller, id);
        if (!open)
            return tl::unexpected<Error>(open.error());
        const auto known = bodies::find_body(session, body, is_demonstration(session));
        const bool may = known ? auth::may_in(caller, Right::import_notes, known->text())
                               : auth::may(caller, Right::found_bodies);
        if (!may)
            return tl::unexpected<Error>(
                Error{ErrorCode::invalid,
                      Message{"Something has to be mended first.", {}},
                      {{"body", Message{"You may not import into {0}.", {std::string(body)}}}}});
        store::set_destination(session, id, body, visibility);
        (void)store::count_revision(session, id);
        return {};
    });
}

Result<Outcome> accept(db::Database& database, const auth::Caller& caller, const Review& review,
                       int seen_revision, Day today) {
    const auto who = people::PersonId::parse(caller.person);
    if (!who)
        return not_here();
    Reading reading;
    reading.name = review.proposal.name;
    reading.sha256 = review.proposal.sha256;
    reading.bytes = review.proposal.bytes;
    reading.text = review.read->text;
    const Confirmed confirmed = confirm(review.read->structure, review.decisions);
    return database.writing([&](db::Session& session) -> Result<Outcome> {
        const auto open = open_proposal(session, caller, review.proposal.id);
        if (!open)
            return tl::unexpected<Error>(open.error());
        if (open->revision != seen_revision || review.proposal.revision != seen_revision)
            return failure(ErrorCode::conflict,
                           "Something has been decided since this page was loaded. Look at it "
                           "again, and accept then.");
        Outcome outcome;
        outcome.import = open->id;
        outcome.body = open->body;
        const Wishes wishes{open->body, open->visibility, true, review.demonstration, who};
        return take_in(session, std::move(outcome), reading, confirmed, wishes,
                       {caller.person, who, today});
    });
}

Result<void> reject(db::Database& database, const documents::Files& files,
                    const auth::Caller& caller, ImportId id) {
    std::string unneeded;
    const auto rejected = database.write([&](db::Session& session) -> Result<void> {
        unneeded.clear();
        const auto open = open_proposal(session, caller, id);
        if (!open)
            return tl::unexpected<Error>(open.error());
        store::set_state(session, id, State::rejected, std::nullopt, std::nullopt);
        store::drop_text(session, id);
        store::delete_decisions(session, id);
        if (!store::is_original_needed(session, open->sha256))
            unneeded = open->sha256;
        return {};
    });
    if (rejected && !unneeded.empty())
        files.remove(unneeded);
    return rejected;
}

} // namespace radslag::imports
