// Who is meant by a name that somebody types: everybody of that name for a form to ask about,
// suggestions while typing, and the one that a filter means. Cut to what the reader may see.
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

/// What a filter by name says: nothing, somebody or something known, or words that fit nothing.
struct Named {
    std::string typed;             ///< what stands in the address
    std::optional<Namesake> found; ///< what it means

    /// Something was typed that fits nothing: the list is empty.
    [[nodiscard]] bool is_unknown() const { return !typed.empty() && !found; }
    /// The id to look for, or nothing.
    [[nodiscard]] std::optional<std::string> id() const {
        return found ? std::optional(found->id) : std::nullopt;
    }
    /// What the field shows: the full name once it is known.
    [[nodiscard]] std::string shown() const { return found ? found->name : typed; }
};

/// The organisation of that id, or the first one whose name begins so; its exact name goes before.
Named organisation_named(db::Session& session, std::string_view typed);
/// The same of a person whom this reader may see.
Named person_named(db::Session& session, const auth::Reader& reader, std::string_view typed);

/// The first text after all that begin with `prefix`, as bytes go: `x >= prefix AND x < end`.
std::string end_of_prefix(std::string_view prefix);

} // namespace radslag::people
