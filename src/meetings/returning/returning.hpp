// The notes as a Word file that somebody has written in, come back: in what it differs, paragraph
// by paragraph, and bringing what is chosen of it into the notes. Turns are known by the bookmarks
// that the file had when it left (word/marks.hpp), so nothing is guessed; docs/word.md tells the
// rules.
#pragma once

#include "meetings/writing/writing.hpp"
#include "platform/docx/returned.hpp"
#include "platform/text/merge.hpp"

namespace radslag::meetings::returning {

/// One difference, which is taken or left on its own.
struct Change {
    enum class Kind {
        changed, ///< other words
        added,   ///< a paragraph that is new in the file
        emptied, ///< a paragraph that has no words left
        missing ///< a paragraph that the file has no more, or that was written anew from end to end
    };
    Kind kind = Kind::changed;
    writing::Written written;                  ///< what is kept when it is chosen
    std::string who = {};                      ///< who said it, as the notes have it
    std::string point = {};                    ///< the heading under which it stands
    std::vector<text::Stretch> stretches = {}; ///< what would become of the words
    bool stands_beside = false; ///< the same words were changed here too: both wordings stay
    bool is_chosen = false;     ///< unless somebody says otherwise
};

/// The most that one file may change at once.
inline constexpr std::size_t most_changes = 300;

/// A file as it left and as it came back.
struct Exchange {
    std::vector<docx::ReturnedParagraph>
        left; ///< as it would leave now, in one language or several
    std::vector<docx::ReturnedParagraph> came;
    std::string file; ///< its name
};

/// The bookmarks by which such a file is read.
Result<std::vector<docx::ReturnedParagraph>> read_exchanged(std::string_view file,
                                                            std::string_view bytes);

/// In the order of the file; last what is missing. Errors: not_found for a meeting that the caller
/// may not edit; invalid when its notes are closed, when the file comes from other notes, or when
/// it changes more than most_changes.
Result<std::vector<Change>> changes_in(db::Session& session, const auth::Caller& caller,
                                       MeetingId meeting, const Exchange& exchange);

} // namespace radslag::meetings::returning
