// Who is meant by a name that somebody types: everybody of that name for a form to ask about, and
// suggestions while typing. Cut to what the reader may see.
#pragma once

#include "people/people.hpp"
#include "platform/auth/rights.hpp"
#include "platform/db/database.hpp"

#include <vector>

namespace radslag::people {

/// Somebody, or an organisation, as a choice among several of that name.
struct Namesake {
    std::string id;
    std::string name;
    std::optional<std::string> organisation;
    std::optional<std::string> last_body; ///< where last met
    std::optional<Day> last_day;
};

constexpr std::int64_t most_suggested = 10;

/// Persons known by exactly that name when folded. Persons whom nothing names yet are there too:
/// whoever fills in a form has just added them.
std::vector<Namesake> persons_meant(db::Session& session, const auth::Reader& reader,
                                    std::string_view name, bool demonstration);
std::vector<Namesake> organisations_meant(db::Session& session, std::string_view name);

/// At most ten with a name that begins so; none for nothing typed.
std::vector<Namesake> persons_beginning(db::Session& session, const auth::Caller& caller,
                                        std::string_view begun);
std::vector<Namesake> organisations_beginning(db::Session& session, std::string_view begun);

} // namespace radslag::people
