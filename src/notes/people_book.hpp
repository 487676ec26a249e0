// The register of persons while the text is read: finds the person that a name means, by its exact
// spelling, a near one, or a lone given name. people.cpp fills it.
#pragma once

#include "notes/structure.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace radslag::notes {

class PeopleBook {
  public:
    std::vector<Person> people;

    /// The person of this full name; a misspelt one counts when given and family name are each at
    /// most one or two letters off. Made new when unknown.
    Index full(const std::string& name);

    /// The person whom a lone given name means: the only one who bears it, of several the one used
    /// last. Nothing when nobody bears it.
    std::optional<Index> by_given_name(std::string_view name) const;

    /// The only person of this family name.
    std::optional<Index> by_family_name(std::string_view name) const;

    /// A person who is known by a given name only.
    Index lone(const std::string& name);

  private:
    std::optional<Index> near(const std::string& folded) const;
    void enter(Index person, const std::string& folded);

    std::unordered_map<std::string, Index> by_name_;
    std::unordered_map<std::string, std::vector<Index>> by_part_;
    std::unordered_map<std::string, Index> by_given_;
    std::unordered_map<std::string, Index> by_family_;
    std::unordered_map<std::string, Index> by_name_part_;
};

/// Letters to change, add or leave out to make one word the other; `limit` + 1 when more.
std::size_t letters_apart(std::string_view one, std::string_view other, std::size_t limit);

} // namespace radslag::notes
