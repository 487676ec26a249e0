// See actions.hpp.
#include "inputs/actions.hpp"

#include "inputs/store.hpp"

#include <algorithm>

namespace radslag::inputs {

namespace {

bool is_asked(db::Session& session, InputId input, people::OrganisationId authority) {
    return std::ranges::any_of(said_of(session, input),
                               [&](const Said& said) { return said.authority == authority; });
}

Result<void> check(db::Session& session, const Use& use) {
    if (use.text.empty())
        return failure(ErrorCode::invalid, "Say in a few words what became of the input.");
    if (!is_asked(session, use.input, use.authority))
        return failure(ErrorCode::invalid, "Only an authority that was asked can answer. Ask it "
                                           "first, or pass the input on to it.");
    if (use.kind == UseKind::passed_on && (!use.passed_to || *use.passed_to == use.authority))
        return failure(ErrorCode::invalid, "Say to whom the input is passed on.");
    if (use.kind == UseKind::waiting && !use.due)
        return failure(ErrorCode::invalid, "Say what the answer waits for.");
    return {};
}

} // namespace

Result<std::int64_t> receive(ledger::Act& act, const Input& input) {
    if (input.text.empty())
        return failure(ErrorCode::invalid, "An input needs a text.");
    const std::int64_t number = store::next_number(act.session());
    store::insert(act, input, number);
    for (const auto& authority : input.authorities)
        ask(act, input.id, authority, std::nullopt);
    return number;
}

void ask(ledger::Act& act, InputId input, people::OrganisationId authority,
         std::optional<people::PersonId> asked_by) {
    if (!is_asked(act.session(), input, authority))
        store::insert_authority(act, input, authority, asked_by);
}

Result<void> answer(ledger::Act& act, const Use& use) {
    if (const auto good = check(act.session(), use); !good)
        return good;
    store::insert(act, use);
    if (use.passed_to)
        ask(act, use.input, *use.passed_to, use.said_by);
    return {};
}

std::vector<Said> said_of(db::Session& session, InputId input) {
    return store::said_of(session, input);
}

} // namespace radslag::inputs
