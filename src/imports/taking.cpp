// See taking.hpp. The order follows what stands under what: people, points, turns, promises.
#include "imports/taking.hpp"

#include "commitments/actions.hpp"
#include "documents/actions.hpp"
#include "imports/addition.hpp"
#include "imports/review_store.hpp"
#include "imports/store.hpp"
#include "meetings/actions.hpp"
#include "meetings/editing/changes.hpp"

#include <algorithm>

namespace radslag::imports {

namespace {

using meetings::EditableMeeting;
using meetings::PointId;
using meetings::TurnId;
using notes::Index;

tl::unexpected<Error> is_another_by_now() {
    return failure(ErrorCode::conflict,
                   "Something has been decided or changed since this page was loaded. Look at it "
                   "again, and take it in then.");
}

/// One new version on its way into the meeting.
class Taking {
  public:
    Taking(ledger::Act& act, const auth::Caller& caller, const EditableMeeting& meeting,
           const Review& review, const Standing& standing, const Comparison& comparison,
           const notes::Structure& structure, Day today)
        : act_(act), caller_(caller), meeting_(meeting), review_(review), standing_(standing),
          comparison_(comparison), structure_(structure), today_(today),
          addition_(act, meeting.id, structure, review.demonstration) {}

    Result<void> run() {
        if (meetings::notes_are_closed(act_.session(), meeting_.id))
            return meetings::refuse_closed_notes();
        if (is_taken(FactKind::meeting, 0, "next_day"))
            change_next_day();
        for (Index i = 0; i < structure_.people.size(); ++i)
            if (is_taken(FactKind::person, i))
                addition_.add(structure_.people[i], std::nullopt);
        for (Index i = 0; i < structure_.points.size(); ++i)
            if (auto done = take_point(i); !done)
                return done;
        for (Index i = 0; i < structure_.turns.size(); ++i)
            if (auto done = take_turn(i); !done)
                return done;
        take_promises();
        return take_away();
    }

  private:
    /// The difference of that fact, if it is accepted.
    const Difference* taken(FactKind kind, Index index, std::string_view field) const {
        for (const Difference& one : comparison_.differences)
            if (one.kind == kind && one.index == index && one.field == field &&
                one.change != Change::gone && is_accepted(one))
                return &one;
        return nullptr;
    }
    bool is_taken(FactKind kind, Index index, std::string_view field = {}) const {
        return taken(kind, index, field) != nullptr;
    }
    bool is_accepted(const Difference& one) const {
        const auto made = review_.decisions.find(one.key);
        return made != review_.decisions.end() && made->second.verdict == Verdict::accepted;
    }

    void change_next_day() {
        const Day day = *structure_.meeting.next_day;
        meetings::set_next_day(act_, meeting_.id, day);
        meetings::plan_meeting(act_, meeting_.body, day, meeting_.edit.title, meeting_.audience,
                               structure_.language);
    }

    /// Where the point is, or what stands under it goes when it is not taken: to the one before.
    Result<void> take_point(Index index) {
        const auto before = points_.empty() ? std::nullopt : points_.back();
        if (const auto& pair = comparison_.points.at(index)) {
            const PointId id = standing_.points[*pair].id;
            points_.emplace_back(id);
            return is_taken(FactKind::point, index, "title") ? retitle(id, index) : Result<void>();
        }
        if (!is_taken(FactKind::point, index)) {
            points_.push_back(before);
            return {};
        }
        const auto id = PointId::make();
        if (auto made = meetings::insert_point(act_, caller_, meeting_, id, edit_of(index), today_);
            !made)
            return made;
        if (before)
            meetings::place_after(act_, id, *before);
        points_.emplace_back(id);
        return {};
    }

    meetings::PointEdit edit_of(Index index) {
        const notes::Point& found = structure_.points[index];
        meetings::PointEdit edit;
        if (found.number_printed)
            edit.number = found.number;
        edit.title = found.title;
        for (const notes::Kind kind : found.kinds) {
            edit.kinds.information |= kind == notes::Kind::information;
            edit.kinds.dialogue |= kind == notes::Kind::dialogue;
            edit.kinds.regional_example |= kind == notes::Kind::regional_example;
            edit.kinds.decision |= kind == notes::Kind::decision;
        }
        for (const Index presenter : found.presenters)
            edit.presenters.push_back(
                {addition_.person(structure_.people.at(presenter)), std::nullopt});
        return edit;
    }

