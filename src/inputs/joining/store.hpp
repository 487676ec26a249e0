// SQL of putting inputs together and dividing them; see joining.hpp.
#pragma once

#include "inputs/joining/joining.hpp"
#include "ledger/ledger.hpp"

namespace radslag::inputs::joining::store {

/// What hinders an input from being put together or divided.
struct Condition {
    bool is_withdrawn = false;
    bool is_merged = false;
    bool is_divided = false;
    bool is_answered = false; ///< an authority has said something of it that stands
    bool has_others = false;  ///< others are put together with it

    [[nodiscard]] bool stands_for_itself() const {
        return !is_withdrawn && !is_merged && !is_divided;
    }
};
Condition condition_of(db::Session& session, InputId id);

std::optional<InputId> input_numbered(db::Session& session, int number);
std::optional<InputId> merged_into(db::Session& session, InputId id);
/// Whether everybody who may read `id` may read `into` too.
bool is_read_as_widely(db::Session& session, InputId id, InputId into);

void insert_merge(ledger::Act& act, MergeId step, InputId id, const std::optional<InputId>& into,
                  const std::optional<std::string>& words, std::optional<people::PersonId> by);
void set_merged(ledger::Act& act, InputId id, const std::optional<InputId>& into);
/// Matter, theme and owner that the input lacks and the other has, and the earlier promised day.
void take_over(ledger::Act& act, InputId into, InputId from);

/// Asked of an input and owing, waiting or having passed it on.
std::vector<people::OrganisationId> asked(db::Session& session, InputId id);

/// The input as it came in, without number, example and files.
Input whole(db::Session& session, InputId id);
/// Copies the shape of a good example, if it is one.
void copy_example(ledger::Act& act, InputId from, InputId to, std::string_view done);
/// Parts of it that have not been withdrawn.
std::vector<InputId> standing_parts(db::Session& session, InputId id);
void set_divided(ledger::Act& act, InputId id);

/// The input that it was put together with and its parts, which the reader may read, with numbers.
std::vector<NamedId> successors(db::Session& session, const auth::Reader& reader, InputId id);

} // namespace radslag::inputs::joining::store
