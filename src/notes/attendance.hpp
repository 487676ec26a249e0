// Who took part: lists of people in all the shapes in which notes print them, the absent, and
// organisations that are listed without a person. Look next at attendance_line.hpp (one line of a
// list), torn_columns.hpp, and people.hpp, which joins them with the people of the running text.
#pragma once

#include "notes/points.hpp"
#include "notes/spans/names.hpp"
#include "notes/standing.hpp"

namespace radslag::notes {

struct Attendee {
    NameSpan name;
    Standing standing;
    Range tail; ///< what is printed behind the name, up to the next one
    Presence presence = Presence::present;
    std::optional<Range> group_organisation; ///< of the heading it stands under
};

struct ListedOrganisation {
    Range tokens;
    OrganisationKind kind = OrganisationKind::other;
};

struct Attendance {
    std::vector<Attendee> people;
    std::vector<ListedOrganisation> organisations; ///< present, no person named
    std::vector<bool> lines; ///< for every line of the reading whether it is part of a list
    bool listed = false;     ///< a list of those present was found
};

Attendance find_attendance(const Reading& reading, const std::vector<PointSpan>& points);

} // namespace radslag::notes
