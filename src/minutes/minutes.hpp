// The notes of a meeting on their way: written, commented, approved, drawn up, published. Types and
// the rules of which step is open; actions.hpp takes them.
#pragma once

#include "meetings/editing/editing.hpp"

namespace radslag::minutes {

using CommentId = Id<struct MinuteCommentTag>;
using ApprovalId = Id<struct MinuteApprovalTag>;
using CorrectionId = Id<struct CorrectionTag>;
using meetings::MeetingId;
using meetings::MinuteId;
using meetings::MinuteState;
using meetings::NamedId;
using meetings::TurnId;

/// What the secretariat did with a comment.
enum class Outcome : std::uint8_t { taken, not_taken };
inline constexpr EnumText<Outcome, 2> outcomes({{Outcome::taken, "taken"},
                                                {Outcome::not_taken, "not_taken"}});

struct Comment {
    CommentId id;
    std::int64_t version = 0;
    std::optional<TurnId> turn;         ///< nothing: of the whole, or of what has been deleted
    std::optional<std::string> passage; ///< the words of the turn when they were commented
    NamedId person;
    std::optional<NamedId> organisation;
    Day said_on;
    std::string text;
    std::optional<Outcome> outcome;
    std::optional<std::string> answer;
};

/// One who is to approve the notes.
struct Approval {
    NamedId person;
    std::optional<Instant> approved_at;
    std::optional<std::string> text_sha256; ///< the print of the text that was approved
};

/// How the notes stand.
struct Standing {
    MinuteState state = MinuteState::draft;
    bool has_draft = false; ///< they began here; those that were read in have none
    std::optional<Day> comments_until;
    bool is_closed = false; ///< the text stands
    std::optional<Day> approved_on;
    std::optional<Day> drawn_up_on;
    bool approval_is_asked = false;
};

/// What somebody can do with the notes.
enum class Step : std::uint8_t {
    send_for_comment, ///< and once more, to a later day
    comment,
    ask_for_approval, ///< closes the text
    approve,          ///< or send back: opens the text
    draw_up,          ///< closes the text
    publish,
    correct
};

/// Whether that step is open on `today`, whoever takes it. A comment is taken through its last day.
bool is_open(Step step, const Standing& standing, Day today);

} // namespace radslag::minutes
