// The readings that other programs do for us: catdoc (doc), msgconvert (msg), tesseract (pictures
// in a PDF). Each is a Debian package that may be missing. Look next at child.hpp.
#pragma once

#include "documents/program/request.hpp"
#include "documents/readers.hpp"

namespace radslag::reader_program {

/// Each reads the source, whose bytes also lie in the open file `input`; doc and msg give what the
/// converter printed as a Text without blocks (request.hpp). Errors: invalid when the file is
/// damaged or the converter is missing, with a sentence that names the Debian package.
Result<documents::Text> read_doc(const documents::Source& source, int input);
Result<documents::Text> read_msg(const documents::Source& source, int input);
Result<documents::Text> read_by_ocr(const documents::Source& source,
                                    const documents::Request& request);

} // namespace radslag::reader_program
