// The pages of a stranger's PDF as they may stand in a PDF of ours: what they show, and links to
// the web. Nothing that acts, and nothing that is not seen, goes along.
#pragma once

#include <qpdf/QPDF.hh>

#include <memory>
#include <string_view>
#include <vector>

namespace radslag::reader_program {

/// Opens a PDF, mending what can be mended; `bytes` must outlive it. Throws QPDFExc when it is
/// damaged or needs a password.
std::unique_ptr<QPDF> open_pdf(std::string_view bytes);

/// Its pages, each an indirect object of the same PDF with the keys of a page that say what it
/// shows, to be copied; the content streams are as they were. Annotations and form fields have
/// become drawings where they have an appearance, and are gone otherwise: comments, actions,
/// scripts, films, files. Of links those remain that lead to the web. Throws std::exception.
std::vector<QPDFObjectHandle> pages_alone(QPDF& pdf);

/// Lets the layers that are off in `from` be off in `to`, into which its pages have been copied.
void copy_layers(QPDF& from, QPDF& to);

} // namespace radslag::reader_program
