// The readers of the single formats, one .cpp file each; read() in reader.cpp chooses among them.
// They are called by nobody else but their tests and fuzzers.
#pragma once

#include "documents/reader.hpp"

namespace radslag::documents {

/// What a reader gets. Both views and the limits must outlive the call.
struct Source {
    std::string name; ///< fit to be shown: valid UTF-8 without control characters, not long
    std::string_view bytes;
    const Limits& limits;
};

/// Each reads one format. Errors: invalid, with a sentence that names the file.
Result<Text> read_plain_text(const Source& source);
Result<Text> read_markdown(const Source& source);
Result<Text> read_html(const Source& source);
Result<Text> read_docx(const Source& source);
Result<Text> read_odt(const Source& source);
Result<Text> read_pptx(const Source& source);
Result<Text> read_rtf(const Source& source);
Result<Text> read_eml(const Source& source);

/// Reads pdf, doc and msg by the program radslag-read.
Result<Text> read_by_program(const Source& source, Format format);

/// The sentences that several readers use.
tl::unexpected<Error> damaged(const Source& source);
tl::unexpected<Error> needs_password(const Source& source);
tl::unexpected<Error> too_deep(const Source& source);

} // namespace radslag::documents
