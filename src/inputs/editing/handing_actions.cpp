// Handing over what lies with a person who leaves; see editing.hpp.
#include "inputs/editing/acting.hpp"

namespace radslag::inputs {

std::optional<Burden> burden_of(db::Session& session, const auth::Caller& caller,
                                people::PersonId person) {
    auto burden = editing_store::nobodys_burden(session, person);
    if (!burden)
        return burden;
    for (const auth::Grant& grant : caller.grants) {
        if (grant.body.empty() || !auth::carries(grant.role, auth::Right::sort_inputs))
            continue;
        burden->inputs += editing_store::inputs_with(session, person, grant.body);
        burden->commitments += editing_store::commitments_with(session, person, grant.body);
    }
    if (burden->inputs + burden->commitments == 0)
        burden.reset();
    return burden;
}

Result<std::int64_t> hand_over(db::Database& database, const auth::Caller& caller,
                               people::PersonId from, people::PersonId to) {
    if (from == to)
        return wrong_field("successor", Message{"Name somebody else than who leaves.", {}});
    return database.writing([&](db::Session& session) -> Result<std::int64_t> {
        if (!burden_of(session, caller, from))
            return not_yours();
        ledger::Act act(session, caller.person, "input.hand_over", from.text());
        for (const auth::Grant& grant : caller.grants) {
            if (grant.body.empty() || !auth::carries(grant.role, auth::Right::sort_inputs))
                continue;
            editing_store::hand_inputs_over(act, from, to, grant.body);
            editing_store::hand_commitments_over(act, from, to, grant.body);
        }
        return act.append();
    });
}

} // namespace radslag::inputs
