// What is asked of radslag-read, as its command line: `radslag-read MODE` and the limits. Both
// sides use this: run.cpp writes it, src/reader_program reads it.
#pragma once

#include "documents/reader.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace radslag::documents {

enum class Mode {
    pdf,     ///< gives a Text without blocks when the PDF shows pictures only
    ocr,     ///< reads a PDF's pictures by tesseract
    doc,     ///< gives the plain text that catdoc prints, not yet cut into blocks
    msg,     ///< gives the mail that msgconvert prints, not yet read
    measure, ///< says whether a PDF's pages can be joined, and how many there are
             ///< (joining_wire.hpp)
    join     ///< joins pages to a PDF of ours, and attaches files to it
};

struct Request {
    Mode mode = Mode::pdf;
    Limits limits;
};

/// The arguments that say it: "pdf" and the limits in the order of their struct.
std::vector<std::string> to_arguments(const Request& request);

/// Reads what to_arguments wrote; limits left out are the usual ones. Nothing when it is wrong.
std::optional<Request> parse_arguments(std::span<const char* const> arguments);

/// A run may take this long on the wall clock: a converter waits for others, and OCR takes some
/// seconds a page.
int wall_seconds(const Request& request);

} // namespace radslag::documents
