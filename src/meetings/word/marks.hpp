// The bookmarks by which a Word file of the notes is known again when it comes back
// (meetings/returning). Word and LibreOffice keep them through saving, moving and tracked changes.
#pragma once

#include "meetings/meetings.hpp"

namespace radslag::meetings::word {

/// What stands in a bookmark of a turn: whose it is, and of which wording.
struct TurnMark {
    TurnId turn;
    std::string print; ///< text_print() of the text as it was when the file left
};
/// "t_6ygthrcn27cue_9f86d08188".
std::string turn_bookmark(TurnId turn, std::string_view text);
/// Nothing for a bookmark of another shape.
std::optional<TurnMark> turn_mark(std::string_view bookmark);
/// "p_6ygthrcn27cue".
std::string point_bookmark(PointId point);
/// Nothing for a bookmark of another shape.
std::optional<PointId> point_mark(std::string_view bookmark);

/// How the bookmarks of turns and of points begin.
inline constexpr std::string_view of_turn = "t_";
inline constexpr std::string_view of_point = "p_";

/// Without white space at its ends.
std::string_view trimmed(std::string_view text);

/// Ten digits of a text's SHA-256, enough to tell one wording of a turn from another. White space
/// at its ends makes no difference.
std::string text_print(std::string_view text);

} // namespace radslag::meetings::word
