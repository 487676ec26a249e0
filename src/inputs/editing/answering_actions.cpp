// Sorting, answering and withdrawing; see editing.hpp.
#include "bodies/actions.hpp"
#include "inputs/actions.hpp"
#include "inputs/editing/acting.hpp"
#include "inputs/joining/joining.hpp"
#include "inputs/likeness_store.hpp"

#include <algorithm>

namespace radslag::inputs {

namespace {

using auth::Right;

/// The audience for everybody or for the secretariat; the one that it has where that is narrower.
bodies::AudienceId audience_for(db::Session& session, const SortableInput& before,
                                const SortEdit& edit) {
    if (before.edit.is_public == edit.is_public)
        return editing_store::audience_of(session, before.id);
    return bodies::audience(
        session, edit.is_public ? bodies::Visibility::is_public : bodies::Visibility::secretariat,
        before.body);
}

} // namespace

std::optional<SortableInput> sortable_input(db::Session& session, const auth::Caller& caller,
                                            InputId id) {
    auto found = editing_store::sortable(session, caller.reader(), id);
    if (found && !may_sort(caller, found->body))
        found.reset();
    return found;
}

Result<std::int64_t> sort(db::Database& database, const auth::Caller& caller, InputId id,
                          std::int64_t version, const SortEdit& edit) {
    return database.writing([&](db::Session& session) -> Result<std::int64_t> {
        const auto before = sortable_input(session, caller, id);
        if (!before)
            return not_yours();
        if (before->version != version)
            return saved_by_another();
        if (const auto good = joining::check_asking(session, caller, *before, edit.authorities);
            !good)
            return tl::unexpected<Error>(good.error());
        return sort_in(session, caller, *before, edit);
    });
}

std::int64_t sort_in(db::Session& session, const auth::Caller& caller, const SortableInput& before,
                     const SortEdit& edit) {
    ledger::Act act(session, caller.person, "input.sort", before.id.text());
    editing_store::update(act, before.id, edit, audience_for(session, before, edit));
    for (const auto& authority : edit.authorities)
        ask(act, before.id, authority, people::PersonId::parse(caller.person));
    settle(act, before.id);
    return act.append();
}

std::optional<AnswerableInput> answerable_input(db::Session& session, const auth::Caller& caller,
                                                InputId id) {
    auto found = editing_store::answerable(session, caller.reader(), id);
    if (!found || !auth::may_in(caller, Right::answer_inputs, found->body.text()))
        return std::nullopt;
    if (!may_answer_for_all(caller, found->body))
        std::erase_if(found->authorities, [&](const NamedId& authority) {
            return !speaks_for(session, caller, authority.id);
        });
    if (found->authorities.empty())
        found.reset();
    return found;
}

std::vector<NamedId> decisions_of(db::Session& session, const auth::Caller& caller,
                                  bodies::BodyId body) {
    return editing_store::decisions_of(session, caller.reader(), body);
}

std::vector<NamedId> documents_of(db::Session& session, const auth::Caller& caller,
                                  bodies::BodyId body) {
    return editing_store::documents_of(session, caller.reader(), body);
}

std::vector<AnswerableInput> answerable_with(db::Session& session, const auth::Caller& caller,
                                             InputId id) {
    std::vector<AnswerableInput> found;
    for (const store::ShownAlike& other : store::alike(session, caller.reader(), id)) {
        if (other.state == State::closed)
            continue;
        if (auto answerable = answerable_input(session, caller, other.id))
            found.push_back(std::move(*answerable));
    }
    return found;
}

namespace {

Result<void> answer_one(ledger::Act& act, const auth::Caller& caller, Use& use) {
    const auto input = answerable_input(act.session(), caller, use.input);
    if (!input)
        return not_yours();
    if (std::ranges::find(input->authorities, use.authority.text(), &NamedId::id) ==
        input->authorities.end())
        return wrong_field("authority", Message{"Choose one of the list.", {}});
    use.said_by = people::PersonId::parse(caller.person);
    use.told_at = act.session().now();
    return answer(act, use);
}

} // namespace

Result<std::int64_t> answer(db::Database& database, const auth::Caller& caller,
                            std::vector<Use> uses) {
    return database.writing([&](db::Session& session) -> Result<std::int64_t> {
        ledger::Act act(session, caller.person, "input.answer", uses.front().input.text());
        for (Use& use : uses)
            if (const auto done = answer_one(act, caller, use); !done)
                return tl::unexpected<Error>(done.error());
        return act.append();
    });
}

std::optional<WithdrawableUse> withdrawable_use(db::Session& session, const auth::Caller& caller,
                                                UseId id) {
    const auto found = editing_store::use(session, caller.reader(), id);
    if (!found || found->is_withdrawn ||
        !auth::may_in(caller, Right::answer_inputs, found->body.text()))
        return std::nullopt;
    if (!may_answer_for_all(caller, found->body) &&
        !speaks_for(session, caller, found->authority.text()))
        return std::nullopt;
    return found->use;
}

std::optional<WithdrawableUse> movable_use(db::Session& session, const auth::Caller& caller,
                                           UseId id) {
    const auto found = editing_store::use(session, caller.reader(), id);
    return found && found->is_movable ? withdrawable_use(session, caller, id) : std::nullopt;
}

Result<std::int64_t> say_moved(db::Database& database, const auth::Caller& caller, UseId id,
                               std::string_view words) {
    return database.writing([&](db::Session& session) -> Result<std::int64_t> {
        const auto found = withdrawable_use(session, caller, id);
        if (!found)
            return not_yours();
        ledger::Act act(session, caller.person, "input.text_moved", found->input.text());
        if (const auto done = text_moved(act, id, found->input, words); !done)
            return tl::unexpected<Error>(done.error());
        return act.append();
    });
}

Result<std::int64_t> withdraw_use(db::Database& database, const auth::Caller& caller, UseId id,
                                  std::string_view words) {
    return database.writing([&](db::Session& session) -> Result<std::int64_t> {
        const auto found = withdrawable_use(session, caller, id);
        if (!found)
            return not_yours();
        ledger::Act act(session, caller.person, "input.take_back", found->input.text());
        if (const auto done = take_back(act, id, words, people::PersonId::parse(caller.person));
            !done)
            return tl::unexpected<Error>(done.error());
        return act.append();
    });
}

std::optional<SortableInput> withdrawable_input(db::Session& session, const auth::Caller& caller,
                                                InputId id) {
    auto found = editing_store::sortable(session, caller.reader(), id);
    if (!found || found->state == State::withdrawn ||
        !auth::may_in(caller, Right::send_inputs, found->body.text()))
        return std::nullopt;
    if (may_sort(caller, found->body))
        return found;
    const auto sender = editing_store::sender_of(session, id);
    return sender && speaks_for(session, caller, *sender) ? found : std::nullopt;
}

Result<std::int64_t> withdraw_input(db::Database& database, const auth::Caller& caller, InputId id,
                                    std::int64_t version, std::string_view words) {
    return database.writing([&](db::Session& session) -> Result<std::int64_t> {
        const auto before = withdrawable_input(session, caller, id);
        if (!before)
            return not_yours();
        if (before->version != version)
            return saved_by_another();
        ledger::Act act(session, caller.person, "input.withdraw", id.text());
        joining::release_joined(act, id, people::PersonId::parse(caller.person));
        editing_store::withdraw(act, id, words);
        settle(act, id);
        joining::follow_withdrawal(act, id, words);
        return act.append();
    });
}

} // namespace radslag::inputs
