// What a calendar or a feed tells of: everything, or what belongs to a body, a region, a person or
// a matter.
#pragma once

#include <string>

namespace radslag::notices {

struct Scope {
    enum class Kind { everything, body, region, person, matter };

    Kind kind = Kind::everything;
    std::string id;   ///< of the record; of a region that of its organisation
    std::string name; ///< in words
    std::string path; ///< of its page
};

} // namespace radslag::notices
