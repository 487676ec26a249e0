// What our own PDF says of its sheets, once strangers' pages come there: where links and bookmarks
// lead, and what its structure holds.
#pragma once

#include <qpdf/QPDF.hh>

#include <vector>

namespace radslag::reader_program {

/// Links and bookmarks that lead to a place on a sheet show the whole page.
void lead_to_whole_pages(QPDF& own, const std::vector<QPDFObjectHandle>& sheets);

/// The structure, by which screen readers go, says nothing of the sheets any more.
void leave_out_of_structure(QPDF& own, const std::vector<QPDFObjectHandle>& sheets);

} // namespace radslag::reader_program
