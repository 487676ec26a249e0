// What a line announces: who is present, the agenda, a block of actions, the date. Headings,
// bold lines and "Label: value" lines are read alike. Look next at points.hpp and attendance.hpp.
#pragma once

#include "notes/text/tokens.hpp"

#include <optional>

namespace radslag::notes {

/// What a label says of the lines under it, or of the rest of its own line.
enum class LabelKind : std::uint8_t {
    present,
    absent,
    called,
    group, ///< a kind of participant
    agenda,
    procedural,
    next_meeting,
    action,
    discussion,
    presentation,
    decision,
    proposal,
    signature,
    field
};

struct Label {
    LabelKind kind = LabelKind::field;
    Range tokens;       ///< of the label with its colon
    Range rest;         ///< of what follows on the line
    bool alone = false; ///< nothing but a time or a date follows
};

/// The label that a line begins with. A label in running text is none: it must be the whole line,
/// or be followed by a colon or a column, or be printed as a heading or in bold.
std::optional<Label> label_of(const Reading& reading, const TextLine& line);

} // namespace radslag::notes
