// See actions.hpp.
#include "rounds/actions.hpp"

#include "bodies/actions.hpp"
#include "rounds/store.hpp"

#include <algorithm>

namespace radslag::rounds {

namespace {

tl::unexpected<Error> not_yours() {
    return failure(ErrorCode::not_found, "What you look for is not here, or you may not see it.");
}

bool may_call(const auth::Caller& caller, std::string_view body) {
    return auth::may_in(caller, auth::Right::sort_inputs, body);
}

bool is_asked(const bodies::Party& party, Asked asked, Day today) {
    if (party.to && *party.to < today)
        return false;
    return asked == Asked::everybody || party.side == bodies::Side::region;
}

} // namespace

std::vector<NamedId> coming_meetings(db::Session& session, const auth::Caller& caller, Day today) {
    std::vector<NamedId> all;
    for (const auto& body : bodies::bodies_where(session, caller, auth::Right::sort_inputs))
        for (NamedId& each : store::coming_meetings(session, caller.reader(), body.id, today))
            all.push_back({std::move(each.id), each.name + ", " + body.name});
    return all;
}

Result<Added> draft(db::Database& database, const auth::Caller& caller, const CallEdit& edit,
                    Day today) {
    if (!may_call(caller, edit.body.text()))
        return wrong_field("body", Message{"Choose one of the list.", {}});
    return database.writing([&](db::Session& session) -> Result<Added> {
        const auto meetings = store::coming_meetings(session, caller.reader(), edit.body, today);
        if (edit.returns_to &&
            std::ranges::find(meetings, edit.returns_to->text(), &NamedId::id) == meetings.end())
            return wrong_field("returns_to", Message{"Choose a meeting to come of that body.", {}});
        const RoundId id = RoundId::make();
        ledger::Act act(session, caller.person, "round.add", id.text());
        if (const auto done = record(act, id, edit, today); !done)
            return tl::unexpected<Error>(done.error());
        return Added{id, act.append()};
    });
}

Result<void> record(ledger::Act& act, RoundId id, const CallEdit& edit, Day today) {
    db::Session& session = act.session();
    store::insert(act, id, edit,
                  bodies::audience(session, bodies::Visibility::is_public, edit.body));
    for (const bodies::Party& party : bodies::parties_of(session, edit.body))
        if (is_asked(party, edit.asked, today))
            store::insert_party(act, id, party.id);
    return {};
}

Result<void> open(ledger::Act& act, RoundId id) {
    if (store::set_state(act, id, State::draft, State::open) == 0)
        return failure(ErrorCode::conflict, "Somebody else has saved this meanwhile.");
    return {};
}

Result<void> record_reuse(ledger::Act& act, RoundId id, inputs::InputId input) {
    const auto sender = store::sender_of(act.session(), input);
    const auto party = sender ? store::asked_party(act.session(), id, *sender) : std::nullopt;
    if (!party || store::is_reused(act.session(), id, input))
        return failure(ErrorCode::conflict, "The call takes this no more.");
    store::insert_reuse(act, id, *party, input);
    return {};
}

bool is_reused(db::Session& session, RoundId id, inputs::InputId input) {
    return store::is_reused(session, id, input);
}

Result<std::int64_t> set_state(db::Database& database, const auth::Caller& caller, RoundId round,
                               State from, State to) {
    return database.writing([&](db::Session& session) -> Result<std::int64_t> {
        const auto found = store::round(session, caller.reader(), round);
        if (!found || !may_call(caller, found->body.id))
            return not_yours();
        ledger::Act act(session, caller.person, to == State::open ? "round.open" : "round.close",
                        round.text());
        if (store::set_state(act, round, from, to) == 0)
            return failure(ErrorCode::conflict, "Somebody else has saved this meanwhile.");
        return act.append();
    });
}

Result<std::int64_t> reuse(db::Database& database, const auth::Caller& caller, RoundId round,
                           inputs::InputId input, Day today) {
    return database.writing([&](db::Session& session) -> Result<std::int64_t> {
        const auto found = store::round(session, caller.reader(), round);
        const auto sender = store::readable_sender_of(session, caller.reader(), input);
        if (!found || !sender || found->state == State::draft)
            return not_yours();
        const auto own = inputs::sending_organisations(session, caller);
        const auto party = store::asked_party(session, round, *sender);
        if (!party || (!may_call(caller, found->body.id) &&
                       std::ranges::find(own, *sender, &NamedId::id) == own.end()))
            return not_yours();
        if (!takes_inputs(found->state, found->closes_on, today))
            return failure(ErrorCode::conflict, "The call takes this no more.");
        ledger::Act act(session, caller.person, "round.reuse", round.text());
        if (const auto done = record_reuse(act, round, input); !done)
            return tl::unexpected<Error>(done.error());
        return act.append();
    });
}

} // namespace radslag::rounds
