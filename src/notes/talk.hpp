// What was said: the sections of every point (presentation, discussion, action note), its turns
// with speaker, organisation, group and side, and what was raised in them. Works on the statements.
#pragma once

#include "notes/people.hpp"
#include "notes/statements.hpp"

namespace radslag::notes {

/// The organisations of the structure, each under one index however often it is met.
class OrganisationBook {
  public:
    explicit OrganisationBook(std::vector<Organisation>& organisations);

    /// The organisation of that name, added when it is new.
    Index index_of(const std::string& name, std::optional<Place> place);

  private:
    std::vector<Organisation>& organisations_;
};

struct Talk {
    std::vector<Section> sections;
    std::vector<Turn> turns;
    std::vector<Raised> raised;
    std::vector<std::vector<Index>> presenters; ///< people, for every point
    std::vector<bool> slides_promised;          ///< for every point
};

Talk find_talk(const Reading& reading, const std::vector<PointSpan>& points,
               const std::vector<Statement>& statements, const People& people,
               OrganisationBook& organisations);

} // namespace radslag::notes
