// SQL of answers that wait; see waiting.hpp. An answer waits while its authority has said nothing
// since and has not taken it back.
#pragma once

#include "inputs/waiting/waiting.hpp"

namespace radslag::inputs::waiting::store {

struct UseOf {
    UseId use;
    InputId input;
};

/// What an answer waits for, and the days that are known of it.
struct Dated {
    std::optional<matters::MilestoneId> milestone;
    std::optional<meetings::MeetingId> meeting;
    std::optional<Day> from;
    std::optional<Day> to;
};

struct ForMeeting {
    UseOf use;
    bodies::BodyId body;
    Instant said_at;
    std::optional<meetings::MeetingId> meeting; ///< as it stands
    std::optional<Day> to;
};
/// Answers that could be due at this meeting by its day, or are so until now.
std::vector<ForMeeting> waiting_for_meeting(db::Session& session, std::string_view meeting);
/// Answers that are tied to the milestone and have other days than these.
std::vector<UseOf> tied_with_other_days(db::Session& session, std::string_view milestone,
                                        const commitments::Days& days);

/// An answer that waits for an event.
struct Answer {
    UseId use;
    InputId input;
    std::string body;
    std::string text; ///< of the input, in short
    std::string due_words;
    std::string who; ///< the authority
    Instant said_at;
    bool is_tied = false; ///< to the milestone that was asked for
};
/// Those tied to the milestone, and at most commitments::most_waiting that are tied to none, newest
/// first.
std::vector<Answer> answers(db::Session& session, const auth::Reader& reader,
                            matters::MilestoneId milestone);

std::optional<bodies::BodyId> body_of(db::Session& session, InputId input);

/// Writes what the answer waits for beside it.
void set(ledger::Act& act, const UseOf& use, const Dated& dated);
/// Tells the sender that there is a day now, unless it has been told so already.
void tell_once(ledger::Act& act, const UseOf& use);

} // namespace radslag::inputs::waiting::store
