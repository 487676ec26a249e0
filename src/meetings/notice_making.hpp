// Makes the PDF of a notice: looks through the documents, prints our pages, joins. notice.hpp and
// notice_view.hpp say what.
#pragma once

#include "documents/files.hpp"
#include "meetings/notice_view.hpp"
#include "platform/print/prints.hpp"

namespace radslag::meetings {

/// What a notice is made of, read in one moment for one reader.
struct Notice {
    i18n::Language language;
    store::ShownMeeting meeting;
    std::vector<Enclosure> enclosures;
};

/// Makes the PDF. Whatever is wrong with a document, it goes along as well as it can. Files must
/// outlive the maker.
print::Maker maker_of(const documents::Files& files, Notice notice, std::string forum_name,
                      std::string base_url);

} // namespace radslag::meetings
