// Taking notes while the meeting goes on: one paragraph is one turn, saved by itself, brought
// together by words with what a colleague has written in it meanwhile, and never lost. The page is
// in pages.hpp.
#pragma once

#include "meetings/editing/editing.hpp"

namespace radslag::meetings::writing {

/// What somebody has written of one turn.
struct Written {
    TurnId turn; ///< of a new one too, made where it is written: sent twice it is one
    std::optional<PointId> point;
    std::optional<TurnId> after; ///< where a new one stands; nothing: last under its point
    std::string base;            ///< the text as it was when the writing began; empty for a new one
    std::string text;            ///< "Dalarna: …" says who speaks; empty: it goes away
};

/// What came of it.
struct Kept {
    std::int64_t entry = 0;       ///< 0: nothing had to be written
    std::optional<TurnId> turn;   ///< nothing: it went away
    std::optional<TurnId> beside; ///< holds what could not be brought together
};

/// Keeps it. The shorthand before a colon names a person or an organisation that alone has that
/// name, or a region by the name of its county; "Notera:" makes an action note; else it stays in
/// the text. Errors: not_found for a meeting that the caller may not edit, a turn of another one;
/// invalid when the notes are closed, or a turn that something else refers to would go away.
Result<Kept> keep(db::Database& database, const auth::Caller& caller, MeetingId meeting,
                  const Written& written, Day today);

/// Several at once, in their order: all of them or, with an error, none.
Result<std::vector<Kept>> keep_all(db::Database& database, const auth::Caller& caller,
                                   MeetingId meeting, const std::vector<Written>& written,
                                   Day today);

/// Both wordings stay: the one is no longer marked as standing beside the other. Errors as above.
Result<std::int64_t> keep_both(db::Database& database, const auth::Caller& caller, TurnId turn);

/// One turn as the page of writing has it.
struct Paragraph {
    TurnId id;
    std::optional<PointId> point;
    std::optional<SectionKind> section;
    std::string who; ///< who said it
    std::string text;
    std::optional<TurnId> beside; ///< of which it is another wording
};
struct Heading {
    PointId id;
    std::string title; ///< with its number
};
/// The notes as they are written, points and turns in their order.
struct Sheet {
    std::vector<Heading> points;
    std::vector<Paragraph> paragraphs;
    bool is_closed = false;
    bool is_draft = false; ///< what is written is read by those alone whom the draft lets in
};
Sheet sheet_of(db::Session& session, const auth::Caller& caller, MeetingId meeting);
/// One paragraph alone, if the caller may read it.
std::optional<Paragraph> paragraph_of(db::Session& session, const auth::Caller& caller,
                                      TurnId turn);

} // namespace radslag::meetings::writing
