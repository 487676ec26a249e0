// Papers of governments, parliaments and the European Union: "Dir. 2016:83", "Meld. St. 18
// (2016–2017)", "HE 12/2018 vp", "(EU) nr 1303/2013". Look next at references.hpp.
#pragma once

#include "notes/spans/references.hpp"

#include <optional>

namespace radslag::notes {

/// The paper whose name or number begins at `token`; `line_end` bounds it.
std::optional<ReferenceSpan> paper_at(const Reading& reading, std::size_t token,
                                      std::size_t line_end);

} // namespace radslag::notes
