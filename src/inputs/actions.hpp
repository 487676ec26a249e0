// Receiving inputs, asking authorities for an answer, and appending how an input was used, while
// something is recorded; editing/ has the acts of people.
#pragma once

#include "inputs/levels.hpp"
#include "ledger/ledger.hpp"
#include "platform/search/gist.hpp"

namespace radslag::inputs {

/// The words of an input's text, by which others like it are found.
search::Gist words_of(std::string_view text);

/// Receives an input now: it gets the forum's next number, which is returned, its record facts, and
/// one row for each authority that owes an answer. `words` are those of its text; whoever knows the
/// text before the transaction begins finds them before, so that others can write meanwhile.
/// Errors: invalid when its text is empty.
Result<std::int64_t> receive(ledger::Act& act, const Input& input, const search::Gist& words);
/// As above, with the words found here.
Result<std::int64_t> receive(ledger::Act& act, const Input& input);

/// Keeps the gists of up to 200 inputs that have none, as those have that came in before gists were
/// kept, or whose gist was made with another analyser: those whose ids come after `after`, by id.
/// Gives the last of them while there may be more. The words are found before anything is written,
/// so that others can write meanwhile.
Result<std::optional<std::string>> keep_gists(db::Database& database, std::string_view after);

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
