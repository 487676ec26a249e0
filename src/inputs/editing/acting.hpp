// What the acts of this folder share.
#pragma once

#include "inputs/editing/store.hpp"

namespace radslag::inputs {

inline tl::unexpected<Error> not_yours() {
    return failure(ErrorCode::not_found, "What you look for is not here, or you may not see it.");
}

inline tl::unexpected<Error> saved_by_another() {
    return failure(ErrorCode::conflict, "Somebody else has saved this meanwhile.");
}

inline bool may_sort(const auth::Caller& caller, bodies::BodyId body) {
    return auth::may_in(caller, auth::Right::sort_inputs, body.text());
}

/// Whether the caller answers for any authority in the body: its secretary and chair do, who write
/// down what an authority says.
inline bool may_answer_for_all(const auth::Caller& caller, bodies::BodyId body) {
    for (const auth::Grant& grant : caller.grants)
        if (grant.body == body.text() &&
            (grant.role == auth::Role::secretary || grant.role == auth::Role::chair))
            return true;
    return false;
}

/// Whether the caller speaks for the organisation: its own, or that of a party it acts for.
inline bool speaks_for(db::Session& session, const auth::Caller& caller,
                       std::string_view organisation) {
    for (const NamedId& each : editing_store::organisations_of(session, caller))
        if (each.id == organisation)
            return true;
    return false;
}

} // namespace radslag::inputs
