// The minutes of a meeting as a document for paper: what platform/print makes a PDF of.
#pragma once

#include "meetings/notes_store.hpp"
#include "platform/i18n/language.hpp"

#include <string>

namespace radslag::meetings::views {

struct Printed {
    std::string_view forum_name;
    std::string_view base_url; ///< for links to pages; empty: they are left out
};

/// The whole document. It holds what is in `meeting`, so what its reader may read, and nothing of
/// the day of printing: it stays the same until the record changes.
std::string minutes_document(i18n::Language language, const store::ShownMeeting& meeting,
                             const Printed& printed);

} // namespace radslag::meetings::views