    Result<void> retitle(PointId id, Index index) {
        const auto before = meetings::editable_point(act_.session(), caller_, id);
        if (!before)
            return is_another_by_now();
        meetings::PointEdit edit = before->edit;
        edit.title = structure_.points[index].title;
        return meetings::change_point(act_, caller_, meeting_, id, edit, today_);
    }

    Result<void> take_turn(Index index) {
        if (const auto& pair = comparison_.turns.at(index)) {
            const TurnId id = standing_.turns[*pair].id;
            turns_.emplace_back(id);
            return change_turn(id, index);
        }
        if (!is_taken(FactKind::turn, index)) {
            turns_.emplace_back();
            return {};
        }
        const notes::Turn& found = structure_.turns[index];
        meetings::TurnEdit edit;
        edit.point = point(found.point);
        if (found.section < structure_.sections.size())
            edit.section =
                static_cast<meetings::SectionKind>(structure_.sections[found.section].kind);
        edit.text = found.text;
        edit.speakers = speakers_of(found);
        if (!found.group.empty())
            edit.group = found.group;
        const auto id = TurnId::make();
        if (auto made = meetings::insert_turn(act_, caller_, meeting_, id, edit, today_); !made)
            return made;
        meetings::place_after(act_, id, turn_before(index));
        turns_.emplace_back(id);
        return {};
    }

    Result<void> change_turn(TurnId id, Index index) {
        const bool text = is_taken(FactKind::turn, index, "text");
        const bool speakers = is_taken(FactKind::turn, index, "speakers");
        if (!text && !speakers)
            return {};
        const auto before = meetings::editable_turn(act_.session(), caller_, id);
        if (!before)
            return is_another_by_now();
        meetings::TurnEdit edit = before->edit;
        if (text)
            edit.text = structure_.turns[index].text;
        if (speakers) {
            edit.speakers = speakers_of(structure_.turns[index]);
            edit.organisation.reset(); // that of who spoke then
        }
        return meetings::change_turn(act_, caller_, meeting_, *before, edit, today_);
    }

    std::vector<people::PersonId> speakers_of(const notes::Turn& found) {
        std::vector<people::PersonId> speakers;
        for (const Index index : found.speakers)
            if (const auto id = addition_.person(structure_.people.at(index));
                std::ranges::find(speakers, id) == speakers.end())
                speakers.push_back(id);
        return speakers;
    }

    std::optional<PointId> point(Index index) const {
        return index < points_.size() ? points_[index] : std::nullopt;
    }

    /// The last turn before it under the same point of the new version; nothing when it is first.
    std::optional<TurnId> turn_before(Index index) const {
        for (Index i = index; i-- > 0;)
            if (turns_[i] && structure_.turns[i].point == structure_.turns[index].point)
                return turns_[i];
        return std::nullopt;
    }

    /// Where something stands that was said in that turn.
    Whereabouts whereabouts(Index point_index, const std::optional<Index>& turn) const {
        Whereabouts where;
        where.spot.point = point(point_index);
        if (turn && *turn < turns_.size())
            where.spot.turn = turns_[*turn];
        return where;
    }

    void take_promises() {
        for (Index i = 0; i < structure_.commitments.size(); ++i) {
            const notes::Commitment& found = structure_.commitments[i];
            if (is_taken(FactKind::commitment, i))
                addition_.add(found, whereabouts(found.point, found.turn));
            else if (const Difference* due = taken(FactKind::commitment, i, "due"))
                if (const auto id = commitments::CommitmentId::parse(due->record))
                    commitments::set_due(
                        act_, *id, found.due_day ? due_on(*found.due_day) : due_of(*found.due));
        }
        for (Index i = 0; i < structure_.decisions.size(); ++i)
            if (const notes::Decision& found = structure_.decisions[i];
                is_taken(FactKind::decision, i))
                addition_.add(found, whereabouts(found.point, found.turn));
        for (Index i = 0; i < structure_.deadlines.size(); ++i) {
            const notes::Deadline& found = structure_.deadlines[i];
            if (is_taken(FactKind::deadline, i))
                addition_.add(found, whereabouts(found.point, std::nullopt));
            else if (const Difference* due = taken(FactKind::deadline, i, "due"))
                if (const auto id = commitments::DeadlineId::parse(due->record))
                    commitments::set_due(act_, *id,
                                         found.day ? due_on(*found.day) : due_of(found.due));
        }
    }

