// Runs the converters and reads what they print; see converters.hpp.
#include "reader_program/converters.hpp"

#include "documents/plain_lines.hpp"
#include "reader_program/child.hpp"
#include "reader_program/pdf.hpp"

#include <unistd.h>

#include <chrono>
#include <cstdlib>

namespace radslag::reader_program {

using documents::Format;
using documents::Source;
using documents::Text;

namespace {

constexpr std::size_t largest_picture = 64U << 20U;
/// Time is left for handing over what was read.
constexpr std::chrono::seconds reserve{10};

tl::unexpected<Error> needs_ocr() {
    return failure(ErrorCode::invalid,
                   "The PDF {0} shows pictures of text and holds none itself. Install the Debian "
                   "packages tesseract-ocr and tesseract-ocr-swe to have it read, or send a PDF "
                   "with text.",
                   {""});
}

tl::unexpected<Error> needs_msgconvert(const Source& source) {
    return failure(ErrorCode::invalid,
                   "The file {0} is an Outlook message. Install the Debian packages "
                   "libemail-outlook-message-perl and libemail-address-perl to have it read, or "
                   "save it as eml or text and send that.",
                   {source.name});
}

/// What a converter printed, for the one who asks to read.
Text unread(std::string& printed) {
    Text text;
    text.text = std::move(printed);
    return text;
}

} // namespace

Result<Text> read_doc(const Source& source, int input) {
    const std::string catdoc = installed("catdoc");
    if (catdoc.empty())
        return failure(ErrorCode::invalid,
                       "The file {0} is an old Word document. Install the Debian package catdoc "
                       "to have it read, or save it as docx and send that.",
                       {source.name});
    auto printed =
        convert({catdoc, "-w", "-d", "utf-8", "/dev/stdin"}, input, source.limits.text_bytes);
    if (!printed)
        return documents::damaged(source);
    return unread(*printed);
}

Result<Text> read_msg(const Source& source, int input) {
    const std::string msgconvert = installed("msgconvert");
    if (msgconvert.empty())
        return needs_msgconvert(source);
    auto printed =
        convert({msgconvert, "--outfile", "-", "/dev/stdin"}, input, source.limits.file_bytes * 2);
    // Debian's package of msgconvert does not ask for this module, without which it cannot start.
    if (!printed && !convert({installed("perl"), "-MEmail::Address", "-e1"}, input, 1))
        return needs_msgconvert(source);
    if (!printed || printed->empty())
        return documents::damaged(source);
    return unread(*printed);
}

Result<Text> read_by_ocr(const Source& source, const documents::Request& request) {
    const auto deadline =
        std::chrono::steady_clock::now() + std::chrono::seconds(wall_seconds(request)) - reserve;
    const std::string tesseract = installed("tesseract");
    if (tesseract.empty())
        return needs_ocr();
    prepare_poppler();
    const int pages =
        std::atoi(compute_apart([&] { return std::to_string(pages_of_pdf(source)); }, 32).c_str());
    documents::TextBuilder builder(Format::pdf, source);
    int page = 0;
    while (page < pages && !builder.full() && std::chrono::steady_clock::now() < deadline) {
        ++page;
        const std::string picture =
            compute_apart([&] { return picture_of_page(source, page); }, largest_picture);
        if (picture.empty())
            continue;
        const int file = memory_file(picture);
        const auto printed =
            convert({tesseract, "stdin", "stdout", "-l", "swe"}, file, source.limits.text_bytes);
        close(file);
        if (!printed)
            return needs_ocr();
        builder.set_page(page);
        documents::write_lines(builder, *printed);
    }
    builder.remark({"The text of {0} was recognised in pictures of its pages and may hold errors.",
                    {source.name}});
    if (page < pages)
        builder.remark({"Only the first {1} of {2} pages of {0} were read: recognising text takes "
                        "time. Split the file to have all of it read.",
                        {source.name, std::to_string(page), std::to_string(pages)}});
    return builder.finish();
}

} // namespace radslag::reader_program
