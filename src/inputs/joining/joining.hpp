// Inputs that say the same are put together under one, and taken apart again; one that says several
// things is divided into parts, in the sender's own words. Whoever sorts inputs does it. What it
// means for answers, senders and figures stands in docs/decisions/0014-together-and-apart.md.
#pragma once

#include "inputs/editing/editing.hpp"

#include <span>

namespace radslag::inputs::joining {

// --- together -----------------------------------------------------------------------------------

/// An input that the caller sorts and that stands for itself: not withdrawn, not put together with
/// another, not divided.
std::optional<SortableInput> joinable_input(db::Session& session, const auth::Caller& caller,
                                            InputId id);
/// Puts the input together with the one of that number, which stays: that one's answers are its
/// answers from now on, and who was asked about it owes an answer there. Those that were put
/// together with it go along. Errors: conflict when it is no longer in that version; invalid with
/// the field `into` for a number of no input that the caller sorts in that body, one that does not
/// stand for itself, one that fewer may read, and when the input has an answer of its own.
Result<std::int64_t> merge(db::Database& database, const auth::Caller& caller, InputId id,
                           std::int64_t version, int into, const std::optional<std::string>& words);

using MergeId = Id<struct InputMergeTag>;
/// The same inside an act, for those who have asked already whether it may be done.
void join(ledger::Act& act, InputId id, InputId stays, const std::optional<std::string>& words,
          std::optional<people::PersonId> by, MergeId step = MergeId::make());

/// An input that the caller sorts and that is put together with another.
std::optional<SortableInput> joined_input(db::Session& session, const auth::Caller& caller,
                                          InputId id);
/// Takes it apart: whoever was asked about it owes it an answer again. Errors: conflict.
Result<std::int64_t> unmerge(db::Database& database, const auth::Caller& caller, InputId id,
                             std::int64_t version, std::string_view words);

/// For whatever withdraws an input, before it does: takes apart all that are put together with it,
/// which are not withdrawn.
void release_joined(ledger::Act& act, InputId id, std::optional<people::PersonId> by);
/// Afterwards: parts of it are withdrawn too, and what it was put together with owes less.
void follow_withdrawal(ledger::Act& act, InputId id, std::string_view words);

// --- apart --------------------------------------------------------------------------------------

/// Where a text can be divided: the bytes at which a sentence or a line begins, without the first;
/// at most 200.
std::vector<std::size_t> places_to_divide(std::string_view text);

/// The text cut at these bytes, each piece without white space around it.
std::vector<std::string> pieces_of(std::string_view text, std::span<const std::size_t> cuts);

struct Part {
    InputId id = InputId::make();
    std::string text;
    std::optional<std::string> title;
    std::optional<matters::MatterId> matter;
    std::optional<matters::ThemeId> theme;
};

/// Divides the input, of which joinable_input() gave this version, into two parts or more. Each is
/// an input of its own from the same sender, received when the whole was, with a number; whoever
/// was asked about the whole is asked about each. Errors: conflict; invalid with the field `cut`
/// when there are not two parts, when the input has an answer of its own, or when others are put
/// together with it.
Result<std::int64_t> split(db::Database& database, const auth::Caller& caller, InputId id,
                           std::int64_t version, const std::vector<Part>& parts);

/// The same inside an act. Errors: those of receive().
Result<void> divide(ledger::Act& act, InputId id, const std::vector<Part>& parts);

// --- both ---------------------------------------------------------------------------------------

/// Whether these may be asked about an input that stands for itself, or were asked already. Errors:
/// invalid with the field `authority_1`, which says where to ask instead.
Result<void> check_asking(db::Session& session, const auth::Caller& caller,
                          const SortableInput& input,
                          const std::vector<people::OrganisationId>& authorities);

/// What is answered in the place of an input that the caller may read: the input that it was put
/// together with, or its parts by number; none when it stands for itself.
std::vector<NamedId> successors(db::Session& session, const auth::Caller& caller, InputId id);

} // namespace radslag::inputs::joining