    /// Turns first, so that a point that goes with all of its turns is referred to no more.
    Result<void> take_away() {
        for (const FactKind kind : {FactKind::turn, FactKind::point})
            for (const Difference& one : comparison_.differences) {
                if (one.change != Change::gone || one.kind != kind || !is_accepted(one))
                    continue;
                if (auto done = take_away(one); !done)
                    return done;
            }
        return {};
    }

    Result<void> take_away(const Difference& one) {
        if (one.kind == FactKind::point)
            return meetings::erase_point(act_, *PointId::parse(one.record));
        const auto before =
            meetings::editable_turn(act_.session(), caller_, *TurnId::parse(one.record));
        return before ? meetings::erase_turn(act_, *before) : is_another_by_now();
    }

    ledger::Act& act_;
    const auth::Caller& caller_;
    const EditableMeeting& meeting_;
    const Review& review_;
    const Standing& standing_;
    const Comparison& comparison_;
    const notes::Structure& structure_;
    Day today_;
    Addition addition_;
    std::vector<std::optional<PointId>> points_; ///< for each of the new version so far
    std::vector<std::optional<TurnId>> turns_;
};

bool accepts_something(const Review& review) {
    return std::ranges::any_of(review.differences, [&](const Difference& one) {
        const auto made = review.decisions.find(one.key);
        return made != review.decisions.end() && made->second.verdict == Verdict::accepted;
    });
}

/// The new version as one of the meeting's documents, for the meeting's readers.
documents::DocumentId record_document(ledger::Act& act, const EditableMeeting& meeting,
                                      const Review& review, const Standing& standing) {
    documents::Document document{.audience = meeting.audience};
    document.replaces = standing.document;
    document.name = review.proposal.name;
    document.format = review.read->text.format;
    document.sha256 = review.proposal.sha256;
    document.bytes = review.proposal.bytes;
    document.body = meeting.body;
    document.demonstration = review.demonstration;
    documents::record(act, document, review.read->text);
    meetings::add(act, meeting.id, meetings::Attachment{std::nullopt, document.name, document.id});
    return document.id;
}

} // namespace

Result<Outcome> take_version(db::Database& database, const auth::Caller& caller,
                             const Review& review, int seen_revision, Day today) {
    if (!accepts_something(review))
        return failure(ErrorCode::conflict,
                       "Nothing is accepted yet. Accept what shall change, or throw the proposal "
                       "away.");
    const notes::Structure structure = confirm(review.read->structure, review.decisions).structure;
    return database.writing([&](db::Session& session) -> Result<Outcome> {
        const auto open = store::proposal(session, review.proposal.id, review.demonstration);
        const auto meeting =
            review.known_meeting
                ? meetings::editable_meeting(session, caller, *review.known_meeting)
                : std::nullopt;
        if (!open || !meeting || !may_review(caller, *open))
            return failure(ErrorCode::not_found, "This proposal is not here, or you may not see "
                                                 "it. Look in the list of imports.");
        const Standing standing = store::standing_of(session, meeting->id);
        const Comparison comparison = compare(standing, structure);
        const bool is_open = open->state == State::proposed || open->state == State::differs;
        if (!is_open || open->revision != seen_revision ||
            review.proposal.revision != seen_revision ||
            comparison.differences != review.differences)
            return is_another_by_now();
        ledger::Act act(session, caller.person, "meeting.take_version", meeting->id.text());
        if (const auto done =
                Taking(act, caller, *meeting, review, standing, comparison, structure, today).run();
            !done)
            return tl::unexpected<Error>(done.error());
        const auto document = record_document(act, *meeting, review, standing);
        act.append();
        store::set_state(session, open->id, State::accepted, document, meeting->id);
        store::drop_text(session, open->id);
        Outcome outcome;
        outcome.import = open->id;
        outcome.kind = Outcome::Kind::accepted;
        outcome.body = open->body;
        outcome.meeting = meeting->id;
        return outcome;
    });
}

} // namespace radslag::imports
