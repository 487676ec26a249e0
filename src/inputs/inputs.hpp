// Inputs from the parties and how they were used: types and the rule of what state an input is in.
// store.hpp keeps them, actions.hpp records one and appends a use.
#pragma once

#include "commitments/commitments.hpp"
#include "matters/matters.hpp"

#include <span>

namespace radslag::inputs {

using InputId = commitments::InputId;
using UseId = Id<struct UseTag>;
/// Of src/rounds, which stands above: a call that an input answers.
using RoundId = Id<struct RoundTag>;
/// Of src/reviews, which stands above: the review or study that a recommendation comes from.
using ReviewId = Id<struct ReviewTag>;

enum class Kind { view, question, example, recommendation, lesson };

inline constexpr EnumText<Kind, 5> kinds({{Kind::view, "view"},
                                          {Kind::question, "question"},
                                          {Kind::example, "example"},
                                          {Kind::recommendation, "recommendation"},
                                          {Kind::lesson, "lesson"}});

/// By which way an input came in.
enum class Origin { turn, mail, form, import, api };

inline constexpr EnumText<Origin, 5> origins({{Origin::turn, "turn"},
                                              {Origin::mail, "mail"},
                                              {Origin::form, "form"},
                                              {Origin::import, "import"},
                                              {Origin::api, "api"}});

/// What an authority says of an input. `passed_on` and `waiting` are no ends.
enum class UseKind { used, partly_used, not_used, passed_on, waiting };

inline constexpr EnumText<UseKind, 5> use_kinds({{UseKind::used, "used"},
                                                 {UseKind::partly_used, "partly_used"},
                                                 {UseKind::not_used, "not_used"},
                                                 {UseKind::passed_on, "passed_on"},
                                                 {UseKind::waiting, "waiting"}});

/// The levels that a recommendation or lesson may address.
enum class Level { european, national, regional, local };

inline constexpr EnumText<Level, 4> levels({{Level::european, "european"},
                                            {Level::national, "national"},
                                            {Level::regional, "regional"},
                                            {Level::local, "local"}});

/// The one shape of a good example.
struct Example {
    std::optional<std::string> who;
    std::optional<std::string> place;
    std::optional<std::string> done;
    std::optional<std::string> result;
    std::optional<std::string> cost;
    std::optional<std::string> contact;
    std::optional<std::string> reuse; ///< whether and how others can take it over
    std::optional<std::string> links;
    std::optional<int> rank; ///< from 1: the region's own order of its examples
};

struct Input {
    InputId id = InputId::make();
    Kind kind = Kind::view;
    std::optional<bodies::PartyId> party;
    std::optional<people::OrganisationId> organisation;
    std::optional<people::PersonId> person;
    std::optional<std::string> title;
    std::string text;
    std::optional<bodies::BodyId> body;
    std::optional<matters::MatterId> matter;
    std::optional<matters::ThemeId> theme;
    std::optional<meetings::MeetingId> meeting; ///< at which it was said
    std::optional<meetings::PointId> point;     ///< without a meeting: for which it was registered
    std::optional<meetings::TurnId> turn;
    Origin origin = Origin::form;
    std::optional<people::PersonId> owner; ///< who sees to it that it is answered
    std::optional<Day> answer_by;          ///< the day that an answer is promised to
    std::optional<InputId> follows;        ///< the input whose answer it follows up
    std::optional<RoundId> round;          ///< the call that it answers
    std::optional<InputId> part_of;        ///< the input that was divided into this and others
    std::optional<Instant> received_at;    ///< nothing: now
    std::optional<ReviewId> review;        ///< of recommendations and lessons: where it comes from
    std::optional<std::string> review_place; ///< and where in it
    std::optional<std::string> sender;       ///< as a sender without an account names itself
    bodies::AudienceId audience;
    std::optional<documents::Place> place;
    int confidence = 100;
    std::optional<Example> example;                  ///< of kind example only
    std::vector<Level> levels;                       ///< that recommendations and lessons address
    std::vector<people::OrganisationId> authorities; ///< each owes an answer
};

/// Where something can be found that an input was used in; several may be set.
struct Pointer {
    std::optional<std::string> text;  ///< the name of a text
    std::optional<std::string> place; ///< the passage in it
    std::optional<documents::DocumentId> document;
    std::optional<meetings::DecisionId> decision;
    std::optional<matters::MatterId> matter;
    std::optional<meetings::MeetingId> meeting;
};

struct Use {
    UseId id = UseId::make();
    InputId input;
    people::OrganisationId authority;
    UseKind kind = UseKind::used;
    std::string text;
    std::optional<std::string> missing; ///< of kind partly_used: what did not come along, and why
    Pointer pointer;
    std::optional<people::OrganisationId> passed_to; ///< of kind passed_on
    std::optional<commitments::Due> due;             ///< of kind waiting
    std::optional<people::PersonId> said_by;
    std::optional<Instant> told_at; ///< when the sender was told
};

/// Of what a sender is told again, once each: what its input was used in has changed since, or what
/// an answer waits for has got its day.
enum class Moved { decision, matter, text, dated };

inline constexpr EnumText<Moved, 4> moved_words({{Moved::decision, "decision"},
                                                 {Moved::matter, "matter"},
                                                 {Moved::text, "text"},
                                                 {Moved::dated, "dated"}});

/// How many days an authority has where no day was promised.
inline constexpr int usual_days = 60;

/// The day by which an authority that was asked then owes its answer: the promised one, else
/// usual_days later. Late from the day after. What it says it waits for moves the day of nothing:
/// that is no answer. The one rule of what is late, for lists, pages and the figures of the
/// dialogue.
Day owed_by(Day asked, const std::optional<Day>& promised);

/// The beginning of the first local day on which whoever is asked without a promised day is not
/// late on `today` yet: whoever was asked before is.
Instant late_if_asked_before(Day today);

/// One step on the way of an input, oldest first. A use that was withdrawn is no step.
struct Step {
    people::OrganisationId authority; ///< who is asked, or who speaks
    std::optional<UseKind> said;      ///< nothing: it is asked
    std::optional<people::OrganisationId> passed_to;
};

/// How an asked authority stands. `released`: it owed an answer when the sender withdrew the input.
enum class Standing { owes, waiting, passed_on, ended, released };

inline constexpr EnumText<Standing, 5> standings({{Standing::owes, "owes"},
                                                  {Standing::waiting, "waiting"},
                                                  {Standing::passed_on, "passed_on"},
                                                  {Standing::ended, "ended"},
                                                  {Standing::released, "released"}});

struct AuthorityStanding {
    people::OrganisationId authority;
    Standing standing = Standing::owes;
};

/// Where each authority stands after these steps, in the order in which they were asked. Whoever
/// passes an input on owes nothing more, and the one who gets it owes an answer, also if it had
/// passed the input on itself before: an input that is passed back is owed again.
std::vector<AuthorityStanding> standings_after(std::span<const Step> steps, bool is_withdrawn);

enum class State { unanswered, in_progress, closed, withdrawn };

inline constexpr EnumText<State, 4> states({{State::unanswered, "unanswered"},
                                            {State::in_progress, "in_progress"},
                                            {State::closed, "closed"},
                                            {State::withdrawn, "withdrawn"}});

/// Closed when every asked authority has given an end; unanswered when all are silent. An input
/// that nobody has been asked to answer is unanswered.
State state_after(std::span<const Step> steps, bool is_withdrawn);

/// The state of an input that was divided, by those of its parts: closed when all of them are,
/// unanswered when all of them are. Parts that were withdrawn count for nothing, unless all were.
State state_of_parts(std::span<const State> parts);

} // namespace radslag::inputs
