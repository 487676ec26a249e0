// What follows from a sentence: commitments, inputs with their uses, dates, decisions, numbers.
// Some stand in the notes and are recorded with them; some happen later and become events.
#pragma once

#include "demonstration/event.hpp"

#include <optional>

namespace radslag::demonstration {

/// Where a fact stands: what the records that come of it point to.
struct Context {
    Circle circle = Circle::officials;
    Day day; ///< when it was said or came in
    bodies::AudienceId audience;
    std::optional<meetings::MeetingId> meeting = {};
    std::optional<meetings::MeetingId> next_meeting = {};
    std::optional<Day> next_day = {};
    std::optional<meetings::PointId> point = {};
    std::optional<meetings::TurnId> turn = {};
    std::optional<documents::Place> place = {};
    std::optional<std::string> speaker = {}; ///< a name in the cast
    std::string sentence;                    ///< as it stands in the notes
};

/// A key that tells one fact from all others: its own, or where it stands.
std::string key_of(const Fact& fact);

/// Records a commitment or an announced date as a part of the act.
void record_commitment(ledger::Act& act, const Stage& stage, const Fact& fact,
                       const Context& context);
void record_deadline(ledger::Act& act, const Stage& stage, const Fact& fact,
                     const Context& context);
/// Records the input that a sentence became.
Result<void> record_input(ledger::Act& act, const Stage& stage, const Fact& fact,
                          const Context& context);

matters::NumberKind kind_of_number(std::string_view number);

bool is_commitment(const Fact& fact);
bool is_use(const Fact& fact);
/// Whether it tells what a recommendation led to.
bool is_effect(const Fact& fact);

/// What happened before a fact can have consequences.
struct Before {
    Circle circle;
    Day day;               ///< from which the fact counts its days
    Instant recorded;      ///< when it came into the register: nothing follows earlier
    std::string text = {}; ///< of an input that came in between meetings
};

/// The events that end a commitment, tick homework off, answer an input (`input`: its key) or tell
/// what it led to, where their day has come.
void tell_later(const Telling& telling, const Fact& fact, const Before& before,
                std::string_view input);

/// An input of a kind by its word, with what the fields `matter`, `theme`, `owner`, `ask`,
/// `levels` and `review` say of it.
inputs::Input input_of(ledger::Act& act, const Stage& stage, const Fields& fields,
                       std::string_view kind, bodies::AudienceId audience, const Origin& origin);

/// The day that an answer is promised to: in two months, where somebody is asked.
std::optional<Day> answer_day(const inputs::Input& input, Day received);

} // namespace radslag::demonstration
