// What happens in the story, in the order of time: each is one act of the ledger, dated as the
// story goes. The chapters (founding, telling, contributions …) make them; actions.cpp lets them
// happen.
#pragma once

#include "demonstration/stage.hpp"
#include "documents/files.hpp"

#include <functional>

namespace radslag::demonstration {

struct Event {
    Instant when;
    std::string who;    ///< a person's id, or "demo"
    std::string verb;   ///< of the ledger's entry
    std::string table;  ///< of the record that it is about, an image of which it leaves
    std::string object; ///< the id of that record
    std::function<Result<void>(ledger::Act&)> act;
    std::function<void()> prepare = {}; ///< keeps files, before the transaction
    /// Whether it has happened already; empty: when the record has an image by this verb.
    std::function<bool(db::Session&)> has_happened = {};
};

using Events = std::vector<Event>;

/// An instant in the working hours of the day, or of the next working day; `words` choose it.
Instant hour_of(Day day, std::string_view words);

/// What a chapter works with.
struct Telling {
    const Stage& stage;
    const documents::Files& files;
    Events& events;

    /// Adds the event unless its time is still to come.
    void add(Event event) const;
    /// The last instant of the story.
    [[nodiscard]] Instant now() const;
};

/// The forum, its bodies, organisations and people with posts, seats and accounts. Who takes a post
/// or a seat later does so on that day.
void tell_founding(const Telling& telling, bool forum_is_there);

/// A name for each theme in the tree, and the matters with their numbers and milestones.
void tell_matters(const Telling& telling, const std::vector<Record>& records);

/// The series of the circles, and the meetings that are planned of the next year.
void tell_series(const Telling& telling, const std::vector<Record>& records);

/// A meeting: its notes, and all that follows from what was said.
void tell_meeting(const Telling& telling, const std::vector<Record>& records);

/// The invitations to a meeting from that day on, and what the regions answer.
void tell_invitations(const Telling& telling, Circle circle, int number, Day from,
                      const std::string& secretary);

/// Calls for input and examples.
void tell_calls(const Telling& telling, const std::vector<Record>& records);

/// When the agenda of a meeting is set, by the day of the meeting before.
Instant agenda_hour(Day before);

/// What the committee prepares for the points of `agenda`, the records of a coming meeting.
void tell_positions(const Telling& telling, const std::vector<Record>& records,
                    const std::vector<Record>& agenda);

/// What regions propose for the agenda of a coming meeting, and what became of it. `agenda`: the
/// records of that meeting.
void tell_proposals(const Telling& telling, const std::vector<Record>& records,
                    const std::vector<Record>& agenda);

/// Reviews, whose recommendations are among the inputs.
void tell_reviews(const Telling& telling, const std::vector<Record>& records);

/// Inputs and examples that came in between meetings.
void tell_contributions(const Telling& telling, const std::vector<Record>& records);

/// Inputs that somebody of a region writes on and has not sent, which are no acts.
void lay_drafts(db::Session& session, const Stage& stage, const std::vector<Record>& records);

} // namespace radslag::demonstration
