// Chooses the reader and says what is wrong where there is none; see reader.hpp.
#include "documents/reader.hpp"

#include "documents/readers.hpp"
#include "documents/sniff.hpp"
#include "documents/utf8.hpp"

#include <fstream>

namespace radslag::documents {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t longest_name = 200;

std::string_view as_text(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

tl::unexpected<Error> too_large(const std::string& name, const Limits& limits) {
    return failure(ErrorCode::invalid,
                   "The file {0} is larger than {1} MB. Split it, or save it without pictures, and "
                   "send it again.",
                   {name, std::to_string(limits.file_bytes >> 20U)});
}

tl::unexpected<Error> no_such_file(const std::string& shown) {
    return failure(ErrorCode::invalid,
                   "There is no file {0} that can be read. Check the path and its rights.",
                   {shown});
}

tl::unexpected<Error> refuse(const std::string& name, const Sniffed& sniffed) {
    const std::string kind(sniffed.name);
    switch (sniffed.kind) {
    case Kind::picture:
        return failure(ErrorCode::invalid,
                       "The file {0} is a picture ({1}), whatever its name says. Save the document "
                       "as docx or PDF, or scan it to a PDF with text, and send that.",
                       {name, kind});
    case Kind::spreadsheet:
        return failure(ErrorCode::invalid,
                       "The file {0} is a spreadsheet. Notes are read from text documents: save "
                       "the sheet as PDF, or copy it into a document, and send that.",
                       {name});
    case Kind::slides:
        return failure(ErrorCode::invalid,
                       "The file {0} holds slides of a kind that is not read. Save them as pptx or "
                       "PDF and send that.",
                       {name});
    case Kind::archive:
        return failure(ErrorCode::invalid,
                       "The file {0} is an archive ({1}). Unpack it and send the documents in it.",
                       {name, kind});
    case Kind::recording:
        return failure(ErrorCode::invalid,
                       "The file {0} is a recording ({1}). Send the notes as text.", {name, kind});
    case Kind::program:
        return failure(ErrorCode::invalid,
                       "The file {0} is a program and is not read. Send the notes themselves, as "
                       "docx, odt, PDF or plain text.",
                       {name});
    case Kind::locked:
        return failure(ErrorCode::invalid,
                       "The file {0} is protected by a password. Save it without one and send it "
                       "again.",
                       {name});
    case Kind::office_file:
        return failure(ErrorCode::invalid,
                       "The file {0} comes from an old office program and is no text document. "
                       "Save it as docx or PDF and send that.",
                       {name});
    case Kind::document:
    case Kind::unknown:
        break;
    }
    return failure(ErrorCode::invalid,
                   "The file {0} is of no kind that can be read. Save it as docx, odt, PDF, html "
                   "or plain text and send that.",
                   {name});
}

} // namespace

tl::unexpected<Error> damaged(const Source& source) {
    return failure(ErrorCode::invalid,
                   "The file {0} is damaged and cannot be read. Open it in its program, save it "
                   "anew and send it again.",
                   {source.name});
}

tl::unexpected<Error> needs_password(const Source& source) {
    return failure(ErrorCode::invalid,
                   "The file {0} is protected by a password. Save it without one and send it "
                   "again.",
                   {source.name});
}

tl::unexpected<Error> too_deep(const Source& source) {
    return failure(ErrorCode::invalid,
                   "The file {0} is nested too deeply to be a document that a person wrote. Open "
                   "it in its program, save it anew and send it again.",
                   {source.name});
}

std::string shown_name(std::string_view name) {
    std::string clean;
    utf8::append_visible(clean, name.substr(0, longest_name));
    for (char& each : clean)
        if (each == '\n' || each == '\t')
            each = ' ';
    return clean;
}

std::optional<Format> format_of(std::string_view name, std::span<const std::byte> bytes) {
    return sniff(name, as_text(bytes)).format;
}

Result<Text> read(std::string_view name, std::span<const std::byte> bytes, const Limits& limits) {
    const Source source{shown_name(name), as_text(bytes), limits};
    if (bytes.empty())
        return failure(ErrorCode::invalid,
                       "The file {0} is empty (0 bytes). Look whether it was saved, and send it "
                       "again.",
                       {source.name});
    if (bytes.size() > limits.file_bytes)
        return too_large(source.name, limits);
    const Sniffed sniffed = sniff(name, source.bytes);
    if (!sniffed.format)
        return refuse(source.name, sniffed);
    switch (*sniffed.format) {
    case Format::text:
        return read_plain_text(source);
    case Format::markdown:
        return read_markdown(source);
    case Format::docx:
        return read_docx(source);
    case Format::pdf:
    case Format::doc:
    case Format::msg:
        return read_by_program(source, *sniffed.format);
    case Format::html:
        return read_html(source);
    case Format::eml:
        return read_eml(source);
    case Format::odt:
        return read_odt(source);
    case Format::pptx:
        return read_pptx(source);
    case Format::rtf:
        return read_rtf(source);
    }
    return refuse(source.name, sniffed);
}

Result<std::vector<std::byte>> bytes_of_file(const fs::path& path, const Limits& limits) {
    const std::string shown = shown_name(path.string());
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::status_known(status) || !fs::exists(status))
        return no_such_file(shown);
    if (fs::is_directory(status))
        return failure(ErrorCode::invalid,
                       "{0} is a folder. Give the files in it instead, such as {0}/*.", {shown});
    if (!fs::is_regular_file(status))
        return failure(ErrorCode::invalid,
                       "{0} is a device, a pipe or a socket and is not read. Save what comes out "
                       "of it as a file, and give that.",
                       {shown});
    const auto size = fs::file_size(path, error);
    if (error)
        return no_such_file(shown);
    if (size > limits.file_bytes)
        return too_large(shown_name(path.filename().string()), limits);
    std::vector<std::byte> bytes(size);
    std::ifstream file(path, std::ios::binary);
    if (!file.is_open())
        return failure(ErrorCode::invalid,
                       "The file {0} may not be read by you. Ask its owner for the right to read "
                       "it, or for a copy.",
                       {shown});
    if (!file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(size)))
        return failure(ErrorCode::invalid,
                       "The file {0} cannot be read to its end. Copy it anew from where it came, "
                       "and try again.",
                       {shown});
    return bytes;
}

Result<Text> read_file(const fs::path& path, const Limits& limits) {
    const auto bytes = bytes_of_file(path, limits);
    if (!bytes)
        return tl::unexpected<Error>(bytes.error());
    return read(path.filename().string(), *bytes, limits);
}

} // namespace radslag::documents
