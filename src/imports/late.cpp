// Taking in late; see late.hpp.
#include "imports/late.hpp"

#include "imports/addition.hpp"
#include "imports/review_store.hpp"
#include "matters/actions.hpp"

#include <algorithm>

namespace radslag::imports {

namespace {

tl::unexpected<Error> settled_already() {
    return failure(ErrorCode::conflict, "This doubt has been settled already. Look at it again.");
}

/// The doubt, if the caller may settle it and nobody has.
Result<KeptDoubt> open_doubt(db::Session& session, const auth::Caller& caller, const Review& review,
                             DoubtId id) {
    if (!may_review(session, caller, review.proposal.id))
        return failure(ErrorCode::not_found, "This proposal is not here, or you may not see it. "
                                             "Look in the list of imports.");
    for (const KeptDoubt& kept : store::kept_doubts(session, review.proposal.id))
        if (kept.id == id && kept.is_open)
            return kept;
    return settled_already();
}

/// Takes the fact in, as it was corrected, under the point and in the turn where it stands.
void add(ledger::Act& act, const Review& review, const Fact& fact) {
    const meetings::MeetingId meeting = *review.proposal.meeting;
    const notes::Place place = fact.place.value_or(notes::Place{});
    Decisions decisions = review.decisions;
    Decision& made = decisions[fact.key];
    if (made.verdict == Verdict::undecided)
        made.verdict = Verdict::accepted;
    const notes::Structure structure = confirm(review.read->structure, decisions).structure;
    Addition addition(act, meeting, structure, review.demonstration);
    const auto add_those = [&](const auto& things) {
        for (const auto& thing : things)
            if (thing.place == place)
                addition.add(thing, {meetings::spot_of(act.session(), meeting, place), place});
    };
    if (fact.kind == FactKind::commitment)
        add_those(structure.commitments);
    else if (fact.kind == FactKind::decision)
        add_those(structure.decisions);
    else if (fact.kind == FactKind::deadline)
        add_those(structure.deadlines);
    else if (fact.kind == FactKind::person)
        for (const notes::Person& found : structure.people)
            if (!found.places.empty() && found.places.front() == place)
                addition.add(found, place);
    if (fact.kind == FactKind::reference)
        for (const notes::Reference& found : structure.references)
            if (!found.places.empty() && found.places.front() == place)
                matters::record_references(
                    act, meeting,
                    {{found.text, static_cast<matters::NumberKind>(found.kind), std::nullopt, place,
                      found.confidence}});
}

} // namespace

const Fact* fact_of(const Review& review, const Doubt& doubt) {
    if (doubt.kind != DoubtKind::fact)
        return nullptr;
    // Older doubts name no key: their words and place tell.
    const auto found = std::ranges::find_if(review.read->facts, [&](const Fact& fact) {
        return doubt.fact.empty() ? fact.words == doubt.words && fact.place == doubt.place
                                  : fact.key == doubt.fact;
    });
    return found == review.read->facts.end() ? nullptr : &*found;
}

Result<void> take_late(db::Database& database, const auth::Caller& caller, const Review& review,
                       DoubtId doubt) {
    return database.write([&](db::Session& session) -> Result<void> {
        const auto kept = open_doubt(session, caller, review, doubt);
        if (!kept)
            return tl::unexpected<Error>(kept.error());
        const Fact* fact = fact_of(review, kept->doubt);
        if (fact == nullptr || !review.proposal.meeting)
            return failure(ErrorCode::conflict,
                           "Nothing can be taken in from this. Mend it in the meeting by hand.");
        ledger::Act act(session, caller.person, "notes.take_late", review.proposal.id.text());
        add(act, review, *fact);
        act.append();
        store::settle(session, doubt);
        return {};
    });
}

Result<void> leave_as_it_is(db::Database& database, const auth::Caller& caller,
                            const Review& review, DoubtId doubt) {
    return database.write([&](db::Session& session) -> Result<void> {
        if (const auto kept = open_doubt(session, caller, review, doubt); !kept)
            return tl::unexpected<Error>(kept.error());
        store::settle(session, doubt);
        return {};
    });
}

} // namespace radslag::imports
