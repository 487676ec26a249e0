// Receiving inputs, asking authorities for an answer, and appending how an input was used, while
// something is recorded; editing/ has the acts of people.
#pragma once

#include "inputs/levels.hpp"
#include "ledger/ledger.hpp"

#include <memory>

namespace radslag::inputs {

/// An input's number, which the database gives: known once the act that receives it is appended.
using NumberToCome = std::shared_ptr<const std::int64_t>;

/// Receives an input now: it gets the forum's next number, its record facts, and one row for each
/// authority that owes an answer. Its words are found a moment later (gists.hpp). Errors: invalid
/// when its text is empty.
Result<NumberToCome> receive(ledger::Act& act, const Input& input);

/// Asks a further authority; one that is asked already is left as it is.
void ask(ledger::Act& act, InputId input, people::OrganisationId authority,
         std::optional<people::PersonId> asked_by);

/// Appends what an authority says. Passing on asks the one that it is passed to. Errors: invalid
/// when the authority was not asked, when `passed_on` names nobody or the authority itself, when
/// `waiting` says not until when, or when nothing is said.
Result<void> answer(ledger::Act& act, const Use& use);

/// Takes a use back, in words that say why: its authority owes an answer again. Errors: not_found
/// when there is no such use; conflict when it is taken back already.
Result<void> take_back(ledger::Act& act, UseId use, std::string_view words,
                       std::optional<people::PersonId> by);

/// A decision was written: senders whose input was used in it are told again.
void follow_decision(ledger::Act& act, std::string_view decision);
/// A matter was written: once it is reported or closed, the same.
void follow_matter(ledger::Act& act, std::string_view matter);
/// A document came in: where it is a new version of one, the same.
void follow_document(ledger::Act& act, std::string_view document);
/// Whoever answered says that the text has moved, and where it stands now. Errors: conflict when
/// the sender has been told of that already.
Result<void> text_moved(ledger::Act& act, UseId use, InputId input, std::string_view words);

/// Makes the state of an input, and where each authority stands, follow its steps. Called by
/// whatever adds a step.
void settle(ledger::Act& act, InputId input);

/// Says which levels a recommendation or lesson addresses; what was told of others stays.
void address(ledger::Act& act, InputId input, std::span<const Level> addressed);
/// Where it stands in its review; nothing: it comes from none.
void place_in_review(ledger::Act& act, InputId input, std::optional<ReviewId> review,
                     const std::optional<std::string>& place);
/// Appends what came of it at a level, changes that, or takes it away. The levels and the reach
/// follow.
void tell_effect(ledger::Act& act, const Effect& effect);
void change_effect(ledger::Act& act, const Effect& effect);
void erase_effect(ledger::Act& act, EffectId id, InputId input);
/// Makes where each level stands, and how far the input has reached, follow what was told.
void settle_levels(ledger::Act& act, InputId input);

} // namespace radslag::inputs
