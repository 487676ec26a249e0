// Who has left: what somebody held a post or a seat for, when it ended, and who holds it now. What
// such a person saw to is nobody's until it is handed over.
#pragma once

#include "bodies/bodies.hpp"
#include "platform/db/database.hpp"

#include <span>
#include <vector>

namespace radslag::bodies {

/// A post or seat of a person.
struct Holding {
    std::optional<people::OrganisationId> organisation; ///< none: not known
    std::optional<Day> to = {};                         ///< the last day; none: still held
};

/// The last day of what the person held, for something that belongs to these organisations. Nothing
/// while the person holds a post or seat in one of them, or elsewhere and never did in any of them:
/// whoever goes over to another organisation has left what belongs to the first.
std::optional<Day> left_on(std::span<const Holding> holdings,
                           std::span<const people::OrganisationId> of, Day today);

std::vector<Holding> holdings_of(db::Session& session, people::PersonId person);

/// The same, asked of the register.
std::optional<Day> left_on(db::Session& session, people::PersonId person,
                           std::span<const people::OrganisationId> of, Day today);

/// That the owner of something has left, for the page of that.
struct Left {
    Day on;
    bool may_hand_over = false; ///< the reader may
};

struct Successor {
    people::PersonId person;
    std::string name;
};
/// Who follows the person by the register, holds the same post today, or has the same seat.
std::optional<Successor> successor_of(db::Session& session, people::PersonId person, Day today);

} // namespace radslag::bodies
