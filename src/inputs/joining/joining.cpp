// See joining.hpp.
#include "inputs/joining/joining.hpp"

#include "inputs/actions.hpp"
#include "inputs/editing/acting.hpp"
#include "inputs/joining/store.hpp"
#include "inputs/store.hpp"

#include <algorithm>

namespace radslag::inputs::joining {

namespace {

using people::PersonId;

tl::unexpected<Error> cannot_join(Message why) {
    return wrong_field("into", std::move(why));
}

/// Why the input cannot be put together with the one that stays.
Result<void> check_join(db::Session& session, const SortableInput& input,
                        const std::optional<SortableInput>& stays) {
    if (!stays || stays->body != input.body)
        return cannot_join(Message{"No input of the body has this number.", {}});
    if (stays->id == input.id)
        return cannot_join(
            Message{"This is the input itself. Write the number of another one.", {}});
    if (!store::condition_of(session, stays->id).stands_for_itself())
        return cannot_join(
            Message{"That input has been withdrawn, divided, or put together with another. "
                    "Write the number of the one that stands in its place.",
                    {}});
    if (store::condition_of(session, input.id).is_answered)
        return cannot_join(
            Message{"This input has an answer of its own. Put the other one together with "
                    "it, or take the answer back first.",
                    {}});
    if (!store::is_read_as_widely(session, input.id, stays->id))
        return cannot_join(
            Message{"Fewer may read that input than this one, whose sender could not follow "
                    "what becomes of it.",
                    {}});
    return {};
}

/// One input, or one that was put together with it, goes under the one that stays.
void join_one(ledger::Act& act, InputId id, InputId stays, const std::optional<std::string>& words,
              std::optional<PersonId> by, MergeId step) {
    for (const auto authority : store::asked(act.session(), id))
        if (!inputs::store::is_asked(act.session(), stays, authority)) {
            inputs::store::insert_authority_through(act, stays, authority, by, id);
            inputs::store::set_sorted(act, stays);
        }
    store::insert_merge(act, step, id, stays, words, by);
    store::set_merged(act, id, stays);
}

void release(ledger::Act& act, InputId id, const std::optional<std::string>& words,
             std::optional<PersonId> by) {
    store::insert_merge(act, MergeId::make(), id, std::nullopt, words, by);
    store::set_merged(act, id, std::nullopt);
    settle(act, id);
}

/// Whether the form was made from what stands: the version, and that it stands for itself.
Result<void> check_standing(db::Session& session, const SortableInput& before,
                            std::int64_t version) {
    if (!store::condition_of(session, before.id).stands_for_itself())
        return failure(ErrorCode::conflict,
                       "Meanwhile this input was put together with another, divided or withdrawn. "
                       "Nothing was saved; look at its page.");
    if (before.version != version)
        return saved_by_another();
    return {};
}

} // namespace

std::optional<SortableInput> joinable_input(db::Session& session, const auth::Caller& caller,
                                            InputId id) {
    auto found = sortable_input(session, caller, id);
    if (found && !store::condition_of(session, id).stands_for_itself())
        found.reset();
    return found;
}

Result<std::int64_t> merge(db::Database& database, const auth::Caller& caller, InputId id,
                           std::int64_t version, int into,
                           const std::optional<std::string>& words) {
    return database.writing([&](db::Session& session) -> Result<std::int64_t> {
        const auto before = sortable_input(session, caller, id);
        if (!before)
            return not_yours();
        if (const auto good = check_standing(session, *before, version); !good)
            return tl::unexpected<Error>(good.error());
        const auto numbered = store::input_numbered(session, into);
        const auto stays =
            numbered ? sortable_input(session, caller, *numbered) : std::optional<SortableInput>();
        if (const auto good = check_join(session, *before, stays); !good)
            return tl::unexpected<Error>(good.error());
        ledger::Act act(session, caller.person, "input.merge", id.text());
        join(act, id, stays->id, words, PersonId::parse(caller.person));
        return act.append();
    });
}

void join(ledger::Act& act, InputId id, InputId stays, const std::optional<std::string>& words,
          std::optional<PersonId> by, MergeId step) {
    const auto followers = inputs::store::merged_with(act.session(), id);
    store::take_over(act, stays, id);
    join_one(act, id, stays, words, by, step);
    for (const InputId each : followers)
        join_one(act, each, stays, words, by, MergeId::make());
    settle(act, stays);
    settle(act, id);
    for (const InputId each : followers)
        settle(act, each);
}

std::optional<SortableInput> joined_input(db::Session& session, const auth::Caller& caller,
                                          InputId id) {
    auto found = sortable_input(session, caller, id);
    if (found && !store::merged_into(session, id))
        found.reset();
    return found;
}

Result<std::int64_t> unmerge(db::Database& database, const auth::Caller& caller, InputId id,
                             std::int64_t version, std::string_view words) {
    return database.writing([&](db::Session& session) -> Result<std::int64_t> {
        const auto before = sortable_input(session, caller, id);
        if (!before)
            return not_yours();
        const auto from = store::merged_into(session, id);
        if (before->version != version || !from)
            return saved_by_another();
        ledger::Act act(session, caller.person, "input.unmerge", id.text());
        release(act, id, std::string(words), PersonId::parse(caller.person));
        settle(act, *from);
        return act.append();
    });
}

void release_joined(ledger::Act& act, InputId id, std::optional<PersonId> by) {
    for (const InputId each : inputs::store::merged_with(act.session(), id))
        release(act, each, std::nullopt, by);
}

void follow_withdrawal(ledger::Act& act, InputId id, std::string_view words) {
    for (const InputId part : store::standing_parts(act.session(), id)) {
        editing_store::withdraw(act, part, words);
        settle(act, part);
    }
    if (const auto into = store::merged_into(act.session(), id))
        settle(act, *into);
}

namespace {

Result<void> check_division(db::Session& session, InputId id, std::size_t parts) {
    const auto condition = store::condition_of(session, id);
    const auto cannot = [](Message why) { return wrong_field("cut", std::move(why)); };
    if (parts < 2)
        return cannot(Message{"Mark where the next part begins.", {}});
    if (condition.is_answered)
        return cannot(
            Message{"This input has an answer of its own. Take the answer back first.", {}});
    if (condition.has_others)
        return cannot(
            Message{"Others are put together with this input. Take them apart first.", {}});
    return {};
}

Result<void> receive_part(ledger::Act& act, InputId of, const Part& part) {
    Input input = store::whole(act.session(), of);
    input.id = part.id;
    input.text = part.text;
    input.title = part.title;
    input.matter = part.matter;
    input.theme = part.theme;
    input.part_of = of;
    input.authorities = store::asked(act.session(), of);
    if (const auto received = receive(act, input); !received)
        return tl::unexpected<Error>(received.error());
    store::copy_example(act, of, input.id, part.text);
    return {};
}

} // namespace

Result<std::int64_t> split(db::Database& database, const auth::Caller& caller, InputId id,
                           std::int64_t version, const std::vector<Part>& parts) {
    return database.writing([&](db::Session& session) -> Result<std::int64_t> {
        const auto before = sortable_input(session, caller, id);
        if (!before)
            return not_yours();
        if (const auto good = check_standing(session, *before, version); !good)
            return tl::unexpected<Error>(good.error());
        if (const auto good = check_division(session, id, parts.size()); !good)
            return tl::unexpected<Error>(good.error());
        ledger::Act act(session, caller.person, "input.split", id.text());
        if (const auto done = divide(act, id, parts); !done)
            return tl::unexpected<Error>(done.error());
        return act.append();
    });
}

Result<void> divide(ledger::Act& act, InputId id, const std::vector<Part>& parts) {
    for (const Part& part : parts)
        if (const auto done = receive_part(act, id, part); !done)
            return done;
    store::set_divided(act, id);
    settle(act, id);
    return {};
}

Result<void> check_asking(db::Session& session, const auth::Caller& caller,
                          const SortableInput& input,
                          const std::vector<people::OrganisationId>& authorities) {
    const bool are_new = std::ranges::any_of(authorities, [&](people::OrganisationId authority) {
        return !inputs::store::is_asked(session, input.id, authority);
    });
    const auto condition = store::condition_of(session, input.id);
    if (!are_new || condition.is_withdrawn || condition.stands_for_itself())
        return {};
    std::string numbers;
    for (const NamedId& each : successors(session, caller, input.id))
        numbers += (numbers.empty() ? "" : ", ") + each.name;
    return wrong_field(
        "authority_1",
        Message{"This is answered elsewhere. Ask about input {0} instead.", {numbers}});
}

std::vector<NamedId> successors(db::Session& session, const auth::Caller& caller, InputId id) {
    if (!input_followed(session, caller, id))
        return {};
    return store::successors(session, caller.reader(), id);
}

} // namespace radslag::inputs::joining
