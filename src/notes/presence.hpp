// Who was at a meeting whose notes list nobody: those who speak, present, are welcomed, take the
// minutes or are chosen for an office of the meeting. RULES.md "participants" says what counts.
#pragma once

#include "notes/people.hpp"
#include "notes/statements.hpp"

namespace radslag::notes {

/// Marks them present in `people`; does nothing where a list tells who took part.
void find_presence(const Reading& reading, const Attendance& attendance,
                   const std::vector<Statement>& statements, People& people);

} // namespace radslag::notes
