// The notes as statements: every sentence with the point and block it stands in. Acts, decisions,
// deadlines and turns are found among them. Look next at actors.hpp, acts.hpp, decisions.hpp.
#pragma once

#include "notes/attendance.hpp"
#include "notes/labels.hpp"
#include "notes/points.hpp"

namespace radslag::notes {

/// Under what label a statement stands inside its point.
enum class Block : std::uint8_t {
    none,
    presentation,
    discussion,
    action,
    decision,
    proposal,
    other
};

struct Statement {
    Range tokens;         ///< one sentence, without bullet and number
    std::size_t line = 0; ///< in Reading::lines
    Index point = no_point;
    Block block = Block::none;
    bool first_in_line = true;
    bool whole_line = false; ///< the line says nothing else
    bool labelled = false;   ///< its line begins with the block's label: "Beslut: …"
    std::optional<Range> label;
};

/// All statements in order; headings, lists of people, signatures and footnotes hold none.
std::vector<Statement> find_statements(const Reading& reading, const std::vector<PointSpan>& points,
                                       const Attendance& attendance);

} // namespace radslag::notes
