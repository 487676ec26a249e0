// Numbers of registries and courts that are known by their shape, without a label before them:
// "N2016/06374/RTS", "KS 2016/123", "551-8120-09", "mål M 3417-15". Look next at references.hpp.
#pragma once

#include "notes/spans/number_line.hpp"
#include "notes/spans/references.hpp"

#include <optional>

namespace radslag::notes {

/// The number whose letters or digits begin at `token`; `line` bounds it. Times, spans of years,
/// dates and standards are none.
std::optional<ReferenceSpan> registry_number_at(const Reading& reading, const NumberLine& line,
                                                std::size_t token);

} // namespace radslag::notes
