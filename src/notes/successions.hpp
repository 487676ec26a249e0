// Who follows whom in a post, and who covers for whom: "Erika ersätter Ina under hennes ledighet".
// Look next at people.hpp, which finds the people.
#pragma once

#include "notes/people.hpp"

namespace radslag::notes {

/// Sets Person::replaces and Person::covers_for of `people`. A cover ends by itself (leave, a
/// meeting, an illness); who replaces stays.
void find_successions(const Reading& reading, People& people);

} // namespace radslag::notes
