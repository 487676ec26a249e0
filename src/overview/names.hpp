// Finding somebody or something by what a reader typed into a filter, and the choices of filters.
#pragma once

#include "overview/store.hpp"

namespace radslag::overview::store {

/// What a filter by name says: nothing, something known, or words that fit nothing.
struct Named {
    std::string typed;         ///< what stands in the address
    std::optional<Link> found; ///< what it means

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
Named person_named(db::Session& session, const Reader& reader, std::string_view typed);

/// The bodies in Swedish order, at most 200: the choices of a filter.
std::vector<Link> body_choices(db::Session& session);

/// The first text after all that begin with `prefix`, as bytes go: `x >= prefix AND x < end`.
std::string end_of_prefix(std::string_view prefix);

} // namespace radslag::overview::store
