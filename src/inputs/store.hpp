// Inputs and their uses in the database.
#pragma once

#include "inputs/inputs.hpp"
#include "ledger/ledger.hpp"

#include <memory>

namespace radslag::inputs::store {

/// Inserts the input as received now, with its example and record facts; not its authorities and
/// levels. Its number is one more than the highest given so far, from 1, and is known once the
/// act's statements are answered.
std::shared_ptr<const std::int64_t> insert(ledger::Act& act, const Input& input);
void insert_authority(ledger::Act& act, InputId input, people::OrganisationId authority,
                      std::optional<people::PersonId> asked_by, std::optional<UseId> through);
/// The use becomes the next step of its input.
void insert(ledger::Act& act, const Use& use);

/// As insert_authority, of one that `through` brought when it was put together with the input.
void insert_authority_through(ledger::Act& act, InputId input, people::OrganisationId authority,
                              std::optional<people::PersonId> asked_by, InputId through);
/// An authority that was asked through another input is asked about this one itself from now on.
void ask_directly(ledger::Act& act, InputId input, people::OrganisationId authority);

/// The input leaves the triage: somebody has been asked.
void set_sorted(ledger::Act& act, InputId input);
bool is_asked(db::Session& session, InputId input, people::OrganisationId authority);

/// Tells the sender of each input that was used in the decision, the matter or what the document
/// comes in the place of (an id) again, unless it was told of that already.
void tell_again(ledger::Act& act, Moved what, std::string_view id);
/// Tells the sender that the text of one use has moved; false when it was told already.
bool tell_moved(ledger::Act& act, UseId use, InputId input, std::string_view words);

/// What a state follows from, and what stands now.
struct Way {
    std::vector<Step> steps;
    bool is_withdrawn = false;
    std::optional<State> state; ///< as it stands
    std::vector<AuthorityStanding> standings;
    std::optional<State> merged_state; ///< of the input that it was put together with
    std::optional<InputId> part_of;
    std::vector<State> parts; ///< of an input that was divided

    /// Whether another input, or its parts, are answered in its place.
    [[nodiscard]] bool is_elsewhere() const { return merged_state || !parts.empty(); }
};
Way way_of(db::Session& session, InputId input);
/// Those that are put together with the input, by number.
std::vector<InputId> merged_with(db::Session& session, InputId input);
/// A use's input, and whether it has been taken back.
struct UseOf {
    InputId input;
    bool is_withdrawn = false;
};
std::optional<UseOf> use_of(db::Session& session, UseId use);
void insert_withdrawal(ledger::Act& act, UseId use, InputId input, std::string_view words,
                       std::optional<people::PersonId> by);
/// Open commitments to take that input along whose inputs are all closed now.
std::vector<commitments::CommitmentId> kept_promises(db::Session& session, InputId input);
void set_state(ledger::Act& act, InputId input, State state);
void set_standing(ledger::Act& act, InputId input, const AuthorityStanding& standing);

} // namespace radslag::inputs::store
