// Handing over what lies with a person: open inputs that it sees to, promises that are its alone,
// open matters whose officer it is. What lies with somebody who has left the post is shown by
// itself.
#pragma once

#include "bodies/leaving.hpp"
#include "inputs/editing/editing.hpp"

namespace radslag::inputs {

/// One thing that lies with a person.
struct Burden {
    enum class Kind { input, commitment, matter };
    Kind kind = Kind::input;
    std::string id;
    std::string title;
    std::vector<people::OrganisationId> of = {}; ///< the organisations that it belongs to
    std::optional<Day> left_on = {}; ///< the person has left what it belongs to, on that day
};

/// At most this many of each kind are shown and handed over at once.
inline constexpr std::int64_t most_handed = 100;

/// A person with what lies with it in the bodies where the caller may hand over; matters where the
/// caller may edit them.
struct Bearer {
    people::PersonId person;
    std::string name;
    bool demonstration = false;
    std::vector<Burden> burdens; ///< inputs, commitments, matters
    std::optional<bodies::Successor> successor = {};

    [[nodiscard]] std::int64_t count(Burden::Kind kind) const;
    /// The last day in what the person has left of it; nothing when it has left none.
    [[nodiscard]] std::optional<Day> left_on() const;
};

/// Nothing when nothing lies with the person there.
std::optional<Bearer> bearer(db::Session& session, const auth::Caller& caller,
                             people::PersonId person, Day today);

/// Everybody who has left and with whom something lies still, who left last first; only what they
/// have left is among their burdens. At most 20.
std::vector<Bearer> left_behind(db::Session& session, const auth::Caller& caller, Day today);

/// Hands what is chosen (ids of burdens) to a successor, in one act. Errors: invalid with the field
/// `successor` for the person itself; conflict when something chosen does not lie with the person
/// any more; not_found when nothing does.
Result<std::int64_t> hand_over(db::Database& database, const auth::Caller& caller,
                               people::PersonId from, people::PersonId to,
                               const std::vector<std::string>& chosen, Day today);

} // namespace radslag::inputs
