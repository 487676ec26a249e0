// Who speaks in a turn, and on whose side: a person, an organisation or a group that the first
// sentence begins with.
#pragma once

#include "notes/people.hpp"
#include "notes/structure.hpp"

#include <optional>

namespace radslag::notes {

struct Speaking {
    std::vector<Index> people;
    std::optional<Range> organisation; ///< that speaks without a person
    std::string group;                 ///< as printed: "Ett flertal regionala företrädare"
    std::optional<Side> side;
    Confidence confidence = 80;
};

/// `sentence`: the first of the turn. Nothing found leaves all empty.
Speaking speaking_in(const Reading& reading, Range sentence, const People& people);

} // namespace radslag::notes
