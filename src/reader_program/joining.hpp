// Joins strangers' pages to a PDF of ours, and attaches their files (documents/joining.hpp says
// what for). foreign_pages.hpp takes the pages, stamp.hpp draws the stamps.
#pragma once

#include "documents/program/joining_wire.hpp"

#include <functional>
#include <string_view>

namespace radslag::reader_program {

/// What the pages of a PDF are, looked through as if they were joined.
documents::Measured measure_pdf(std::string_view bytes);

/// The joined PDF, which goes to `write` in pieces. Throws std::exception when something does not
/// fit together, and what `write` throws.
void join_pdfs(const documents::Arrived& arrived,
               const std::function<void(std::string_view)>& write);

} // namespace radslag::reader_program
