// Taking in late; see late.hpp.
#include "imports/late.hpp"

#include "commitments/actions.hpp"
#include "imports/review_store.hpp"
#include "matters/actions.hpp"
#include "meetings/additions.hpp"

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

/// One fact on its way into a meeting that is recorded.
class Addition {
  public:
    Addition(ledger::Act& act, const Review& review, const Fact& fact)
        : act_(act), meeting_(*review.proposal.meeting),
          frame_(*meetings::frame_of(act.session(), meeting_)) {
        Decisions decisions = review.decisions;
        Decision& made = decisions[fact.key];
        if (made.verdict == Verdict::undecided)
            made.verdict = Verdict::accepted;
        structure_ = confirm(review.structure, decisions).structure;
        place_ = fact.place.value_or(notes::Place{});
        demonstration_ = review.demonstration;
    }

    void add(FactKind kind) {
        switch (kind) {
        case FactKind::commitment:
            return each(structure_.commitments, [&](const auto& one) { add_commitment(one); });
        case FactKind::decision:
            return each(structure_.decisions, [&](const auto& one) { add_decision(one); });
        case FactKind::deadline:
            return each(structure_.deadlines, [&](const auto& one) { add_deadline(one); });
        case FactKind::reference:
            return add_references();
        case FactKind::person:
            return add_people();
        default:
            return;
        }
    }

  private:
    template <class Things, class Add>
    void each(const Things& things, const Add& add_one) {
        for (const auto& thing : things)
            if (thing.place == place_)
                add_one(thing);
    }

    static commitments::Due due_of(const notes::SoftDue& found) {
        commitments::Due due;
        due.kind = static_cast<commitments::DueKind>(found.kind);
        due.from = found.from;
        due.to = found.to;
        if (due.kind != commitments::DueKind::day)
            due.words = found.words;
        return due;
    }

    static commitments::Due exact(Day day) {
        return {commitments::DueKind::day, day, day, "", std::nullopt};
    }

    void add_commitment(const notes::Commitment& found) {
        const auto spot = meetings::spot_of(act_.session(), meeting_, found.place);
        commitments::Commitment made{.body = frame_.body, .audience = frame_.audience};
        made.kind = static_cast<commitments::Kind>(found.kind);
        made.text = found.text;
        made.who = found.who;
        for (const notes::Index person : found.people)
            if (const auto id =
                    meetings::named_in(act_.session(), meeting_, structure_.people.at(person).name))
                made.persons.push_back(*id);
        made.meeting = meeting_;
        made.point = spot.point;
        made.turn = spot.turn;
        made.said_on = frame_.day;
        if (found.due_day)
            made.due = exact(*found.due_day);
        else if (found.due)
            made.due = due_of(*found.due);
        if (found.kind == notes::Commitment::Kind::homework)
            made.all_parties_of = frame_.body;
        made.place = found.place;
        made.confidence = found.confidence;
        commitments::record(act_, made);
    }

    void add_decision(const notes::Decision& found) {
        const auto spot = meetings::spot_of(act_.session(), meeting_, found.place);
        meetings::Decision made{.point = spot.point, .turn = spot.turn, .text = found.text};
        made.place = found.place;
        made.confidence = found.confidence;
        meetings::add(act_, meeting_, made);
    }

    void add_deadline(const notes::Deadline& found) {
        commitments::Deadline made{.audience = frame_.audience};
        made.what = found.what;
        made.who = found.who;
        made.meeting = meeting_;
        made.point = meetings::spot_of(act_.session(), meeting_, found.place).point;
        made.due = found.day ? exact(*found.day) : due_of(found.due);
        made.place = found.place;
        made.confidence = found.confidence;
        commitments::record(act_, made);
    }

    void add_references() {
        for (const notes::Reference& found : structure_.references)
            if (!found.places.empty() && found.places.front() == place_)
                matters::record_references(
                    act_, meeting_,
                    {{found.text, static_cast<matters::NumberKind>(found.kind), std::nullopt,
                      place_, found.confidence}});
    }

    void add_people() {
        for (const notes::Person& found : structure_.people) {
            if (found.places.empty() || found.places.front() != place_)
                continue;
            people::Person person;
            person.name = found.name;
            person.title = found.role;
            person.demonstration = demonstration_;
            if (found.organisation)
                person.organisation = people::find_or_add_organisation(act_, *found.organisation);
            meetings::Attendance attendance;
            attendance.person = people::find_or_add_person(act_, person).id;
            attendance.organisation = person.organisation;
            attendance.title = found.role;
            attendance.presence =
                found.presence == notes::Presence::present  ? meetings::Presence::present
                : found.presence == notes::Presence::absent ? meetings::Presence::absent
                                                            : meetings::Presence::mentioned;
            attendance.place = place_;
            attendance.confidence = found.confidence;
            meetings::add(act_, meeting_, attendance);
        }
    }

    ledger::Act& act_;
    meetings::MeetingId meeting_;
    meetings::Frame frame_;
    notes::Structure structure_;
    notes::Place place_;
    bool demonstration_ = false;
};

} // namespace

const Fact* fact_of(const Review& review, const Doubt& doubt) {
    if (doubt.kind != DoubtKind::fact)
        return nullptr;
    // Older doubts name no key: their words and place tell.
    const auto found = std::ranges::find_if(review.facts, [&](const Fact& fact) {
        return doubt.fact.empty() ? fact.words == doubt.words && fact.place == doubt.place
                                  : fact.key == doubt.fact;
    });
    return found == review.facts.end() ? nullptr : &*found;
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
        Addition(act, review, *fact).add(fact->kind);
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
