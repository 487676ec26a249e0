// The notice of a meeting as a document for paper: what platform/print makes a PDF of, and
// strangers' pages are joined to.
#pragma once

#include "meetings/minutes_view.hpp"
#include "meetings/notice.hpp"

namespace radslag::meetings::views {

/// The whole document. It holds what is in `meeting` and `enclosures`, so what its reader may read,
/// and nothing of the day of printing. At its end stands a sheet for each page that is joined, with
/// the stamp of the page (documents/joining.hpp).
std::string notice_document(i18n::Language language, const store::ShownMeeting& meeting,
                            std::span<const Enclosure> enclosures, const Printed& printed);

/// "Notice, Tjänstemannaforum 18 november 2016".
std::string notice_title(i18n::Language language, const store::ShownMeeting& meeting);

/// "Document 2.1".
std::string document_words(i18n::Language language, const Enclosure& enclosure);
/// "Confidential, 18 kap. 1 §", which stands on each copy; empty where no law withholds it.
std::string confidential_words(i18n::Language language, const Enclosure& enclosure);
/// "Document 2.1, Underlag", with the mark of what is confidential.
std::string enclosure_words(i18n::Language language, const Enclosure& enclosure);

} // namespace radslag::meetings::views
